import { type ReactElement, useEffect, useState } from 'react'
import { type UserType, userTypes } from '#contract/paths.ts'
import {
  type activateRequests,
  type DeskList,
  type DeskRow,
  deskList,
  deskLists,
  type returnRequests,
  searchRegistered,
} from '#contract/users-desk.ts'
import { Button, LinkButton } from '#web/components/button.tsx'
import { CellNote, type Column, DataTable, Pager, SelectionBar } from '#web/components/data-table.tsx'
import { Desk, Tabs } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Status } from '#web/components/tag.tsx'
import { type CallResult, issueAt } from '#web/lib/api.ts'
import { now } from '#web/lib/clock.ts'
import { daysBetween, showCount, showDate, showDocument, showWait } from '#web/lib/format.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { ActivationPanel } from './activation-panel.tsx'
import { BatchPanel } from './batch-panel.tsx'
import { CandidatePanel } from './candidate-panel.tsx'
import { CapacityPage, capacityEyebrow, type DeskView } from './capacity.tsx'
import { commonWords, keptSelection, whyNotChosen } from './decide.ts'
import { DeskFilters } from './desk-filters.tsx'
import { type DeskSearch, deskLink, searchWords } from './desk-link.ts'
import { FoundPeople } from './found-people.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { calm, eligibilityKinds, emptyLists, listNames, placeName, typeNames } from './words.ts'

/** The delegate's desk: who waits, since when, and the act beside it. List, filters and the open person live in the URL. */
export function DeskPage(): ReactElement {
  return <CapacityPage heading="Quién espera">{(view) => <DeskOf view={view} />}</CapacityPage>
}

/** A proveedor activates in sedes of his own: with none, nothing else can be done here. */
function FirstSite({ capacityId }: { capacityId: string }): ReactElement {
  return (
    <Empty
      icon="building"
      title="Cree primero una sede"
      action={
        <LinkButton kind="primary" to={`/administracion/${capacityId}/sedes/crear`}>
          Crear la primera sede
        </LinkButton>
      }
    >
      Los usuarios se activan en una sede. Nadie espera todavía.
    </Empty>
  )
}

type BatchResult = CallResult<typeof activateRequests> | CallResult<typeof returnRequests>

function DeskOf({ view }: { view: DeskView }): ReactElement {
  const [raw, setSearch] = useSearchState()
  const search: DeskSearch = raw
  const capacityId = view.capacityId
  const list: DeskList = deskLists.find((one) => one === search.lista) ?? 'por_decidir'
  const sought = searchWords(search.documento)
  const rows = useEndpoint(
    deskList,
    {
      params: { capacityId, list },
      query: {
        place: search.sede,
        type: userTypes.find((type): type is UserType => type === search.tipo),
        eligible: (['met', 'wait', 'stop'] as const).find((one) => one === search.cumple),
        after: search.desde,
        limit: 20,
      },
    },
    { enabled: !sought, keep: true },
  )
  const found = useEndpoint(
    searchRegistered,
    { params: { capacityId }, query: { documentType: sought?.type ?? 'CC', documentNumber: sought?.number ?? '' } },
    { enabled: sought !== null },
  )
  const malformed = issueAt(found.error, 'documentType', 'documentNumber')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [returning, setReturning] = useState(false)
  const [result, setResult] = useState<{ text: string; refused: BatchResult['refused'] } | null>(null)

  const data = rows.data?.rows
  useEffect(() => {
    if (data) setChosen((old) => keptSelection(old, data))
  }, [data])
  // Another list is another question: what was chosen, and what was said of it, ends with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the list changes
  useEffect(() => {
    setChosen(new Set())
    setReturning(false)
    setResult(null)
  }, [list, capacityId])

  const selected = data?.filter((row) => chosen.has(row.id)) ?? []
  const counted = useCountWhenRead(view.counts[list], rows.dataUpdatedAt)
  const fresh = !sought && list === 'por_decidir' ? Math.max(0, view.counts[list] - counted) : 0
  const openHere = search.acto === 'activar' && selected.length > 0
  function decided(answer: BatchResult, text: string): void {
    setReturning(false)
    setChosen(new Set())
    setResult({ text, refused: answer.refused })
    if (search.acto) setSearch({ acto: undefined })
  }

  const side = openHere ? (
    <BatchPanel view={view} rows={selected} close={closed(search, capacityId)} done={decided} />
  ) : search.persona && search.activacion ? (
    <ActivationPanel
      view={view}
      personId={search.persona}
      activationId={search.activacion}
      close={closed(search, capacityId)}
    />
  ) : search.persona ? (
    <CandidatePanel
      key={search.persona}
      view={view}
      registrationId={search.persona}
      close={closed(search, capacityId)}
    />
  ) : undefined

  return (
    <Desk side={side}>
      <PageHead title="Quién espera" tab={`${listNames[list]} · ${view.entityName}`} eyebrow={capacityEyebrow(view)} />
      <Tabs
        label="Listas"
        items={deskLists.map((one) => ({
          label: one === 'vencen' ? `Vencen en ${view.expiringDays} días` : listNames[one],
          to: deskLink(capacityId, { lista: one === 'por_decidir' ? undefined : one }),
          current: !sought && one === list,
          count: view.counts[one],
        }))}
      />
      <DeskFilters view={view} list={list} malformed={malformed} />
      {result && (
        <Note kind={result.refused.length > 0 ? 'wait' : 'done'} alert>
          <p>{result.text}</p>
          {result.refused.length > 0 && (
            <ul>
              {result.refused.map((one) => (
                <li key={one.requestId}>
                  <b>{one.name}</b>: {one.text}
                </li>
              ))}
            </ul>
          )}
        </Note>
      )}
      {sought ? (
        !malformed && <FoundPeople view={view} sought={sought} found={found} />
      ) : (
        <Loaded
          query={rows}
          lines={10}
          empty={(page) =>
            page.rows.length === 0 &&
            (filtered(search) ? (
              <Empty icon="filter" title="Nadie coincide con los filtros">
                Quite un filtro para ver más, o busque por documento exacto.
              </Empty>
            ) : view.sites && view.places.length === 0 ? (
              <FirstSite capacityId={capacityId} />
            ) : (
              <Empty icon="check" title={emptyLists[list].title}>
                {emptyLists[list].text}
              </Empty>
            ))
          }
        >
          {(page) => (
            <>
              {fresh > 0 && (
                <div role="status" className="row">
                  <Button small icon="refresh" onClick={() => void rows.refetch()}>
                    Hay {fresh} {fresh === 1 ? 'nueva' : 'nuevas'} · Mostrar
                  </Button>
                </div>
              )}
              {list === 'por_decidir' && (
                <SelectionBar count={selected.length} common={commonWords(selected.length)}>
                  <Button small onClick={() => setReturning(true)}>
                    Devolver…
                  </Button>
                  <Button
                    small
                    kind="primary"
                    onClick={() => setSearch({ acto: 'activar', persona: undefined, activacion: undefined })}
                  >
                    Activar y dar rol…
                  </Button>
                </SelectionBar>
              )}
              <DataTable<DeskRow>
                label={`Personas: ${listNames[list].toLowerCase()}`}
                rows={page.rows}
                rowKey={(row) => row.id}
                columns={columnsOf(list, search, capacityId)}
                rowState={(row) => (isOpen(row, search) ? 'open' : undefined)}
                {...(list === 'por_decidir'
                  ? {
                      selection: {
                        chosen,
                        onChange: (next) => {
                          setResult(null)
                          setChosen(next)
                        },
                        blocked: whyNotChosen,
                        name: (row) => row.person.name,
                      },
                    }
                  : {})}
              />
              <Pager
                text={`${page.rows.length} de ${showCount(view.counts[list])}, ${orders[list]}`}
                first={
                  search.desde ? deskLink(capacityId, { ...search, desde: undefined, persona: undefined }) : undefined
                }
                next={page.next ? deskLink(capacityId, { ...search, desde: page.next, persona: undefined }) : undefined}
              />
            </>
          )}
        </Loaded>
      )}
      <ReturnDialog
        capacityId={capacityId}
        requests={returning ? selected.map((row) => ({ requestId: row.id, name: row.person.name })) : []}
        close={() => setReturning(false)}
        done={decided}
      />
    </Desk>
  )
}

/** The count of the list when its rows were read: what came later is offered, never pushed under the cursor. */
function useCountWhenRead(count: number, readAt: number): number {
  const [seen, setSeen] = useState({ count, readAt })
  if (seen.readAt !== readAt) setSeen({ count, readAt })
  else if (count < seen.count) setSeen({ count, readAt })
  return seen.count
}

const orders: Record<DeskList, string> = {
  por_decidir: 'los que más esperan primero',
  sin_rol: 'los que más esperan primero',
  suspendidos: 'los que más llevan primero',
  vencen: 'los que vencen antes primero',
}

function filtered(search: DeskSearch): boolean {
  return Boolean(search.sede || search.tipo || search.cumple)
}

function closed(search: DeskSearch, capacityId: string): string {
  return deskLink(capacityId, { ...search, persona: undefined, activacion: undefined, acto: undefined })
}

function isOpen(row: DeskRow, search: DeskSearch): boolean {
  return search.activacion ? row.id === search.activacion : row.registrationId === search.persona
}

function columnsOf(list: DeskList, search: DeskSearch, capacityId: string): Column<DeskRow>[] {
  const opened = (row: DeskRow): DeskSearch =>
    list === 'por_decidir'
      ? { ...search, persona: row.registrationId, activacion: undefined, acto: undefined }
      : { ...search, persona: row.person.personId, activacion: row.id }
  const today = now()
  return [
    {
      label: 'Persona',
      width: '31%',
      cell: (row) => (
        <>
          <Link to={deskLink(capacityId, opened(row))} aria-current={isOpen(row, search) ? 'true' : undefined}>
            {row.person.name}
          </Link>
          <CellNote>
            <span className="num">{showDocument(row.person.document)}</span>
          </CellNote>
        </>
      ),
    },
    {
      label: 'Tipo y sede',
      width: '28%',
      cell: (row) => (
        <>
          {typeNames[row.userType]}
          <CellNote>
            {[row.profession && calm(row.profession), row.place && placeName(row.place)].filter(Boolean).join(' · ')}
          </CellNote>
        </>
      ),
    },
    list === 'vencen'
      ? {
          label: 'Último día',
          sorted: 'ascending' as const,
          cell: (row) => (
            <>
              <span className="num">{row.endsOn ? showDate(row.endsOn) : '—'}</span>
              {row.endsOn && <CellNote>{lastDays(daysBetween(today, row.endsOn))}</CellNote>}
            </>
          ),
        }
      : {
          label: list === 'suspendidos' ? 'Desde' : 'Espera',
          sorted: 'descending' as const,
          cell: (row) => (
            <>
              <span className="num">{showWait(row.since, today)}</span>
              {row.reminders > 0 && <CellNote>{row.reminders === 1 ? '1 aviso' : `${row.reminders} avisos`}</CellNote>}
            </>
          ),
        },
    {
      label: list === 'suspendidos' ? 'Causa' : '¿Cumple?',
      cell: (row) => <Status kind={eligibilityKinds[row.eligibility.state]}>{row.eligibility.text}</Status>,
    },
  ]
}

function lastDays(n: number): string {
  if (n <= 0) return 'hoy es el último'
  return n === 1 ? 'queda 1 día' : `quedan ${n} días`
}
