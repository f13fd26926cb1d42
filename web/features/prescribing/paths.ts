import type { ContextView } from '#contract/users-authority.ts'
import { itemName, kindName } from '#web/components/prescription/words.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import type { FormItem } from './draft.ts'

/** Which part the address opens: the patient's data, or an item by its place. */
export function sectionOf(item: string | undefined, count: number): 'datos' | number {
  if (item === 'datos') return 'datos'
  const n = Number(item ?? (count > 0 ? 1 : 0))
  return Number.isInteger(n) && n >= 1 && n <= count ? n - 1 : count > 0 && item === undefined ? 0 : 'datos'
}

/** Which part of the page has the field at a path of the content: the patient's data, or an item by its index. */
export function sectionOfPath(path: string): 'datos' | number {
  const found = /^items\.(\d+)/.exec(path)
  return found ? Number(found[1]) : 'datos'
}

/** "Adalimumab 40 mg: " before the sentence of an item. */
export function itemPrefix(path: string, items: readonly FormItem[]): string {
  const section = sectionOfPath(path)
  const item = section === 'datos' ? undefined : items[section]
  return item ? `${itemName(item) === 'Sin elegir' ? kindName(item.kind) : itemName(item)}: ` : ''
}

const entries = { prescribir: 'Prescribir', ordenar: 'Ordenar', transcribir: 'Transcribir' } as const

/** What who writes here does, by what her role allows: prescribing, ordering or copying paper forms. */
export function entryOf(context: Pick<ContextView, 'capabilities'>): { code: keyof typeof entries; name: string } {
  const codes = Object.keys(entries) as (keyof typeof entries)[]
  const code = codes.find((one) => context.capabilities.some((capability) => capability.code === one)) ?? 'prescribir'
  return { code, name: entries[code] }
}

/** Where she begins. */
export function startOf(context: Pick<ContextView, 'key' | 'capabilities'>): string {
  return `${contextPath(context)}/${entryOf(context).code}`
}
