import { type ReactElement, useState } from 'react'
import { assignBoard, unattendedBoardCases } from '#contract/juntas.ts'
import { annulmentRequests, decideAnnulment } from '#contract/prescribing.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Radios } from '#web/components/choices.tsx'
import { CellNote, DataTable, Pager } from '#web/components/data-table.tsx'
import { Dialog } from '#web/components/dialog.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Section } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { Select } from '#web/components/select.tsx'
import { Status } from '#web/components/tag.tsx'
import { TextArea } from '#web/components/text-area.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { contextEyebrow, contextPath } from '#web/lib/context-paths.ts'
import { showDate, showDeadline, showPrescriptionNumber, showWait } from '#web/lib/format.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'

type Request = CallResult<typeof annulmentRequests>['requests'][number]
type Unattended = CallResult<typeof unattendedBoardCases>

/** What the EPS decides in its regime: annulments that prescribers asked for, and items whose IPS has nobody on its board. */
export function AuditPage(): ReactElement {
  return <InContext title="Auditoría">{(context) => <Audit context={context} />}</InContext>
}

function Audit({ context }: { context: ContextView }): ReactElement {
  return (
    <>
      <PageHead
        eyebrow={contextEyebrow(context)}
        title="Auditoría"
        lead="Lo que espera una decisión de la EPS en este régimen."
        action={
          <LinkButton small icon="search" to={`${contextPath(context)}/consultar_eps`}>
            Buscar prescripciones
          </LinkButton>
        }
      />
      <Section title="Anulaciones pedidas">
        <Annulments context={context} />
      </Section>
      <Section title="Ítems sin junta que los decida">
        <Boards context={context} />
      </Section>
    </>
  )
}

function Annulments({ context }: { context: ContextView }): ReactElement {
  const [search] = useSearchState()
  const [open, setOpen] = useState<Request | null>(null)
  const base = contextPath(context)
  const query = useEndpoint(
    annulmentRequests,
    { params: { context: context.key }, query: { after: search.anulaciones } },
    { keep: true },
  )
  return (
    <Loaded
      query={query}
      empty={(page) =>
        page.requests.length === 0 && (
          <Empty title="Nadie espera una anulación">
            Cuando un prescriptor la pida después de su plazo, aparecerá aquí.
          </Empty>
        )
      }
    >
      {(page) => (
        <>
          <DataTable
            label="Solicitudes de anulación"
            rows={page.requests}
            rowKey={(row) => row.requestId}
            columns={[
              {
                label: 'Prescripción',
                cell: (row) => (
                  <>
                    <Link className="num" to={`${base}/consultar_eps/${row.number}`}>
                      {showPrescriptionNumber(row.number)}
                    </Link>
                    <CellNote>{row.patientName}</CellNote>
                  </>
                ),
              },
              {
                label: 'Pidió',
                sorted: 'ascending',
                cell: (row) => (
                  <>
                    {row.askedBy ?? '—'}
                    <CellNote>
                      {showDate(row.askedAt)}, {showWait(row.askedAt)}
                    </CellNote>
                  </>
                ),
              },
              { label: 'Motivo', width: '35%', cell: (row) => row.reason },
              {
                label: 'Acto',
                cell: (row) => (
                  <Button small onClick={() => setOpen(row)}>
                    Decidir…
                  </Button>
                ),
              },
            ]}
          />
          <Pager
            text={`${page.requests.length === 1 ? '1 solicitud' : `${page.requests.length} solicitudes`}, la más antigua primero`}
            first={search.anulaciones ? `${base}/auditar_eps` : undefined}
            next={page.next ? `${base}/auditar_eps?anulaciones=${encodeURIComponent(page.next)}` : undefined}
          />
          {open && <DecideAnnulment context={context} request={open} close={() => setOpen(null)} />}
        </>
      )}
    </Loaded>
  )
}

function DecideAnnulment(props: { context: ContextView; request: Request; close: () => void }): ReactElement {
  const { context, request, close } = props
  const [decision, setDecision] = useState('')
  const [remarks, setRemarks] = useState('')
  const act = useAct(decideAnnulment, { say: 'Decisión registrada', done: close })
  return (
    <Dialog open title={`¿Anular ${showPrescriptionNumber(request.number)}?`} onClose={close}>
      {act.problem && <Refused problem={act.problem} />}
      <Radios
        label="Decisión"
        value={decision}
        onChange={setDecision}
        options={[
          { value: 'aceptada', label: 'Anularla' },
          { value: 'negada', label: 'No anularla' },
        ]}
      />
      <TextArea
        label="Observación"
        hint="Al menos 5 letras. La lee quien prescribió."
        rows={3}
        maxLength={300}
        value={remarks}
        onChange={setRemarks}
      />
      <Actions>
        <Button
          kind="primary"
          busy={act.busy}
          onClick={() =>
            void act.run({
              params: { context: context.key, requestId: request.requestId },
              body: { decision: decision as 'aceptada', remarks },
            })
          }
        >
          Registrar la decisión
        </Button>
        <Button onClick={close}>Volver sin decidir</Button>
      </Actions>
    </Dialog>
  )
}

function Boards({ context }: { context: ContextView }): ReactElement {
  const [search] = useSearchState()
  const base = contextPath(context)
  const query = useEndpoint(
    unattendedBoardCases,
    { params: { context: context.key }, query: { limit: 25, after: search.juntas } },
    { keep: true },
  )
  return (
    <Loaded
      query={query}
      empty={(page) =>
        page.rows.length === 0 && (
          <Empty title="Cada ítem tiene quién lo decida">
            Si una IPS se queda sin junta, sus ítems aparecen aquí para darlos a otra de la red.
          </Empty>
        )
      }
    >
      {(page) => (
        <>
          <DataTable
            label="Ítems por dar a otra IPS"
            rows={page.rows}
            rowKey={(row) => `${row.number}-${row.kind}-${row.item}`}
            columns={[
              {
                label: 'Ítem',
                cell: (row) => (
                  <>
                    <Link to={`${base}/consultar_eps/${row.number}`}>{row.itemName}</Link>
                    <CellNote>{row.patientName}</CellNote>
                  </>
                ),
              },
              { label: 'IPS', cell: (row) => row.providerName },
              {
                label: 'Plazo',
                sorted: 'ascending',
                cell: (row) => (
                  <Status kind={row.overdue ? 'stop' : 'wait'}>
                    {row.overdue ? 'Venció: ' : ''}
                    {showDeadline(row.dueAt)}
                  </Status>
                ),
              },
              { label: 'Junta que decide', cell: (row) => <Give context={context} row={row} boards={page.boards} /> },
            ]}
          />
          <Pager
            text={`${page.rows.length} ítems, por plazo`}
            first={search.juntas ? `${base}/auditar_eps` : undefined}
            next={page.next ? `${base}/auditar_eps?juntas=${encodeURIComponent(page.next)}` : undefined}
          />
        </>
      )}
    </Loaded>
  )
}

function Give(props: {
  context: ContextView
  row: Unattended['rows'][number]
  boards: Unattended['boards']
}): ReactElement {
  const { context, row, boards } = props
  const [chosen, setChosen] = useState('')
  const act = useAct(assignBoard, { say: 'La junta elegida ya lo tiene' })
  if (boards.length === 0)
    return <span className="muted">Ninguna IPS de su red tiene junta. Agregue una a la red.</span>
  return (
    <div className="stack">
      <Select
        label={`IPS para ${row.itemName}`}
        value={chosen}
        onChange={setChosen}
        placeholder="Elija"
        options={boards.map((board) => ({ value: board.capacityId, label: board.name }))}
      />
      {act.problem && <Refused problem={act.problem} />}
      <Button
        small
        busy={act.busy}
        onClick={() =>
          void act.run({
            params: { context: context.key, number: row.number, kind: row.kind, item: row.item },
            body: { capacityId: chosen },
          })
        }
      >
        Dar a esa junta
      </Button>
    </div>
  )
}
