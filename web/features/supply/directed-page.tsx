import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { itemKinds } from '#contract/capabilities.ts'
import {
  directionStates,
  downloadDirected,
  exportDirectedToUs,
  searchDirectedToUs,
} from '#contract/direccionamientos.ts'
import { searchEapb } from '#contract/registries-catalogs.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { ComboBox, type ComboItem } from '#web/components/combo-box.tsx'
import { CellNote, DataTable, Filters, Pager, Toolbar } from '#web/components/data-table.tsx'
import { DateInput } from '#web/components/date-field.tsx'
import { DaysSelect, OtherDays } from '#web/components/days-filter.tsx'
import { DownloadList } from '#web/components/download-list.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { DocumentFilter } from '#web/components/prescription/document-filter.tsx'
import { MunicipalityBox } from '#web/components/prescription/municipality-field.tsx'
import { Select } from '#web/components/select.tsx'
import { Status } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { call, urlOf } from '#web/lib/api.ts'
import { now } from '#web/lib/clock.ts'
import { contextEyebrow, contextPath } from '#web/lib/context-paths.ts'
import { showCount, showDate, showNumber } from '#web/lib/format.ts'
import { stringifyPlainSearch, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { ItemCell, PatientCell } from './cells.tsx'
import { directedFiltersOf, dueWithin, orderOf } from './filters.ts'
import { keepPatient, keptPatient } from './kept.ts'
import { NumberFilter } from './number-filter.tsx'
import { directionTags, dueOf } from './words.ts'

/** What was directed to a supplier: what is due first, or what came last. */
export function DirectedPage(): ReactElement {
  return <InContext title="Lo que le direccionaron">{(context) => <List context={context} />}</InContext>
}

function List({ context }: { context: ContextView }): ReactElement {
  const [search, setSearch] = useSearchState()
  const [patient, setPatient] = useState(() => keptPatient(context.key))
  const [at] = useState(now)
  const filters = directedFiltersOf(search, patient, at)
  const order = orderOf(search)
  const query = useEndpoint(
    searchDirectedToUs,
    {
      params: { context: context.key },
      body: { filters, order, limit: 25, ...(search.desde ? { after: search.desde } : {}) },
    },
    { keep: true },
  )
  const act = useAct(exportDirectedToUs, {
    say: 'La descarga empieza',
    done: ({ exportId }) =>
      window.location.assign(urlOf(downloadDirected, { params: { context: context.key, exportId } })),
  })
  const base = `${contextPath(context)}/consultar_direccionado`
  const change = (part: Record<string, string | undefined>): void => setSearch({ ...part, desde: undefined })
  const here = (desde?: string): string => base + stringifyPlainSearch({ ...search, desde })
  const filtered = Object.keys(filters).length > 0
  const set = [search.estado, search.vence, search.dias, search.tipo, search.municipio, search.eps, search.numero]
  return (
    <>
      <PageHead
        eyebrow={contextEyebrow(context)}
        title="Lo que le direccionaron"
        lead="Lo que las EPS le asignaron para entregar. Cada consulta de un paciente queda registrada."
      />
      <Toolbar label="Filtrar lo direccionado">
        <DocumentFilter
          value={patient}
          onChange={(document) => {
            keepPatient(context.key, document)
            setPatient(document)
            if (search.desde) change({})
          }}
        />
        <Filters set={set.filter(Boolean).length}>
          <Select
            label="Orden"
            value={order}
            onChange={(orden) => change({ orden: orden === 'vence' ? undefined : orden })}
            options={[
              { value: 'vence', label: 'Vence primero' },
              { value: 'reciente', label: 'Más reciente' },
            ]}
          />
          <Select
            label="Estado"
            value={search.estado ?? ''}
            onChange={(estado) => change({ estado })}
            placeholder="Todos"
            options={([1, 2, 0] as const).map((one) => ({ value: String(one), label: directionStates[one] }))}
          />
          <Select
            label="Vence"
            value={search.vence ?? ''}
            onChange={(vence) => change({ vence, ...(vence === 'otro' ? {} : { hasta: undefined }) })}
            placeholder="Cualquier día"
            options={[
              ...Object.entries(dueWithin).map(([value, label]) => ({ value, label })),
              { value: 'otro', label: 'Hasta otro día' },
            ]}
          />
          <DaysSelect label="Direccionado" search={search} change={change} />
          <Select
            label="Tipo"
            value={search.tipo ?? ''}
            onChange={(tipo) => change({ tipo })}
            placeholder="Todos"
            options={Object.entries(itemKinds).map(([value, label]) => ({ value, label }))}
          />
          <MunicipalityBox
            label="Municipio"
            code={search.municipio ?? ''}
            onChange={(municipio) => {
              if (municipio !== (search.municipio ?? '')) change({ municipio })
            }}
          />
          <EpsFilter
            code={search.eps ?? ''}
            onChange={(eps) => {
              if (eps !== (search.eps ?? '')) change({ eps })
            }}
          />
          <NumberFilter value={search.numero ?? ''} onChange={(numero) => change({ numero })} />
        </Filters>
      </Toolbar>
      {search.vence === 'otro' && (
        <Toolbar label="Vence hasta">
          <DateInput
            label="Vence hasta"
            value={search.hasta ?? ''}
            onChange={(hasta) => change({ hasta })}
            hint="Por ejemplo, 30 11 2026"
          />
        </Toolbar>
      )}
      <OtherDays search={search} change={change} />
      <Loaded
        query={query}
        lines={10}
        empty={(page) =>
          page.rows.length === 0 &&
          (filtered ? (
            <Empty icon="filter" title="Nada coincide con los filtros">
              Quite un filtro o amplíe las fechas.
            </Empty>
          ) : (
            <Empty icon="check" title="Nada le han direccionado todavía">
              Cuando una EPS le asigne una entrega, aparecerá aquí y recibirá un aviso.
            </Empty>
          ))
        }
      >
        {(page) => (
          <>
            <DataTable
              label="Entregas que le direccionaron"
              rows={page.rows}
              rowKey={(row) => String(row.id)}
              columns={[
                {
                  label: 'Ítem',
                  width: '30%',
                  cell: (row) => (
                    <ItemCell row={row} to={`${base}/${row.number}/${row.id}${stringifyPlainSearch({ ...search })}`} />
                  ),
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
                  label: 'Plazo',
                  ...(order === 'vence' ? { sorted: 'ascending' as const } : {}),
                  cell: (row) => {
                    const due = dueOf(row)
                    return (
                      <>
                        {row.state === 1 && (
                          <Status kind={due.kind}>
                            <span className="num">{due.text}</span>
                          </Status>
                        )}
                        <CellNote>
                          <span className="num">{showDate(row.latestOn)}</span>
                        </CellNote>
                      </>
                    )
                  },
                },
                {
                  label: 'Dónde',
                  cell: (row) => (
                    <>
                      {row.municipalityName ?? row.municipalityCode}
                      <CellNote>
                        {row.epsName} · {row.regime}
                      </CellNote>
                    </>
                  ),
                },
                {
                  label: 'Estado',
                  ...(order === 'reciente' ? { sorted: 'descending' as const } : {}),
                  cell: (row) => {
                    const tag = directionTags[row.state]
                    return (
                      <>
                        <Status kind={row.state === 1 ? 'idle' : tag.kind}>
                          <span className="num">{tag.text}</span>
                        </Status>
                        <CellNote>Llegó el {showDate(row.directedAt, { year: false })}</CellNote>
                      </>
                    )
                  },
                },
              ]}
            />
            <Pager
              text={`${page.rows.length} de ${showCount(page.count)}, ${order === 'vence' ? 'lo que vence primero' : 'lo más reciente primero'}`}
              first={search.desde ? here() : undefined}
              next={page.next ? here(page.next) : undefined}
            />
            <DownloadList
              act={act}
              ask={(format) =>
                // The list by day is of what is not scheduled: its download too.
                void act.run({
                  params: { context: context.key },
                  body: { filters: order === 'vence' ? { state: 1, ...filters } : filters, format },
                })
              }
            >
              Toda la lista con estos filtros, una línea por entrega. Queda constancia de la descarga.
            </DownloadList>
          </>
        )}
      </Loaded>
    </>
  )
}

/** An EPS by its name or code. */
function EpsFilter({ code, onChange }: { code: string; onChange: (code: string) => void }): ReactElement {
  const [found, setFound] = useState<ComboItem | null>(null)
  const asked = useQuery({
    queryKey: [searchEapb.id, code],
    queryFn: ({ signal }) => call(searchEapb, { query: { q: code } }, signal),
    enabled: Boolean(code) && found?.id !== code,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const itemOf = (eps: { code: string; name: string; regime: string }): ComboItem => ({
    id: eps.code,
    name: eps.name,
    detail: `${eps.code} · ${eps.regime}`,
  })
  const row = asked.data?.items.find((one) => one.code === code)
  const item = found?.id === code ? found : row ? itemOf(row) : null
  return (
    <ComboBox
      key={code && !item && asked.isPending ? 'waiting' : 'ready'}
      label="EPS"
      value={code ? (item ?? { id: code, name: code }) : null}
      onChange={(chosen) => {
        setFound(chosen)
        onChange(chosen?.id ?? '')
      }}
      load={async (text, signal) => {
        const { items } = await call(searchEapb, { query: { q: text } }, signal)
        return items.map(itemOf)
      }}
    />
  )
}
