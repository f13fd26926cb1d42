import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { itemKinds } from '#contract/capabilities.ts'
import { createTutelaDraft, searchTutelas, tutelaDesk } from '#contract/tutelas.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Button } from '#web/components/button.tsx'
import { CellNote, DataTable, Pager, Toolbar } from '#web/components/data-table.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Section } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { DocumentFilter, type FilterDocument } from '#web/components/prescription/document-filter.tsx'
import { stateTags } from '#web/components/prescription/tags.ts'
import { Refused } from '#web/components/refused.tsx'
import { Select } from '#web/components/select.tsx'
import { Status } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { issueAt } from '#web/lib/api.ts'
import { contextEyebrow, contextPath } from '#web/lib/context-paths.ts'
import { showCount, showDate, showDocument, showInstant, showPrescriptionNumber } from '#web/lib/format.ts'
import { stringifyPlainSearch, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'

/** Rulings of the regime: what was begun, what was loaded, and the start of another. */
export function TutelaListPage(): ReactElement {
  return <InContext title="Tutelas">{(context) => <List context={context} />}</InContext>
}

function List({ context }: { context: ContextView }): ReactElement {
  const navigate = useNavigate()
  const base = `${contextPath(context)}/cargar_tutela`
  const desk = useEndpoint(tutelaDesk, { params: { context: context.key } })
  const create = useAct(createTutelaDraft, {
    done: ({ draftId }) => navigate({ to: `${base}/borradores/${draftId}` }),
  })
  return (
    <>
      <PageHead
        eyebrow={contextEyebrow(context)}
        title="Tutelas"
        lead="Fallos que ordenan una tecnología a sus afiliados."
        action={
          <Button
            kind="primary"
            icon="plus"
            busy={create.busy}
            onClick={() => void create.run({ params: { context: context.key }, body: {} })}
          >
            Cargar una tutela
          </Button>
        }
      />
      {create.problem && <Refused problem={create.problem} />}
      {desk.data && desk.data.drafts.length > 0 && (
        <Section title="Sus borradores">
          <DataTable
            label="Borradores de tutelas"
            rows={desk.data.drafts}
            rowKey={(row) => row.draftId}
            columns={[
              {
                label: 'Paciente',
                cell: (row) => (
                  <>
                    <Link to={`${base}/borradores/${row.draftId}`}>{row.patientName ?? 'Sin paciente'}</Link>
                    {row.replaces && <CellNote>Corrige la {showPrescriptionNumber(row.replaces)}</CellNote>}
                  </>
                ),
              },
              { label: 'Fallo', cell: (row) => row.rulingNumber ?? <span className="muted">Sin número</span> },
              { label: 'Ítems', numeric: true, cell: (row) => row.items },
              { label: 'Guardado', cell: (row) => showInstant(row.updatedAt) },
            ]}
          />
        </Section>
      )}
      <Section title="Cargadas">
        <Loadeds context={context} />
      </Section>
    </>
  )
}

function Loadeds({ context }: { context: ContextView }): ReactElement {
  const base = `${contextPath(context)}/cargar_tutela`
  const [search, setSearch] = useSearchState()
  const [patient, setPatient] = useState<FilterDocument | null>(null)
  const state = ([1, 2, 4] as const).find((one) => String(one) === search.estado)
  const query = useEndpoint(
    searchTutelas,
    {
      params: { context: context.key },
      body: {
        limit: 25,
        ...(state ? { state } : {}),
        ...(patient ? { patient } : {}),
        ...(search.desde ? { after: search.desde } : {}),
      },
    },
    { keep: true },
  )
  const malformed = issueAt(query.error, 'patient')
  const here = (desde?: string): string => base + stringifyPlainSearch({ ...search, desde })
  return (
    <>
      <Toolbar label="Filtrar las tutelas">
        <Select
          label="Estado"
          value={search.estado ?? ''}
          onChange={(estado) => setSearch({ estado, desde: undefined })}
          placeholder="Todos"
          options={[
            { value: '4', label: 'Activa' },
            { value: '1', label: 'Modificada' },
            { value: '2', label: 'Anulada' },
          ]}
        />
        <DocumentFilter value={patient} onChange={setPatient} error={malformed} />
      </Toolbar>
      {!malformed && (
        <Loaded
          query={query}
          lines={8}
          empty={(page) =>
            page.rows.length === 0 &&
            (state || patient ? (
              <Empty icon="filter" title="Ninguna tutela coincide">
                Quite un filtro para ver más.
              </Empty>
            ) : (
              <Empty icon="document" title="Todavía no hay tutelas">
                Cargue el primer fallo con el botón de arriba.
              </Empty>
            ))
          }
        >
          {(page) => (
            <>
              <DataTable
                label="Tutelas cargadas"
                rows={page.rows}
                rowKey={(row) => row.number}
                columns={[
                  {
                    label: 'Tutela',
                    sorted: 'descending',
                    cell: (row) => (
                      <>
                        <Link className="num" to={`${base}/${row.number}`}>
                          {showPrescriptionNumber(row.number)}
                        </Link>
                        <CellNote>{showInstant(row.registeredAt)}</CellNote>
                      </>
                    ),
                  },
                  {
                    label: 'Paciente',
                    cell: (row) => (
                      <>
                        {row.patientName}
                        <CellNote>
                          <span className="num">{showDocument(row.patientDocument)}</span>
                        </CellNote>
                      </>
                    ),
                  },
                  {
                    label: 'Fallo',
                    cell: (row) => (
                      <>
                        {row.rulingNumber}
                        <CellNote>{showDate(row.rulingOn)}</CellNote>
                      </>
                    ),
                  },
                  { label: 'Ordena', cell: (row) => row.kinds.map((kind) => itemKinds[kind]).join(', ') },
                  { label: 'Cargó', cell: (row) => row.loadedBy },
                  {
                    label: 'Estado',
                    cell: (row) => (
                      <Status kind={row.state === 4 ? 'done' : row.state === 1 ? 'idle' : 'stop'}>
                        {stateTags[row.state]?.text ?? row.state}
                      </Status>
                    ),
                  },
                ]}
              />
              <Pager
                text={`${page.rows.length} de ${showCount(page.count)}, primero la más reciente`}
                first={search.desde ? here() : undefined}
                next={page.next ? here(page.next) : undefined}
              />
            </>
          )}
        </Loaded>
      )}
    </>
  )
}
