import { itemName, kindName } from '#web/components/prescription/words.ts'
import type { FormItem } from './draft.ts'

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
