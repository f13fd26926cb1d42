import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { itemKinds } from '#contract/capabilities.ts'
import { type Dashboard, type DashboardDay, dashboardOfOperator } from '#contract/prescriptions-search.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { BarChart } from '#web/components/bar-chart.tsx'
import { Toolbar } from '#web/components/data-table.tsx'
import { InContext, NotHere } from '#web/components/in-context.tsx'
import { Section, Stats } from '#web/components/layout.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { Select } from '#web/components/select.tsx'
import { contextEyebrow, contextPath } from '#web/lib/context-paths.ts'
import { showCount, showDate, showInstant, showNumber } from '#web/lib/format.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { type Reading, readers, scopes } from './scopes.ts'

/** Under a bar there is room for a word. */
const shortNames: Record<keyof typeof itemKinds, string> = {
  M: 'Medicamento',
  P: 'Procedimiento',
  D: 'Dispositivo',
  N: 'Nutrición',
  S: 'Servicio',
}

const ranges = { 7: '7 días', 30: '30 días', 90: '90 días' } as const

function useDays(): [number, (days: string) => void] {
  const [search, setSearch] = useSearchState()
  const found = Object.keys(ranges).find((one) => one === search.dias)
  return [Number(found ?? 30), (dias) => setSearch({ dias })]
}

/** Volumes, kinds, boards and times of the sede or of the regime, whichever the context may look at. */
export function DashboardPage(): ReactElement {
  return (
    <InContext title="Tablero">
      {(context) => {
        const allowed = context.capabilities.map((one) => one.code)
        const look: Reading | null = allowed.includes('consultar_ips')
          ? 'consultar_ips'
          : allowed.some((one) => one === 'consultar_eps' || one === 'auditar_eps')
            ? 'consultar_eps'
            : null
        return look ? <OfContext context={context} look={look} /> : <NotHere context={context} />
      }}
    </InContext>
  )
}

function OfContext({ context, look }: { context: ContextView; look: Reading }): ReactElement {
  const [days] = useDays()
  const query = useEndpoint(
    readers[look].dashboard,
    { params: { context: context.key }, query: { days } },
    { keep: true },
  )
  return (
    <>
      <BackLink to={`${contextPath(context)}/${look}`}>{scopes[look].title}</BackLink>
      <PageHead
        eyebrow={contextEyebrow(context)}
        title="Tablero"
        lead={look === 'consultar_ips' ? 'Lo prescrito en esta sede.' : 'Los afiliados de este régimen.'}
      />
      <Charts query={query} />
    </>
  )
}

/** The same of the whole country. */
export function OperatorDashboardPage(): ReactElement {
  const [days] = useDays()
  const query = useEndpoint(dashboardOfOperator, { query: { days } }, { keep: true })
  return (
    <>
      <PageHead title="Tablero" lead="Todas las IPS y EPS de esta instalación." />
      <Charts query={query} />
    </>
  )
}

const sum = (days: readonly DashboardDay[], of: (day: DashboardDay) => number): number =>
  days.reduce((total, day) => total + of(day), 0)

/** '19 h', '2 días': how long a board takes on average. */
function meanTime(days: readonly DashboardDay[]): string {
  const decided = sum(days, (day) => day.boards.approved + day.boards.denied)
  if (decided === 0) return '—'
  const hours = sum(days, (day) => day.boards.minutes) / decided / 60
  return hours >= 48 ? `${showNumber(Math.round(hours / 24))} días` : `${showNumber(Math.round(hours))} h`
}

function Charts({ query }: { query: UseQueryResult<Dashboard, Error> }): ReactElement {
  const [days, setDays] = useDays()
  return (
    <>
      <Toolbar label="Período del tablero">
        <Select
          label="Período"
          value={String(days)}
          onChange={setDays}
          options={Object.entries(ranges).map(([value, label]) => ({ value, label: `Últimos ${label}` }))}
        />
      </Toolbar>
      <Loaded
        query={query}
        lines={10}
        empty={(found) =>
          found.asOf === null && (
            <Empty icon="registry" title="El tablero todavía no tiene datos">
              Se calcula cada hora. Vuelva más tarde.
            </Empty>
          )
        }
      >
        {(found) => <Filled found={found} />}
      </Loaded>
    </>
  )
}

function Filled({ found }: { found: Dashboard }): ReactElement {
  const { days } = found
  const groups = days.map(({ day }) => showDate(day, { year: false }))
  const total = sum(days, (day) => day.prescriptions)
  const busiest = days.reduce(
    (most, day) => (day.prescriptions > most.prescriptions ? day : most),
    days[0] as DashboardDay,
  )
  const kinds = (Object.keys(itemKinds) as (keyof typeof itemKinds)[])
    .map((kind) => ({ kind, n: sum(days, (day) => day.items[kind] ?? 0) }))
    .sort((a, b) => b.n - a.n)
  const decided = sum(days, (day) => day.boards.approved + day.boards.denied)
  return (
    <>
      <Stats
        items={[
          { label: 'Prescripciones', value: showNumber(total) },
          { label: 'Anuladas', value: showNumber(sum(days, (day) => day.annulled)) },
          { label: 'Esperan junta', value: showCount(found.boards.pending) },
          { label: 'Junta vencida', value: showCount(found.boards.overdue) },
          { label: 'Decide en promedio', value: meanTime(days) },
        ]}
      />
      <Section title="Volumen">
        <BarChart
          title="¿Cuántas prescripciones se firman cada día?"
          message={`${showNumber(total)} en ${days.length} días; la mayor, ${showNumber(busiest.prescriptions)} el ${showDate(busiest.day)}.`}
          groups={groups}
          groupLabel="Día"
          series={[
            { name: 'Siguen activas o modificadas', values: days.map((day) => day.prescriptions - day.annulled) },
            { name: 'Anuladas', values: days.map((day) => day.annulled) },
          ]}
        />
      </Section>
      <Section title="Tipos de ítem">
        <BarChart
          title="¿Qué se prescribe más?"
          message={kinds.map(({ kind, n }) => `${itemKinds[kind]}: ${showNumber(n)}`).join('; ')}
          groups={kinds.map(({ kind }) => shortNames[kind])}
          groupLabel="Tipo"
          series={[{ name: 'Ítems', values: kinds.map(({ n }) => n) }]}
        />
      </Section>
      <Section title="Juntas">
        <BarChart
          title="¿Qué deciden las juntas?"
          message={`${showNumber(decided)} decisiones; ${showNumber(sum(days, (day) => day.boards.approved))} aprueban.`}
          groups={groups}
          groupLabel="Día"
          series={[
            { name: 'Aprobados', values: days.map((day) => day.boards.approved) },
            { name: 'No aprobados', values: days.map((day) => day.boards.denied) },
          ]}
        />
      </Section>
      <p className="meta">
        {found.asOf &&
          `Datos hasta el ${showInstant(found.asOf)}; el último día está incompleto. Se calcula cada hora.`}
      </p>
    </>
  )
}
