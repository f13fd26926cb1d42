import { type ReactElement, useRef } from 'react'
import { addToNetwork, type NetworkCandidate, searchNetwork } from '#contract/users-network.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { ComboBoxField, type ComboItem } from '#web/components/combo-box.tsx'
import { Form } from '#web/components/form.tsx'
import { Confirmation } from '#web/components/layout.tsx'
import { Note } from '#web/components/note.tsx'
import { BackLink, H1, PageHead } from '#web/components/page-head.tsx'
import { Effects } from '#web/components/steps.tsx'
import { useAct } from '#web/lib/act.ts'
import { call } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { useSearchState } from '#web/lib/url.ts'
import { CapacityPage, capacityEyebrow, type DeskView } from './capacity.tsx'

const kindNames = { ips: 'IPS', proveedor: 'Proveedor', proveedor_pn: 'Proveedor persona natural' } as const

/** Adds one IPS or proveedor to the network of the regime: an IPS by name, NIT or code, a proveedor by name, NIT or document. */
export function NetworkAddPage(): ReactElement {
  return <CapacityPage heading="Agregar a la red">{(view) => <Add view={view} />}</CapacityPage>
}

function Add({ view }: { view: DeskView }): ReactElement {
  const { capacityId } = view
  const [search, setSearch] = useSearchState()
  const form = usePageForm<{ key: ComboItem | null }>({ key: null })
  const found = useRef(new Map<string, NetworkCandidate>())
  const chosen = form.watch('key')
  const one = chosen ? found.current.get(chosen.id) : undefined
  const act = useAct(addToNetwork, {
    form,
    say: (member) => `${member.name} quedó en la red del régimen ${view.regime}.`,
    done: (member) => {
      form.reset()
      setSearch({ agregado: member.name, nota: member.state === 'lista' ? undefined : member.stateText })
    },
  })
  const back = `/administracion/${capacityId}/red`
  async function load(text: string, signal: AbortSignal): Promise<ComboItem[]> {
    const { candidates } = await call(searchNetwork, { params: { capacityId }, query: { text } }, signal)
    for (const candidate of candidates) found.current.set(candidate.key, candidate)
    return candidates.map((candidate) => ({
      id: candidate.key,
      name: candidate.name,
      detail: [kindNames[candidate.kind], candidate.identification, candidate.place, candidate.refusal]
        .filter(Boolean)
        .join(' · '),
    }))
  }
  if (search.agregado)
    return (
      <Confirmation
        heading={<H1>{`${search.agregado} está en su red`}</H1>}
        actions={
          <Actions>
            <Button kind="primary" onClick={() => setSearch({ agregado: undefined, nota: undefined })}>
              Agregar otro
            </Button>
            <LinkButton to={back}>Ver la red</LinkButton>
          </Actions>
        }
      >
        <p>Ya puede direccionarle en el régimen {view.regime}. En el otro régimen no cambia nada.</p>
        {search.nota && <p>{search.nota}.</p>}
      </Confirmation>
    )
  return (
    <>
      <BackLink to={back}>Red del régimen {view.regime}</BackLink>
      <Form
        form={form}
        act={act}
        refusedTitle="No se agregó a la red"
        head={
          <PageHead
            title={`Agregue a la red del régimen ${view.regime}`}
            eyebrow={capacityEyebrow(view)}
            lead="Busque una IPS o un proveedor por nombre o NIT; una persona natural, por su documento: CC 1099…"
          />
        }
        onSubmit={(values) => act.run({ params: { capacityId }, body: { key: values.key?.id ?? '' } })}
      >
        <ComboBoxField
          name="key"
          label="IPS o proveedor"
          hint="Una IPS debe estar habilitada en REPS. Puede agregarla aunque todavía no tenga delegado."
          load={load}
        />
        {one?.refusal && (
          <Note kind="stop">
            <p>{one.refusal}</p>
          </Note>
        )}
        {one && !one.refusal && (
          <Effects
            heading="h2"
            items={[
              { kind: 'yes', text: `Podrá direccionar a ${one.name} en el régimen ${view.regime}.` },
              {
                kind: 'no',
                text: `En el régimen ${view.regime === 'contributivo' ? 'subsidiado' : 'contributivo'} no cambia nada.`,
              },
              ...(one.note ? [{ kind: 'info' as const, text: one.note }] : []),
              { kind: 'info', text: 'Queda en el historial a nombre de usted.' },
            ]}
          />
        )}
        <Actions>
          <Button kind="primary" type="submit" busy={act.busy}>
            Agregar a la red
          </Button>
          <LinkButton to={back}>Volver sin agregar</LinkButton>
        </Actions>
      </Form>
    </>
  )
}
