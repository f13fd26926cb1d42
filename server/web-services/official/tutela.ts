import type { TutelaNoveltyRecord, TutelaRecord } from '#prescribing'
import { faultsOf, readFields, writeFields } from './fields.ts'
import { itemFaults, readItems, type WireObject, writeItems } from './items.ts'
import { rulingFields, tutelaArrays, tutelaFields, tutelaNoveltyFields } from './tutela-fields.ts'

/**
 * The official text of a tutela: header, later rulings and five arrays, always all of them, keys in the official order.
 * @throws TypeError when a value that must travel is missing: registering validated it, so that is a fault of ours.
 */
export function officialTutela(record: TutelaRecord): string {
  return JSON.stringify({
    tutela: writeFields(tutelaFields, { ...record, eps: { ...record.eps, documentType: 'NI' } }),
    fallosAdicionales: record.rulings.map((ruling) => writeFields(rulingFields, ruling)),
    ...writeItems(tutelaArrays, record.content.items),
  })
}

/** The official text of a novelty of a tutela. */
export function officialTutelaNovelty(record: TutelaNoveltyRecord): string {
  return JSON.stringify({ tutela_novedades: writeFields(tutelaNoveltyFields, record) })
}

type Whole = { tutela: WireObject; fallosAdicionales: WireObject[] } & Record<string, WireObject[]>

/** An official text back in our words, as far as it carries them (names of codes and our own notes do not travel). */
export function readOfficialTutela(official: string): WireObject {
  const whole = JSON.parse(official) as Whole
  const header = readFields(tutelaFields, whole.tutela) as { content: WireObject }
  return {
    ...header,
    content: { ...header.content, items: readItems(tutelaArrays, whole) },
    rulings: whole.fallosAdicionales.map((ruling) => readFields(rulingFields, ruling)),
  }
}

/** What of an official text is not as the tables say. */
export function officialTutelaFaults(official: string): string[] {
  const whole = JSON.parse(official) as Whole
  const keys = ['tutela', 'fallosAdicionales', ...tutelaArrays.map((array) => array.key)].join()
  return [
    ...(Object.keys(whole).join() === keys ? [] : [`parts ${Object.keys(whole).join()}`]),
    ...faultsOf(tutelaFields, whole.tutela),
    ...whole.fallosAdicionales.flatMap((ruling) => faultsOf(rulingFields, ruling)),
    ...itemFaults(tutelaArrays, whole),
  ]
}
