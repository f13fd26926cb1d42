import { itemKinds } from '#contract/capabilities.ts'
import type { PrescriptionFilters } from '#contract/prescriptions-search.ts'
import { dayOf } from '#web/lib/format.ts'

/** Ranges of days that a list offers; the first is what an IPS or EPS sees unless it asks otherwise. */
export const periods = { 90: 'Últimos 90 días', 30: 'Últimos 30 días', 7: 'Últimos 7 días', 1: 'Hoy' } as const

type Search = Record<string, string | undefined>

/** The day that lies so many before today. */
function daysAgo(days: number, at: string): string {
  return dayOf(new Date(Date.parse(at) - days * 86_400_000))
}

/** The filters of the address as the endpoint takes them; what is not one of the choices counts as not chosen. */
export function filtersOf(search: Search, at: string): PrescriptionFilters {
  const days = Object.keys(periods).find((one) => one === search.dias)
  const state = ([1, 2, 4] as const).find((one) => String(one) === search.estado)
  const boardState = ([1, 2, 3, 4] as const).find((one) => String(one) === search.junta)
  const kind = (Object.keys(itemKinds) as (keyof typeof itemKinds)[]).find((one) => one === search.tipo)
  const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')
  return {
    ...(search.dias === 'otras'
      ? { ...(isDay(search.de) ? { from: search.de } : {}), ...(isDay(search.a) ? { to: search.a } : {}) }
      : days
        ? { from: daysAgo(Number(days) - 1, at) }
        : {}),
    ...(state ? { state } : {}),
    ...(kind ? { kind } : {}),
    ...(boardState ? { boardState } : {}),
  }
}
