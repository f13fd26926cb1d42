import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { listReviews, type ReviewView } from '#contract/identity-entities.ts'
import { normalizeNit } from '#contract/nit.ts'
import { Button } from '#web/components/button.tsx'
import { CellNote, DataTable, Pager, Toolbar } from '#web/components/data-table.tsx'
import { Section, Tabs } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Status } from '#web/components/tag.tsx'
import { TextInput } from '#web/components/text-input.tsx'
import { showCount, showDate, showDocument, showNit, showWait } from '#web/lib/format.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { capacityList, causeTexts } from './words.ts'

const decided: Record<string, { kind: 'done' | 'stop'; word: string }> = {
  aceptada: { kind: 'done', word: 'Aceptada' },
  automatica: { kind: 'done', word: 'Automática' },
  rechazada: { kind: 'stop', word: 'No aceptada' },
}

/** The operator's list of entity registrations: those that wait, oldest first; and those decided. */
export function ReviewsPage(): ReactElement {
  const [search] = useSearchState()
  const state = search.lista === 'decididas' ? 'decided' : 'waiting'
  const query = useEndpoint(listReviews, { query: { state, cursor: search.desde, limit: 25 } }, { keep: true })
  const here = `/operador/revisiones${state === 'decided' ? '?lista=decididas' : ''}`
  return (
    <>
      <PageHead
        title="Registros de entidades"
        lead="Quién dice representar a una entidad, con qué soporte y qué saben los registros."
      />
      <Tabs
        label="Listas de registros"
        items={[
          {
            label: 'Por revisar',
            to: '/operador/revisiones',
            current: state === 'waiting',
            count: query.data?.waiting,
          },
          { label: 'Decididas', to: '/operador/revisiones?lista=decididas', current: state === 'decided' },
        ]}
      />
      <Loaded
        query={query}
        lines={8}
        empty={({ reviews }) =>
          reviews.length === 0 && (
            <Empty title={state === 'waiting' ? 'Nadie espera revisión' : 'Todavía no se ha decidido ninguna'}>
              Cuando alguien registre una entidad que los registros no confirman, aparecerá aquí.
            </Empty>
          )
        }
      >
        {({ reviews, next, waiting }) => (
          <>
            <DataTable
              label={state === 'waiting' ? 'Registros por revisar, primero los más antiguos' : 'Registros decididos'}
              rows={reviews}
              rowKey={(r) => r.claimId}
              columns={[
                {
                  label: 'Entidad',
                  cell: (r) => (
                    <>
                      <Link to={`/operador/revisiones/${r.claimId}`}>{r.name}</Link>
                      <CellNote>NIT {showNit(r.nit, r.dv)}</CellNote>
                    </>
                  ),
                },
                { label: 'Qué es', cell: (r) => capacityList(r.capacities) },
                {
                  label: 'Quién la registra',
                  cell: (r) => (
                    <>
                      {r.claimant.name}
                      <CellNote>{showDocument(r.claimant.document)}</CellNote>
                    </>
                  ),
                },
                state === 'waiting'
                  ? {
                      label: 'Espera desde',
                      sorted: 'ascending',
                      cell: (r) => (
                        <>
                          {showWait(r.submittedAt)}
                          <CellNote>{showDate(r.submittedAt)}</CellNote>
                        </>
                      ),
                    }
                  : { label: 'Decisión', cell: (r: ReviewView) => <Decision review={r} /> },
                { label: 'Por qué se revisa', cell: (r) => (r.cause ? (causeTexts[r.cause] ?? r.cause) : '—') },
              ]}
            />
            <Pager
              text={
                state === 'waiting'
                  ? `${reviews.length} de ${showCount(waiting)}, quien más espera primero`
                  : 'Las más recientes primero'
              }
              first={search.desde ? here : undefined}
              next={next ? `${here}${here.includes('?') ? '&' : '?'}desde=${encodeURIComponent(next)}` : undefined}
            />
          </>
        )}
      </Loaded>
      <Emergency />
    </>
  )
}

function Decision({ review: r }: { review: ReviewView }): ReactElement {
  const found = decided[r.state]
  return (
    <>
      <Status kind={found?.kind ?? 'done'}>{found?.word ?? r.state}</Status>
      <CellNote>
        {r.decidedAt ? showDate(r.decidedAt) : ''}
        {r.decidedBy ? `, ${r.decidedBy}` : ''}
      </CellNote>
    </>
  )
}

/** The way to an emergency revocation: by exact NIT, there is nothing to browse. */
function Emergency(): ReactElement {
  const [nit, setNit] = useState('')
  const navigate = useNavigate()
  return (
    <Section title="Revocación de urgencia">
      <div className="stack">
        <p className="muted">
          Si un delegado debe dejar de administrar ya y el representante legal no puede revocarlo.
        </p>
        <Toolbar
          label="Buscar una entidad por NIT"
          onSubmit={() => void navigate({ to: `/operador/autorizados/${normalizeNit(nit)}` })}
        >
          <TextInput label="NIT sin dígito de verificación" inputMode="numeric" value={nit} onChange={setNit} />
          <Button type="submit">Buscar la entidad</Button>
        </Toolbar>
      </div>
    </Section>
  )
}
