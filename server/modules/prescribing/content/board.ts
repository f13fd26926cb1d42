import type { PrescriptionContent, PrescriptionItem } from '#contract/prescribing-content.ts'

/** Outpatient ambits of table 6.2: only there nutrition goes to a board, and the question about a discharge is asked. */
export const OUTPATIENT: readonly string[] = ['11', '12']
/** Medicine kind of what is not in the registered indications (table 6.6). */
export const UNIRS = '7'

/** Whether a board must approve the item before it can be delivered: UNIRS, outpatient nutrition, complementary services, exclusions. */
export function needsBoard(
  item: Pick<PrescriptionItem, 'kind'> & { medicineKind?: string | undefined },
  header: { ambito: PrescriptionContent['ambito'] | undefined; excluded?: boolean | null | undefined },
): boolean {
  if (item.kind === 'S') return true
  if (item.kind === 'N') return OUTPATIENT.includes(header.ambito ?? '')
  return item.kind === 'M' && (item.medicineKind === UNIRS || header.excluded === true)
}
