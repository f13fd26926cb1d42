import type { TutelaContent, TutelaItem } from '#contract/tutela-content.ts'

/** An item of a tutela as rules and lists read it: one row beside the content. */
export interface TutelaItemRow {
  kind: TutelaItem['kind']
  /** Consecutive inside its kind, from 1. */
  number: number
  code: string
  name: string
  totalQuantity: string
}

/** Rows of what is ordered, numbered inside each kind. */
export function itemRows(content: TutelaContent): TutelaItemRow[] {
  const counts = new Map<string, number>()
  return content.items.map((item) => {
    const number = (counts.get(item.kind) ?? 0) + 1
    counts.set(item.kind, number)
    return {
      kind: item.kind,
      number,
      code: item.kind === 'M' ? (item.presentation ?? item.ingredients[0]?.code ?? '') : item.code,
      name: item.kind === 'M' ? item.description : item.name,
      totalQuantity: item.totalQuantity,
    }
  })
}
