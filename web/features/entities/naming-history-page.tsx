import type { ReactElement } from 'react'
import { type DelegationView, delegationHistory } from '#contract/identity-delegations.ts'
import { CellNote, DataTable, Pager } from '#web/components/data-table.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { Status } from '#web/components/tag.tsx'
import { showDate, showDocument } from '#web/lib/format.ts'
import { useParam, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { authorizedPage, entityPage } from './words.ts'

const states: Record<DelegationView['state'], { kind: 'done' | 'wait' | 'stop' | 'idle'; word: string }> = {
  nombrada: { kind: 'wait', word: 'Pendiente' },
  vigente: { kind: 'done', word: 'Vigente' },
  suspendida: { kind: 'stop', word: 'Suspendida' },
  vencida: { kind: 'idle', word: 'Venció' },
  revocada: { kind: 'idle', word: 'Revocada' },
  reemplazada: { kind: 'idle', word: 'Reemplazada' },
}

/** Every naming of the entity and what became of it, latest first. */
export function NamingHistoryPage(): ReactElement {
  const entityId = useParam('entityId')
  const [search] = useSearchState()
  const query = useEndpoint(
    delegationHistory,
    { params: { entityId }, query: { before: search.desde, limit: 25 } },
    { keep: true },
  )
  const here = `${authorizedPage(entityId)}/historial`
  return (
    <Loaded query={query} heading="Historial de nombramientos" lines={10}>
      {({ entity, delegations, next }) => (
        <>
          <Breadcrumb
            trail={[
              { label: entity.name, to: entityPage(entityId) },
              { label: 'Autorizados', to: authorizedPage(entityId) },
              { label: 'Historial' },
            ]}
          />
          <PageHead
            title="Historial de nombramientos"
            lead="Nada se borra: cada nombramiento, quién lo hizo y cómo terminó."
          />
          {delegations.length === 0 ? (
            <Empty icon="people" title="Todavía no ha nombrado a nadie">
              Cuando nombre a alguien, aquí quedará quién, cuándo y qué pasó.
            </Empty>
          ) : (
            <>
              <DataTable
                label="Nombramientos, los más recientes primero"
                rows={delegations}
                rowKey={(d) => d.delegationId}
                columns={[
                  {
                    label: 'Persona',
                    cell: (d) => (
                      <>
                        {d.name ?? showDocument(d.document)}
                        {d.name && <CellNote>{showDocument(d.document)}</CellNote>}
                      </>
                    ),
                  },
                  { label: 'Para', cell: (d) => `${d.application.toUpperCase()} · ${d.capacity}` },
                  {
                    label: 'Nombramiento',
                    sorted: 'descending',
                    cell: (d) => (
                      <>
                        {showDate(d.namedAt)}
                        <CellNote>{d.namedBy.you ? 'por usted' : d.namedBy.name}</CellNote>
                      </>
                    ),
                  },
                  { label: 'Vigente desde', cell: (d) => (d.inForceFrom ? showDate(d.inForceFrom) : '—') },
                  {
                    label: 'Estado',
                    cell: (d) => (
                      <>
                        <Status kind={states[d.state].kind}>{states[d.state].word}</Status>
                        {d.endedAt && (
                          <CellNote>
                            {showDate(d.endedAt)}
                            {d.endedBy ? `, ${d.endedBy}` : ''}
                            {d.endNote ? `. ${d.endNote}` : ''}
                          </CellNote>
                        )}
                      </>
                    ),
                  },
                ]}
              />
              <Pager
                text="Los más recientes primero"
                first={search.desde ? here : undefined}
                next={next ? `${here}?desde=${next}` : undefined}
              />
            </>
          )}
        </>
      )}
    </Loaded>
  )
}
