import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { createSite } from '#contract/users-network.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { ComboBoxField, type ComboItem } from '#web/components/combo-box.tsx'
import { Form } from '#web/components/form.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { loadMunicipalities } from '#web/lib/municipalities.ts'
import { CapacityPage, capacityEyebrow, type DeskView } from './capacity.tsx'

/** A new site of a proveedor; its number is the next one. */
export function SiteCreatePage(): ReactElement {
  return <CapacityPage heading="Crear una sede">{(view) => <Create view={view} />}</CapacityPage>
}

function Create({ view }: { view: DeskView }): ReactElement {
  const { capacityId } = view
  const navigate = useNavigate()
  const form = usePageForm<{ name: string; address: string; municipality: ComboItem | null; phone: string }>({
    name: '',
    address: '',
    municipality: null,
    phone: '',
  })
  const back = `/administracion/${capacityId}/sedes`
  const act = useAct(createSite, {
    form,
    say: (site) => `La sede ${site.number} quedó creada.`,
    done: (site) => navigate({ to: back, search: { creada: `${site.number} ${site.name}` } as never }),
  })
  return (
    <>
      <BackLink to={back}>Sedes</BackLink>
      <Form
        form={form}
        act={act}
        refusedTitle="No se creó la sede"
        head={
          <PageHead
            title="Cree una sede"
            eyebrow={capacityEyebrow(view)}
            lead="Un lugar desde donde entrega. Recibe el siguiente número, y ahí podrá activar usuarios."
          />
        }
        onSubmit={(values) =>
          act.run({
            params: { capacityId },
            body: {
              name: values.name,
              address: values.address,
              municipality: values.municipality?.id ?? '',
              ...(values.phone ? { phone: values.phone } : {}),
            },
          })
        }
      >
        <TextField name="name" label="Nombre de la sede" hint="Por ejemplo: Bodega norte" maxLength={120} />
        <TextField name="address" label="Dirección" autoComplete="off" maxLength={200} />
        <ComboBoxField
          name="municipality"
          label="Municipio"
          hint="Escriba el nombre o el código, y elija de la lista."
          load={loadMunicipalities}
        />
        <TextField name="phone" label="Teléfono" type="tel" optional width={20} autoComplete="off" maxLength={40} />
        <Actions>
          <Button kind="primary" type="submit" busy={act.busy}>
            Crear la sede
          </Button>
          <LinkButton to={back}>Volver sin crear</LinkButton>
        </Actions>
      </Form>
    </>
  )
}
