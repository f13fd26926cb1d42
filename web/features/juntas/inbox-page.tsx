import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { type BoardCaseRow, type BoardKind, boardInbox, boardKinds } from '#contract/juntas.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Button } from '#web/components/button.tsx'
import { CellNote, DataTable, Filters, Pager, SelectionBar, Toolbar } from '#web/components/data-table.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Tabs } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Select } from '#web/components/select.tsx'
import { Status } from '#web/components/tag.tsx'
import { contextPath } from '#web/lib/context-paths.ts'
import { showCount, showDate, showDeadline, showPrescriptionNumber } from '#web/lib/format.ts'
import { stringifyPlainSearch, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { boardKindNames, boardStateTags, dueSoon, dueWords } from './words.ts'

const keyOf = (row: Pick<BoardCaseRow, 'number' | 'kind' | 'item'>): string => `${row.number}-${row.kind}-${row.item}`

/** What waits for the board of the IPS, nearest deadline first; or what it decided. */
export function BoardInboxPage(): ReactElement {
  return <InContext title="Junta de profesionales">{(context) => <Inbox context={context} />}</InContext>
}

function Inbox({ context }: { context: ContextView }): ReactElement {
  const [search, setSearch] = useSearchState()
  const [chosen, setChosen] = useState(new Set<string>())
  const navigate = useNavigate()
  const list = search.lista === 'decididos' ? 'decididos' : 'pendientes'
  const kind = boardKinds.find((one): one is BoardKind => one === search.tipo)
  const overdue = search.vencidos === 'si' && list === 'pendientes'
  const query = useEndpoint(
    boardInbox,
    {
      params: { context: context.key },
      query: { list, limit: 25, kind, after: search.desde, ...(overdue ? { overdue: 'si' as const } : {}) },
    },
    { keep: true },
  )
  const base = `${contextPath(context)}/decidir_junta`
  const here = (change: Record<string, string | undefined>): string =>
    base + stringifyPlainSearch({ ...search, desde: undefined, ...change })
  const counts = query.data?.counts
  return (
    <>
      <PageHead
        eyebrow={context.entityName}
        title="Junta de profesionales"
        lead="Lo que espera su decisión antes de entregarse. Primero, lo que vence antes."
      />
      <Tabs
        label="Listas de la junta"
        items={[
          {
            label: 'Pendientes',
            to: here({ lista: undefined }),
            current: list === 'pendientes',
            count: counts?.pending,
          },
          { label: 'Decididos', to: here({ lista: 'decididos', vencidos: undefined }), current: list === 'decididos' },
        ]}
      />
      <Toolbar label="Filtrar la bandeja">
        <Filters set={[kind, overdue].filter(Boolean).length}>
          <Select
            label="Tipo"
            value={kind ?? ''}
            onChange={(tipo) => setSearch({ tipo, desde: undefined })}
            placeholder="Todos"
            options={boardKinds.map((value) => ({ value, label: boardKindNames[value] }))}
          />
          {list === 'pendientes' && (
            <Select
              label="Plazo"
              value={overdue ? 'si' : ''}
              onChange={(vencidos) => setSearch({ vencidos, desde: undefined })}
              placeholder="Todos"
              options={[{ value: 'si', label: `Solo vencidos${counts ? ` (${showCount(counts.overdue)})` : ''}` }]}
            />
          )}
        </Filters>
      </Toolbar>
      <SelectionBar count={chosen.size} common="Llevarán la misma acta">
        <Button
          kind="primary"
          onClick={() => void navigate({ to: `${base}/acta`, search: { items: [...chosen].join(',') } })}
        >
          Registrar una sola acta
        </Button>
      </SelectionBar>
      <Loaded
        query={query}
        lines={10}
        empty={(page) =>
          page.rows.length === 0 && (
            <Empty
              icon={kind || overdue ? 'filter' : 'check'}
              title={
                kind || overdue
                  ? 'Ningún ítem coincide con los filtros'
                  : list === 'pendientes'
                    ? 'Nada espera a la junta'
                    : 'La junta no ha decidido nada todavía'
              }
            >
              {kind || overdue
                ? 'Quite un filtro para ver más.'
                : 'Cuando se firme algo que exige junta, aparecerá aquí con su plazo.'}
            </Empty>
          )
        }
      >
        {(page) => (
          <>
            <DataTable
              label={list === 'pendientes' ? 'Ítems que esperan a la junta' : 'Ítems decididos por la junta'}
              rows={page.rows}
              rowKey={keyOf}
              {...(list === 'pendientes'
                ? {
                    selection: {
                      chosen,
                      onChange: setChosen,
                      name: (row: BoardCaseRow) => `${row.itemName} de ${row.patientName}`,
                      blocked: (row: BoardCaseRow) =>
                        row.own ? 'Usted firmó la prescripción' : row.voted ? 'Usted ya votó' : undefined,
                    },
                  }
                : {})}
              columns={[
                {
                  label: 'Ítem',
                  width: '34%',
                  cell: (row) => (
                    <>
                      <Link to={`${base}/${row.number}/${row.kind}/${row.item}`}>{row.itemName}</Link>
                      <CellNote>
                        {boardKindNames[row.kind]} · <span className="num">{showPrescriptionNumber(row.number)}</span>
                      </CellNote>
                    </>
                  ),
                },
                { label: 'Paciente', cell: (row) => row.patientName },
                {
                  label: 'Prescribió',
                  cell: (row) => (
                    <>
                      {row.prescriberName}
                      <CellNote>Sede {row.sedeCode.slice(-2)}</CellNote>
                    </>
                  ),
                },
                list === 'pendientes'
                  ? {
                      label: 'Plazo',
                      sorted: 'ascending' as const,
                      cell: (row: BoardCaseRow) => (
                        <>
                          <Status kind={row.overdue ? 'stop' : dueSoon(row.dueAt) ? 'wait' : 'idle'}>
                            {dueWords(row.dueAt)}
                          </Status>
                          <CellNote>{showDeadline(row.dueAt)}</CellNote>
                        </>
                      ),
                    }
                  : {
                      label: 'Decidido',
                      sorted: 'descending' as const,
                      cell: (row: BoardCaseRow) => (row.closedAt ? showDate(row.closedAt) : ''),
                    },
                {
                  label: 'Estado',
                  cell: (row) => <State row={row} />,
                },
              ]}
            />
            <Pager
              text={
                list === 'pendientes'
                  ? `${page.rows.length} de ${showCount(overdue ? page.counts.overdue : page.counts.pending)}, por plazo`
                  : `${page.rows.length} ítems, primero lo más reciente`
              }
              first={search.desde ? here({}) : undefined}
              next={page.next ? here({ desde: page.next }) : undefined}
            />
          </>
        )}
      </Loaded>
    </>
  )
}

function State({ row }: { row: BoardCaseRow }): ReactElement {
  if (row.state !== 'pendiente') {
    const { kind, text } = boardStateTags[row.state]
    return <Status kind={kind === 'done' ? 'done' : kind === 'stop' ? 'stop' : 'idle'}>{text}</Status>
  }
  const { approve, deny, quorum } = row.votes
  return (
    <>
      <Status kind={row.own || row.voted ? 'idle' : 'wait'}>
        {row.own ? 'Lo decide otra persona' : row.voted ? 'Faltan otros votos' : 'Sin decidir'}
      </Status>
      {quorum > 1 && (
        <CellNote>
          {approve + deny} de {quorum} votos
        </CellNote>
      )}
    </>
  )
}
