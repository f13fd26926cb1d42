import { type ItemKind, itemKinds } from '#contract/capabilities.ts'
import {
  type DirectedFilters,
  type DirectionFilters,
  type DirectionState,
  directedOrders,
  type WaitingFilters,
} from '#contract/direccionamientos.ts'
import { dayFromToday, daysOf, isDay } from '#web/components/days-filter.tsx'
import type { FilterDocument } from '#web/components/prescription/document-filter.tsx'

// The filters of an address as the endpoints take them; what is not one of the choices counts as not chosen. A patient's document
// never goes into the address: it is handed in.

export type Search = Record<string, string | undefined>

/** What narrows the queue, in words. */
export const only = {
  priorizado: 'Solo priorizados',
  domiciliario: 'Solo a domicilio',
  tutela: 'Solo tutelas',
} as const

/** Until when a supplier's list goes, by the days that are left. */
export const dueWithin = { 0: 'Hasta hoy', 3: 'En 3 días', 7: 'En 7 días', 30: 'En 30 días' } as const

const kindOf = (search: Search): ItemKind | undefined =>
  (Object.keys(itemKinds) as ItemKind[]).find((one) => one === search.tipo)
const stateOf = (search: Search): DirectionState | undefined =>
  ([0, 1, 2] as const).find((one) => String(one) === search.estado)
const numberOf = (search: Search): string | undefined =>
  /^\d{20}$/.test(search.numero ?? '') ? search.numero : undefined

/** Without what was not chosen. */
function chosen<T extends object>(filters: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

export function waitingFiltersOf(search: Search, patient: FilterDocument | null): WaitingFilters {
  return chosen({
    kind: kindOf(search),
    only: (Object.keys(only) as (keyof typeof only)[]).find((one) => one === search.solo),
    patient: patient ?? undefined,
    number: numberOf(search),
  })
}

export function directionFiltersOf(search: Search, patient: FilterDocument | null, at: string): DirectionFilters {
  return {
    ...daysOf(search, at),
    ...chosen({
      state: stateOf(search),
      kind: kindOf(search),
      patient: patient ?? undefined,
      number: numberOf(search),
    }),
  }
}

export function declinedFiltersOf(search: Search, patient: FilterDocument | null, at: string) {
  return { ...daysOf(search, at), ...chosen({ patient: patient ?? undefined, number: numberOf(search) }) }
}

export function directedFiltersOf(search: Search, patient: FilterDocument | null, at: string): DirectedFilters {
  const within = Object.keys(dueWithin).find((one) => one === search.vence)
  return {
    ...directionFiltersOf(search, patient, at),
    ...chosen({
      dueBy:
        search.vence === 'otro'
          ? isDay(search.hasta)
            ? search.hasta
            : undefined
          : within
            ? dayFromToday(Number(within), at)
            : undefined,
      municipalityCode: /^\d{5}$/.test(search.municipio ?? '') ? search.municipio : undefined,
      epsCode: search.eps && search.eps.length <= 6 ? search.eps : undefined,
    }),
  }
}

export const orderOf = (search: Search): (typeof directedOrders)[number] =>
  directedOrders.find((one) => one === search.orden) ?? 'vence'
