import type { ItemKind } from '#contract/capabilities.ts'
import { type DirectionState, directionStates, type ItemKey } from '#contract/direccionamientos.ts'
import type { TagKind } from '#web/components/tag.tsx'
import { now } from '#web/lib/clock.ts'
import { dayOf, daysBetween, plural, showNit, showNumber } from '#web/lib/format.ts'

/** The address of an item below the list it is in. */
export const itemPath = (base: string, { number, kind, item }: ItemKey): string => `${base}/${number}/${kind}/${item}`

export const sameItem = (a: ItemKey, b: ItemKey): boolean =>
  a.number === b.number && a.kind === b.kind && a.item === b.item

/** 'desde hace 20 min', 'desde hace 26 h', 'desde hace 8 días'. */
export function waitedWords(since: string, at: string = now()): string {
  const minutes = Math.max(0, Math.floor((Date.parse(at) - Date.parse(since)) / 60_000))
  if (minutes < 60) return `desde hace ${minutes} min`
  if (minutes < 48 * 60) return `desde hace ${Math.floor(minutes / 60)} h`
  return `desde hace ${plural(daysBetween(since, at), 'día', 'días')}`
}

/** What has a short time by its ambit: prioritised, at home, in hospital or urgent; a tutela, which has none, too. */
export const isUrgent = (ambito: number | null): boolean => ambito !== 12

/** It waits longer than is usual for its ambit: a day, or five. */
export const waitsLong = (row: { readyAt: string; ambito: number | null }, at: string = now()): boolean =>
  Date.parse(at) - Date.parse(row.readyAt) > (isUrgent(row.ambito) ? 24 : 5 * 24) * 3_600_000

/** The latest day of the first delivery while nobody says another: tomorrow, or in five days. */
export const usualDays = (ambito: number | null): number => (isUrgent(ambito) ? 1 : 5)

/** How a direccionamiento stands before its latest day: in words, not by colour. */
export function dueOf(
  row: { state: DirectionState; latestOn: string },
  at: string = now(),
): { kind: 'stop' | 'wait' | 'idle' | 'done'; text: string } {
  if (row.state === 0) return { kind: 'idle', text: 'Anulado' }
  const left = daysBetween(dayOf(at), row.latestOn)
  if (left < 0)
    return { kind: 'stop', text: left === -1 ? 'Venció ayer' : `Venció hace ${plural(-left, 'día', 'días')}` }
  if (left === 0) return { kind: 'wait', text: 'Vence hoy' }
  if (left === 1) return { kind: 'wait', text: 'Vence mañana' }
  return { kind: 'idle', text: `Vence en ${plural(left, 'día', 'días')}` }
}

/** How far a direccionamiento went. */
export const directionTags: Record<
  DirectionState,
  { kind: TagKind & ('stop' | 'wait' | 'done' | 'idle'); text: string }
> = {
  0: { kind: 'idle', text: directionStates[0] },
  1: { kind: 'wait', text: directionStates[1] },
  2: { kind: 'done', text: directionStates[2] },
}

/** The document of a supplier: 'NIT 999.000.301-2', or that of a persona natural. */
export const supplierDocument = ({ type, number }: { type: string; number: string }): string =>
  type === 'NI' || type === 'NIT'
    ? `NIT ${showNit(number)}`
    : `${type} ${/^\d+$/.test(number) ? showNumber(number) : number}`

/** A presentation of the CUM, which can be delivered as it is; the other codes of a medicine are ingredients. */
export const isPresentation = (kind: ItemKind, code: string): boolean => kind === 'M' && /^\d+-\d+$/.test(code)
