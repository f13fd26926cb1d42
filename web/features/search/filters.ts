import { itemKinds } from '#contract/capabilities.ts'
import type { PrescriptionFilters } from '#contract/prescriptions-search.ts'
import { daysOf } from '#web/components/days-filter.tsx'

type Search = Record<string, string | undefined>

/** The filters of the address as the endpoint takes them; what is not one of the choices counts as not chosen. */
export function filtersOf(search: Search, at: string): PrescriptionFilters {
  const state = ([1, 2, 4] as const).find((one) => String(one) === search.estado)
  const boardState = ([1, 2, 3, 4] as const).find((one) => String(one) === search.junta)
  const kind = (Object.keys(itemKinds) as (keyof typeof itemKinds)[]).find((one) => one === search.tipo)
  return {
    ...daysOf(search, at),
    ...(state ? { state } : {}),
    ...(kind ? { kind } : {}),
    ...(boardState ? { boardState } : {}),
  }
}
