import type { ComboItem } from '#web/components/combo-box.tsx'
import type { FilterDocument } from '#web/components/prescription/document-filter.tsx'

// What saves typing from one item to the next, for as long as the tab lives: nothing of it is stored.

/** Where the last item of a prescription went. */
export interface LastDirected {
  supplier: ComboItem
  municipalityCode: string
  homeAddress: string
}
const directed = new Map<string, LastDirected>()

export function keepDirected(number: string, last: LastDirected): void {
  directed.set(number, last)
}
export const lastDirected = (number: string): LastDirected | undefined => directed.get(number)

const patients = new Map<string, FilterDocument>()

/** The patient whose queue one works through: it goes from the list to its items, and never into the address. */
export function keepPatient(context: string, patient: FilterDocument | null): void {
  if (patient) patients.set(context, patient)
  else patients.delete(context)
}
export const keptPatient = (context: string): FilterDocument | null => patients.get(context) ?? null
