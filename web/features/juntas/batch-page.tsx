import { type ReactElement, useState } from 'react'
import { type BoardCaseKey, type BoardCaseRow, type BoardKind, boardInbox, decideBoards } from '#contract/juntas.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Confirmation, Section } from '#web/components/layout.tsx'
import { Note } from '#web/components/note.tsx'
import { Breadcrumb, H1, PageHead } from '#web/components/page-head.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { showPrescriptionNumber } from '#web/lib/format.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { ActFields, type ActValues, actBody, useActForm } from './act-form.tsx'
import { boardKindNames } from './words.ts'

/** One act for the items chosen in the inbox; what could not be decided says why. */
export function BoardBatchPage(): ReactElement {
  return <InContext title="Una sola acta">{(context) => <Batch context={context} />}</InContext>
}

/** '2026…-S-1,2026…-N-1' read back. */
function casesOf(text: string | undefined): BoardCaseKey[] {
  return (text ?? '').split(',').flatMap((one) => {
    const [, number = '', kind, item] = /^(\d{20})-([MNS])-([1-9]\d?)$/.exec(one) ?? []
    return kind ? [{ number, kind: kind as BoardKind, item: Number(item) }] : []
  })
}

const words = (one: BoardCaseKey): string =>
  `${boardKindNames[one.kind]} ${one.item} de ${showPrescriptionNumber(one.number)}`

const same = (a: BoardCaseKey, b: BoardCaseKey): boolean =>
  a.number === b.number && a.kind === b.kind && a.item === b.item

/** One item of the act: what it is and for whom, as the inbox said. */
function Chosen({ one, row }: { one: BoardCaseKey; row: BoardCaseRow | undefined }): ReactElement {
  if (!row) return <li>{words(one)}</li>
  return (
    <li>
      <b>{row.itemName}</b>, para {row.patientName}
      <div className="meta">{words(one)}</div>
    </li>
  )
}

function Batch({ context }: { context: ContextView }): ReactElement {
  const [search] = useSearchState()
  const [answer, setAnswer] = useState<CallResult<typeof decideBoards> | null>(null)
  const cases = casesOf(search.items)
  const base = `${contextPath(context)}/decidir_junta`
  const form = useActForm()
  // The names that the inbox shows; what lies beyond its first hundred is told by its number.
  const waiting = useEndpoint(boardInbox, {
    params: { context: context.key },
    query: { list: 'pendientes', limit: 100 },
  })
  const act = useAct<typeof decideBoards, ActValues>(decideBoards, { form, done: setAnswer })
  const count = cases.length === 1 ? '1 ítem' : `${cases.length} ítems`
  if (answer)
    return (
      <Confirmation
        heading={
          <H1>
            {answer.done.length === 1 ? 'Quedó registrado 1 ítem' : `Quedaron registrados ${answer.done.length} ítems`}
          </H1>
        }
        actions={
          <Actions>
            <LinkButton kind="primary" to={base}>
              Volver a la bandeja
            </LinkButton>
          </Actions>
        }
      >
        {answer.refused.length > 0 && (
          <Note kind="wait">
            <p>Estos siguen como estaban:</p>
            <ul>
              {answer.refused.map((one) => (
                <li key={words(one)}>
                  {words(one)}. {one.text}
                </li>
              ))}
            </ul>
          </Note>
        )}
      </Confirmation>
    )
  if (cases.length === 0)
    return (
      <PageHead title="Una sola acta" lead="Elija en la bandeja los ítems que lleva el acta.">
        <Actions>
          <LinkButton kind="primary" to={base}>
            Ir a la bandeja
          </LinkButton>
        </Actions>
      </PageHead>
    )
  return (
    <>
      <Breadcrumb trail={[{ label: 'Junta', to: base }, { label: 'Una sola acta' }]} />
      <Form
        form={form}
        act={act}
        label="Acta de la junta"
        refusedTitle="No se registró el acta"
        head={
          <PageHead
            title={`Una sola acta para ${count}`}
            lead="Cada ítem queda con la misma decisión y la misma justificación."
          />
        }
        onSubmit={(values) => act.run({ params: { context: context.key }, body: { ...actBody(values), cases } })}
      >
        <Section title="Qué decide">
          <ul>
            {cases.map((one) => (
              <Chosen key={words(one)} one={one} row={waiting.data?.rows.find((row) => same(row, one))} />
            ))}
          </ul>
        </Section>
        <ActFields many />
        <Actions>
          <Button kind="primary" type="submit" busy={act.busy}>
            {`Registrar el acta de ${count}`}
          </Button>
          <LinkButton to={base}>Volver sin registrar</LinkButton>
        </Actions>
      </Form>
    </>
  )
}
