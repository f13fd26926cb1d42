import { type ReactElement, type ReactNode, useState } from 'react'
import { itemKinds } from '#contract/capabilities.ts'
import {
  type DeclinedRow,
  type DirectionRow,
  directionStates,
  downloadDirected,
  exportDirected,
  searchDeclined,
  searchDirected,
  searchWaiting,
  type WaitingRow,
} from '#contract/direccionamientos.ts'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { ambitos } from '#contract/mipres-codes/short-lists.ts'
import { undeliveredCauses } from '#contract/mipres-codes/undelivered-causes.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { LinkButton } from '#web/components/button.tsx'
import { CellNote, DataTable, Filters, Pager, Toolbar } from '#web/components/data-table.tsx'
import { DaysSelect, OtherDays } from '#web/components/days-filter.tsx'
import { DownloadList } from '#web/components/download-list.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Tabs } from '#web/components/layout.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { DocumentFilter, type FilterDocument } from '#web/components/prescription/document-filter.tsx'
import { Select } from '#web/components/select.tsx'
import { Status } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { urlOf } from '#web/lib/api.ts'
import { now } from '#web/lib/clock.ts'
import { contextEyebrow, contextPath } from '#web/lib/context-paths.ts'
import { showCount, showDate, showInstant, showNumber, showPrescriptionNumber } from '#web/lib/format.ts'
import { stringifyPlainSearch, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { ItemCell, PatientCell } from './cells.tsx'
import { missingOf, quantityText } from './deliveries.ts'
import { declinedFiltersOf, directionFiltersOf, only, waitingFiltersOf } from './filters.ts'
import { keepPatient, keptPatient } from './kept.ts'
import { NumberFilter } from './number-filter.tsx'
import { useAltS } from './use-next.ts'
import { directionTags, dueOf, isUrgent, itemPath, waitedWords, waitsLong } from './words.ts'

const lists = { espera: 'En espera', direccionado: 'Direccionado', no_direccionado: 'No direccionado' } as const
type List = keyof typeof lists

/** What an EPS has to direct, the oldest first; what it directed; and what it did not, with its cause. */
export function DirectingPage(): ReactElement {
  return <InContext title="Direccionar">{(context) => <Desk context={context} />}</InContext>
}

/** What each list needs to read, to filter and to page. */
interface ListProps {
  context: ContextView
  patient: FilterDocument | null
  /** Some filter is set: an empty list says so. */
  filtered: boolean
}

function Desk({ context }: { context: ContextView }): ReactElement {
  const [search, setSearch] = useSearchState()
  const [patient, setPatient] = useState(() => keptPatient(context.key))
  const list = (Object.keys(lists) as List[]).find((one) => one === search.lista) ?? 'espera'
  const base = `${contextPath(context)}/direccionar`
  const change = (part: Record<string, string | undefined>): void => setSearch({ ...part, desde: undefined })
  const set = [search.tipo, search.solo, search.estado, search.dias, search.numero]
  const filtered = Boolean(patient) || set.some(Boolean)
  const Shown = { espera: Waiting, direccionado: Directed, no_direccionado: Declined }[list]
  return (
    <>
      <PageHead
        eyebrow={contextEyebrow(context)}
        title="Direccionar"
        lead="Cada ítem de sus afiliados se asigna a quien lo entrega, o se dice por qué no."
        {...(list === 'espera' ? { action: <Begin context={context} patient={patient} /> } : {})}
      />
      <Tabs
        label="Listas de direccionamiento"
        items={(Object.keys(lists) as List[]).map((one) => ({
          label: lists[one],
          to: base + stringifyPlainSearch({ ...(one === 'espera' ? {} : { lista: one }), numero: search.numero }),
          current: one === list,
        }))}
      />
      <Toolbar label="Filtrar los ítems">
        <DocumentFilter
          value={patient}
          onChange={(document) => {
            keepPatient(context.key, document)
            setPatient(document)
            if (search.desde) change({})
          }}
        />
        <Filters set={set.filter(Boolean).length}>
          <NumberFilter value={search.numero ?? ''} onChange={(numero) => change({ numero })} />
          {list !== 'no_direccionado' && (
            <Select
              label="Tipo"
              value={search.tipo ?? ''}
              onChange={(tipo) => change({ tipo })}
              placeholder="Todos"
              options={Object.entries(itemKinds).map(([value, label]) => ({ value, label }))}
            />
          )}
          {list === 'espera' && (
            <Select
              label="Mostrar"
              value={search.solo ?? ''}
              onChange={(solo) => change({ solo })}
              placeholder="Todo lo que espera"
              options={Object.entries(only).map(([value, label]) => ({ value, label }))}
            />
          )}
          {list !== 'espera' && <DaysSelect search={search} change={change} />}
          {list === 'direccionado' && (
            <Select
              label="Estado"
              value={search.estado ?? ''}
              onChange={(estado) => change({ estado })}
              placeholder="Todos"
              options={([1, 2, 0] as const).map((one) => ({ value: String(one), label: directionStates[one] }))}
            />
          )}
        </Filters>
      </Toolbar>
      {list !== 'espera' && <OtherDays search={search} change={change} />}
      <Shown key={list} context={context} patient={patient} filtered={filtered} />
    </>
  )
}

/** The address of this list at a page of it. */
function useHere(context: ContextView): { base: string; here: (desde?: string) => string; desde: string | undefined } {
  const [search] = useSearchState()
  const base = `${contextPath(context)}/direccionar`
  return { base, here: (desde) => base + stringifyPlainSearch({ ...search, desde }), desde: search.desde }
}

function None(props: { filtered: boolean; title: string; children: ReactNode }): ReactElement {
  return props.filtered ? (
    <Empty icon="filter" title="Nada coincide con los filtros">
      Quite un filtro, o busque en las otras listas.
    </Empty>
  ) : (
    <Empty icon="check" title={props.title}>
      {props.children}
    </Empty>
  )
}

/** A page of the queue; head and list ask for the same, once. */
function useWaiting(context: ContextView, patient: FilterDocument | null) {
  const [search] = useSearchState()
  return useEndpoint(
    searchWaiting,
    {
      params: { context: context.key },
      body: {
        filters: waitingFiltersOf(search, patient),
        limit: 25,
        ...(search.desde ? { after: search.desde } : {}),
      },
    },
    { keep: true },
  )
}

/** Begins with the first of the queue. Alt S does too, as it goes on from one item to the next. */
function Begin(props: { context: ContextView; patient: FilterDocument | null }): ReactElement | null {
  const [search] = useSearchState()
  const { base } = useHere(props.context)
  const first = useWaiting(props.context, props.patient).data?.rows[0]
  useAltS()
  if (!first) return null
  return (
    <LinkButton
      kind="primary"
      iconAfter="next"
      to={itemPath(base, first) + stringifyPlainSearch({ ...search })}
      data-next
      aria-keyshortcuts="Alt+S"
    >
      Empezar por el primero
    </LinkButton>
  )
}

function Waiting({ context, patient, filtered }: ListProps): ReactElement {
  const [search] = useSearchState()
  const { base, here, desde } = useHere(context)
  const query = useWaiting(context, patient)
  return (
    <Loaded
      query={query}
      lines={10}
      empty={(page) =>
        page.rows.length === 0 && (
          <None filtered={filtered} title="Nada espera direccionamiento">
            Cuando se firme algo para un afiliado, o la junta lo apruebe, aparecerá aquí. También cada tutela que se
            cargue.
          </None>
        )
      }
    >
      {(page) => (
        <>
          <DataTable
            label="Ítems que esperan direccionamiento"
            rows={page.rows}
            rowKey={(row) => itemPath('', row)}
            columns={[
              {
                label: 'Ítem',
                width: '36%',
                cell: (row) => <ItemCell row={row} to={itemPath(base, row) + stringifyPlainSearch({ ...search })} />,
              },
              { label: 'Paciente', cell: (row) => <PatientCell row={row} /> },
              { label: 'Falta', numeric: true, cell: (row) => <Missing row={row} /> },
              { label: 'Atención', cell: (row) => (row.ambito === null ? 'Tutela' : codeName(ambitos, row.ambito)) },
              {
                label: 'Espera',
                sorted: 'ascending',
                cell: (row) => (
                  <>
                    <Status kind={waitsLong(row) ? 'wait' : 'idle'}>{waitedWords(row.readyAt)}</Status>
                    <CellNote>{sinceWords(row)}</CellNote>
                  </>
                ),
              },
            ]}
          />
          <Pager
            text={`${page.rows.length} de ${showCount(page.count)}, lo que más espera primero`}
            first={desde ? here() : undefined}
            next={page.next ? here(page.next) : undefined}
          />
        </>
      )}
    </Loaded>
  )
}

/** Since when and, once it is longer than usual, than what. */
function sinceWords(row: WaitingRow): string {
  if (waitsLong(row)) return `${isUrgent(row.ambito) ? 'Más de 24 h' : 'Más de 5 días'} · ${showDate(row.readyAt)}`
  return isUrgent(row.ambito) ? showInstant(row.readyAt) : showDate(row.readyAt)
}

function Missing({ row }: { row: WaitingRow }): ReactElement {
  const missing = quantityText(missingOf(row))
  return (
    <>
      {showNumber(missing)}
      {row.directedQuantity !== '0' && missing !== row.totalQuantity && (
        <CellNote>de {showNumber(row.totalQuantity)}</CellNote>
      )}
    </>
  )
}

function Directed({ context, patient, filtered }: ListProps): ReactElement {
  const [search] = useSearchState()
  const [at] = useState(now)
  const { base, here, desde } = useHere(context)
  const filters = directionFiltersOf(search, patient, at)
  const query = useEndpoint(
    searchDirected,
    { params: { context: context.key }, body: { filters, limit: 25, ...(desde ? { after: desde } : {}) } },
    { keep: true },
  )
  const act = useAct(exportDirected, {
    say: 'La descarga empieza',
    done: ({ exportId }) =>
      window.location.assign(urlOf(downloadDirected, { params: { context: context.key, exportId } })),
  })
  return (
    <Loaded
      query={query}
      lines={10}
      empty={(page) =>
        page.rows.length === 0 && (
          <None filtered={filtered} title="Todavía no se ha direccionado nada">
            Cada entrega que direccione aparecerá aquí, y quien la entrega la lee en su lista.
          </None>
        )
      }
    >
      {(page) => (
        <>
          <DataTable
            label="Entregas direccionadas"
            rows={page.rows}
            rowKey={(row) => String(row.id)}
            columns={[
              {
                label: 'Ítem',
                width: '28%',
                cell: (row) => <ItemCell row={row} to={itemPath(base, row) + stringifyPlainSearch({ ...search })} />,
              },
              { label: 'Paciente', cell: (row) => <PatientCell row={row} /> },
              {
                label: 'Cantidad',
                cell: (row) => (
                  <>
                    {showNumber(row.quantity)}
                    <CellNote>
                      <span className="num">Entrega {row.delivery}</span>
                    </CellNote>
                  </>
                ),
              },
              {
                label: 'A quién',
                cell: (row) => (
                  <>
                    {row.supplierName}
                    <CellNote>{row.municipalityName ?? row.municipalityCode}</CellNote>
                  </>
                ),
              },
              { label: 'Estado', cell: (row) => <DirectionStatus row={row} /> },
              {
                label: 'Direccionado',
                sorted: 'descending',
                cell: (row) => (
                  <>
                    {showDate(row.directedAt)}
                    <CellNote>ID {row.traceId}</CellNote>
                  </>
                ),
              },
            ]}
          />
          <Pager
            text={`${page.rows.length} de ${showCount(page.count)}, lo más reciente primero`}
            first={desde ? here() : undefined}
            next={page.next ? here(page.next) : undefined}
          />
          <DownloadList
            act={act}
            ask={(format) => void act.run({ params: { context: context.key }, body: { filters, format } })}
          >
            Toda la lista con estos filtros, una línea por entrega. Queda constancia de la descarga.
          </DownloadList>
        </>
      )}
    </Loaded>
  )
}

/** How far it went and, while it is not scheduled, until when. */
function DirectionStatus({ row }: { row: DirectionRow }): ReactElement {
  const tag = directionTags[row.state]
  const due = dueOf(row)
  const overdue = row.state === 1 && due.kind === 'stop'
  return (
    <>
      <Status kind={overdue ? 'stop' : row.state === 1 ? 'idle' : tag.kind}>
        <span className="num">{overdue ? due.text : tag.text}</span>
      </Status>
      {row.state !== 0 && (
        <CellNote>
          <span className="num">Hasta el {showDate(row.latestOn)}</span>
        </CellNote>
      )}
    </>
  )
}

function Declined({ context, patient, filtered }: ListProps): ReactElement {
  const [search] = useSearchState()
  const [at] = useState(now)
  const { base, here, desde } = useHere(context)
  const query = useEndpoint(
    searchDeclined,
    {
      params: { context: context.key },
      body: {
        filters: declinedFiltersOf(search, patient, at),
        limit: 25,
        ...(desde ? { after: desde } : {}),
      },
    },
    { keep: true },
  )
  return (
    <Loaded
      query={query}
      lines={10}
      empty={(page) =>
        page.rows.length === 0 && (
          <None filtered={filtered} title="No hay ítems sin direccionar">
            Lo que se cierre con una causa aparecerá aquí. Quien prescribió recibe el aviso.
          </None>
        )
      }
    >
      {(page) => (
        <>
          <DataTable
            label="Ítems no direccionados"
            rows={page.rows}
            rowKey={(row) => String(row.id)}
            columns={[
              {
                label: 'Ítem',
                width: '28%',
                cell: (row) => <ItemCell row={row} to={itemPath(base, row) + stringifyPlainSearch({ ...search })} />,
              },
              { label: 'Paciente', cell: (row) => <PatientCell row={row} /> },
              { label: 'Causa', width: '28%', cell: (row) => <Cause row={row} /> },
              {
                label: 'Decidió',
                sorted: 'descending',
                cell: (row) => (
                  <>
                    {row.declinedBy}
                    <CellNote>{showDate(row.declinedAt)}</CellNote>
                  </>
                ),
              },
              {
                label: 'Estado',
                cell: (row) => (
                  <>
                    <Status kind={row.annulledAt ? 'idle' : 'stop'}>
                      {row.annulledAt ? 'Anulado' : 'No direccionado'}
                    </Status>
                    {row.annulledAt && <CellNote>{showDate(row.annulledAt)}</CellNote>}
                  </>
                ),
              },
            ]}
          />
          <Pager
            text={`${page.rows.length} de ${showCount(page.count)}, lo más reciente primero`}
            first={desde ? here() : undefined}
            next={page.next ? here(page.next) : undefined}
          />
        </>
      )}
    </Loaded>
  )
}

function Cause({ row }: { row: DeclinedRow }): ReactElement {
  return (
    <>
      {row.cause}. {codeName(undeliveredCauses, row.cause)}
      {row.associatedNumber && (
        <CellNote>
          Ítem {row.associatedItem} de <span className="num">{showPrescriptionNumber(row.associatedNumber)}</span>
        </CellNote>
      )}
    </>
  )
}
