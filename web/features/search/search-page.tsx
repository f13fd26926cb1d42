import { type ReactElement, useState } from 'react'
import { itemKinds } from '#contract/capabilities.ts'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { boardStates } from '#contract/mipres-codes/short-lists.ts'
import { downloadExport, type PrescriptionRow } from '#contract/prescriptions-search.ts'
import { epsWords } from '#contract/spanish.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { LinkButton } from '#web/components/button.tsx'
import { CellNote, DataTable, Filters, Pager, Toolbar } from '#web/components/data-table.tsx'
import { DaysSelect, OtherDays } from '#web/components/days-filter.tsx'
import { DownloadList } from '#web/components/download-list.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { DocumentFilter, type FilterDocument } from '#web/components/prescription/document-filter.tsx'
import { boardTagOf, stateTags } from '#web/components/prescription/tags.ts'
import { Select } from '#web/components/select.tsx'
import { Status } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { issueAt, urlOf } from '#web/lib/api.ts'
import { now } from '#web/lib/clock.ts'
import { contextEyebrow, contextPath } from '#web/lib/context-paths.ts'
import { showCount, showDate, showDocument, showHour, showPrescriptionNumber } from '#web/lib/format.ts'
import { stringifyPlainSearch, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { filtersOf } from './filters.ts'
import { type Look, scopes } from './scopes.ts'
import styles from './search.module.css'

/** What she signed. */
export function OwnListPage(): ReactElement {
  return <Page look="ver_propias" />
}
/** What was signed at the sede. */
export function IpsListPage(): ReactElement {
  return <Page look="consultar_ips" />
}
/** What was prescribed to the affiliates of the regime. */
export function EpsListPage(): ReactElement {
  return <Page look="consultar_eps" />
}

function Page({ look }: { look: Look }): ReactElement {
  return <InContext title={scopes[look].title}>{(context) => <Find context={context} look={look} />}</InContext>
}

function Find({ context, look }: { context: ContextView; look: Look }): ReactElement {
  const scope = scopes[look]
  const [search, setSearch] = useSearchState()
  // A patient's document never goes into the address.
  const [patient, setPatient] = useState<FilterDocument | null>(null)
  const [at] = useState(now)
  const filters = { ...filtersOf(search, at), ...(patient ? { patient } : {}) }
  const found = useEndpoint(
    scope.search,
    {
      params: { context: context.key },
      body: { filters, limit: 25, ...(search.desde ? { after: search.desde } : {}) },
    },
    { keep: true },
  )
  const malformed = issueAt(found.error, 'filters.patient')
  const base = contextPath(context)
  const change = (part: Record<string, string | undefined>): void => setSearch({ ...part, desde: undefined })
  const here = (desde?: string): string => `${base}/${look}${stringifyPlainSearch({ ...search, desde })}`
  const filtered = Object.keys(filters).length > 0
  return (
    <>
      <PageHead
        eyebrow={contextEyebrow(context)}
        title={scope.title}
        lead={scope.lead}
        {...(look === 'ver_propias'
          ? {}
          : {
              action: (
                <LinkButton small icon="registry" to={`${base}/tablero`}>
                  Ver el tablero
                </LinkButton>
              ),
            })}
      />
      <Toolbar label="Filtrar las prescripciones">
        <DocumentFilter
          value={patient}
          error={malformed}
          onChange={(document) => {
            setPatient(document)
            if (search.desde) change({})
          }}
        />
        <Filters set={[search.dias, search.estado, search.tipo, search.junta].filter(Boolean).length}>
          <DaysSelect search={search} change={change} {...(look === 'ver_propias' ? {} : { always: 90 as const })} />
          <Select
            label="Estado"
            value={search.estado ?? ''}
            onChange={(estado) => change({ estado })}
            placeholder="Todos"
            options={[4, 2, 1].map((one) => ({ value: String(one), label: stateTags[one]?.text ?? '' }))}
          />
          <Select
            label="Con ítems de tipo"
            value={search.tipo ?? ''}
            onChange={(tipo) => change({ tipo })}
            placeholder="Cualquiera"
            options={Object.entries(itemKinds).map(([value, label]) => ({ value, label }))}
          />
          <Select
            label="Junta"
            value={search.junta ?? ''}
            onChange={(junta) => change({ junta })}
            placeholder="Cualquiera"
            options={boardStates.map(({ code, name }) => ({ value: String(code), label: name }))}
          />
        </Filters>
      </Toolbar>
      <OtherDays search={search} change={change} />
      {!malformed && (
        <Loaded
          query={found}
          lines={10}
          empty={(page) =>
            page.rows.length === 0 && (
              <Empty
                icon={filtered ? 'filter' : 'document'}
                title={filtered ? 'Ninguna prescripción coincide' : 'Todavía no hay prescripciones'}
              >
                {filtered ? 'Quite un filtro o amplíe las fechas.' : 'Cuando se firme una, aparecerá aquí.'}
              </Empty>
            )
          }
        >
          {(page) => (
            <>
              <DataTable
                label={scope.title}
                rows={page.rows}
                rowKey={(row) => row.number}
                columns={[
                  {
                    label: 'Prescripción',
                    sorted: 'descending',
                    cell: (row) => (
                      <>
                        <Link className="num" to={scope.row(base, row.number)}>
                          {showPrescriptionNumber(row.number)}
                        </Link>
                        <CellNote>
                          {showDate(row.prescribedAt)}, {showHour(row.prescribedAt)}
                        </CellNote>
                      </>
                    ),
                  },
                  {
                    label: 'Paciente',
                    cell: (row) => (
                      <>
                        {row.patient.name}
                        <CellNote>
                          <span className="num">{showDocument(row.patient.document)}</span>
                        </CellNote>
                      </>
                    ),
                  },
                  { label: 'Ítems', width: '30%', cell: (row) => <Items row={row} /> },
                  look === 'consultar_eps'
                    ? {
                        label: 'IPS',
                        cell: (row: PrescriptionRow) => (
                          <>
                            {row.providerName}
                            <CellNote>{row.prescriberName}</CellNote>
                          </>
                        ),
                      }
                    : look === 'consultar_ips'
                      ? { label: 'Prescribió', cell: (row: PrescriptionRow) => row.prescriberName }
                      : {
                          label: 'EPS',
                          cell: (row: PrescriptionRow) => `${epsWords(row.epsCode, row.epsName)} · ${row.regime}`,
                        },
                  {
                    label: 'Estado',
                    cell: (row) => {
                      const tag = stateTags[row.state]
                      return (
                        <Status kind={tag?.kind === 'done' ? 'done' : tag?.kind === 'stop' ? 'stop' : 'idle'}>
                          {tag?.text ?? row.state}
                        </Status>
                      )
                    },
                  },
                ]}
              />
              <Pager
                text={`${page.rows.length} de ${showCount(page.count)}${page.since ? `, desde el ${showDate(page.since)}` : ''}`}
                first={search.desde ? here() : undefined}
                next={page.next ? here(page.next) : undefined}
              />
              <Download context={context} look={look} filters={filters} />
            </>
          )}
        </Loaded>
      )}
    </>
  )
}

/** The words of the list, which the filter has too; but what waited in an annulled one waits no more. */
function boardWords(row: PrescriptionRow, item: { boardState: number }): string {
  const ended = boardTagOf(row.state, item.boardState)
  return ended?.kind === 'idle' ? ended.text : codeName(boardStates, item.boardState)
}

function Items({ row }: { row: PrescriptionRow }): ReactElement {
  return (
    <ul className={styles.items}>
      {row.items.map((item) => (
        <li key={`${item.kind}${item.number}`}>
          {item.name}
          {item.boardState > 1 && <CellNote>{boardWords(row, item)}</CellNote>}
        </li>
      ))}
    </ul>
  )
}

/** The whole result as a file; what the filters say is sent first, so that no address names a patient. */
function Download(props: {
  context: ContextView
  look: Look
  filters: ReturnType<typeof filtersOf> & { patient?: FilterDocument }
}): ReactElement {
  const { context, look, filters } = props
  const act = useAct(scopes[look].ask, {
    say: 'La descarga empieza',
    done: ({ exportId }) =>
      window.location.assign(urlOf(downloadExport, { params: { context: context.key, exportId } })),
  })
  const ask = (format: 'csv' | 'xlsx'): void =>
    void act.run({ params: { context: context.key }, body: { filters, format } })
  return (
    <DownloadList act={act} ask={ask}>
      Toda la lista con estos filtros, una línea por ítem. Queda constancia de la descarga.
    </DownloadList>
  )
}
