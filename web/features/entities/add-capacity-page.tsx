import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { type EntityCapacity, entityCapacities, entityCapacityNames } from '#contract/capacities.ts'
import { addCapacity, readEntity } from '#contract/identity-entities.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { RadioCardsField } from '#web/components/choices.tsx'
import { Form } from '#web/components/form.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { Effects } from '#web/components/steps.tsx'
import { Tag } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { authorizedPage, entityPage } from './words.ts'

const explains: Record<EntityCapacity, string> = {
  eps_contributivo: 'Pide un código de EAPB habilitado en el régimen contributivo.',
  eps_subsidiado: 'Pide un código de EAPB habilitado en el régimen subsidiado.',
  ips: 'Pide estar en REPS, habilitada.',
  proveedor: 'Droguería, gestor o proveedor de tecnologías. No pide registro.',
}

/** Adds what a registered entity acts as; its registry decides. */
export function AddCapacityPage(): ReactElement {
  const entityId = useParam('entityId')
  const navigate = useNavigate()
  const query = useEndpoint(readEntity, { params: { entityId } })
  const form = usePageForm({ capacity: '' })
  const act = useAct(addCapacity, {
    form,
    say: (capacity) => `La entidad quedó registrada como ${capacity.name}.`,
    done: () => navigate({ to: authorizedPage(entityId) }),
  })
  return (
    <>
      <BackLink to={entityPage(entityId)}>La entidad</BackLink>
      <Loaded query={query} heading="Agregue qué es la entidad">
        {(entity) => (
          <Form
            form={form}
            act={act}
            refusedTitle="No se agregó"
            head={<PageHead eyebrow={entity.name} title="Agregue qué es la entidad" />}
            onSubmit={({ capacity }) =>
              act.run({ params: { entityId }, body: { capacity: capacity as EntityCapacity } })
            }
          >
            <RadioCardsField
              name="capacity"
              label="¿Qué más es?"
              options={entityCapacities.map((value) => ({
                value,
                title: entityCapacityNames[value],
                text: explains[value],
                ...(entity.available.includes(value) ? {} : { unmet: true, tag: <Tag kind="done">Ya lo es</Tag> }),
              }))}
            />
            <Effects
              heading="h2"
              items={[
                { kind: 'yes', text: 'Podrá nombrar quién la administra en MIPRES con esa calidad.' },
                { kind: 'no', text: 'No cambia nada de lo que ya administra.' },
                { kind: 'info', text: 'Queda en el historial a nombre de usted.' },
              ]}
            />
            <Actions>
              <Button kind="primary" type="submit" busy={act.busy}>
                Agregar
              </Button>
              <LinkButton to={entityPage(entityId)}>Volver sin agregar</LinkButton>
            </Actions>
          </Form>
        )}
      </Loaded>
    </>
  )
}
