import type { PrescriptionContent, PrescriptionItem } from '#contract/prescribing-content.ts'
import { needsBoard } from './board.ts'
import { daysOf } from './quantities.ts'

/** An item as rules and lists read it: one row beside the content that was signed. */
export interface ItemRow {
  /** Index in the content's items. */
  index: number
  kind: PrescriptionItem['kind']
  /** Consecutive inside its kind, from 1 (ConOrden of the wire). */
  number: number
  code: string
  name: string
  successive: boolean
  totalQuantity: string
  days: number | null
  /** 1 not required, 2 pending. */
  boardState: 1 | 2
}

/** The code that says what it is: of a medicine its presentation, or its first ingredient when it has none. */
export function codeOfItem(item: PrescriptionItem): string {
  return item.kind === 'M' ? (item.presentation ?? item.ingredients[0]?.code ?? '') : item.code
}

/** Rows of the items of a prescription that is signed now. */
export function itemRows(content: PrescriptionContent): ItemRow[] {
  const counts = new Map<string, number>()
  return content.items.map((item, index) => {
    const number = (counts.get(item.kind) ?? 0) + 1
    counts.set(item.kind, number)
    return {
      index,
      kind: item.kind,
      number,
      code: codeOfItem(item),
      name: item.kind === 'M' ? item.description : item.name,
      successive: item.successive,
      totalQuantity: item.totalQuantity,
      days: daysOf(item),
      boardState: needsBoard(item, content) ? 2 : 1,
    }
  })
}
