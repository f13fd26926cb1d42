import type { TutelaItem } from '#contract/tutela-content.ts'
import type { TutelaNoveltyRecord, TutelaRecord } from '#prescribing'
import { faultsOf, readFields, writeFields } from './fields.ts'
import { indicationFields, ingredientFields } from './prescription-fields.ts'
import { rulingFields, tutelaArrays, tutelaFields, tutelaNoveltyFields } from './tutela-fields.ts'

type WireObject = Record<string, unknown>

/**
 * The official text of a tutela: header, later rulings and five arrays, always all of them, keys in the official order.
 * @throws TypeError when a value that must travel is missing: registering validated it, so that is a fault of ours.
 */
export function officialTutela(record: TutelaRecord): string {
  const arrays = tutelaArrays.map(({ key, kind, fields }) => [
    key,
    record.content.items
      .filter((item) => item.kind === kind)
      .map((item, i) => ({ ...writeFields(fields, { ...item, consecutive: i + 1 }), ...nested(item, i + 1) })),
  ])
  return JSON.stringify({
    tutela: writeFields(tutelaFields, { ...record, eps: { ...record.eps, documentType: 'NI' } }),
    fallosAdicionales: record.rulings.map((ruling) => writeFields(rulingFields, ruling)),
    ...Object.fromEntries(arrays),
  })
}

/** The official text of a novelty of a tutela. */
export function officialTutelaNovelty(record: TutelaNoveltyRecord): string {
  return JSON.stringify({ tutela_novedades: writeFields(tutelaNoveltyFields, record) })
}

function nested(item: TutelaItem, consecutive: number): WireObject {
  if (item.kind !== 'M') return {}
  return {
    PrincipiosActivos: item.ingredients.map((one) => writeFields(ingredientFields, { ...one, consecutive })),
    IndicacionesUNIRS: item.indications.map((code) => writeFields(indicationFields, { code, consecutive })),
  }
}

type Whole = { tutela: WireObject; fallosAdicionales: WireObject[] } & Record<string, WireObject[]>

/** An official text back in our words, as far as it carries them (names of codes and our own notes do not travel). */
export function readOfficialTutela(official: string): WireObject {
  const whole = JSON.parse(official) as Whole
  const items = tutelaArrays.flatMap(({ key, kind, fields }) =>
    (whole[key] ?? []).map((wire) => ({
      kind,
      ...readFields(fields, wire),
      ...(kind === 'M'
        ? {
            ingredients: (wire.PrincipiosActivos as WireObject[]).map((one) => readFields(ingredientFields, one)),
            indications: (wire.IndicacionesUNIRS as WireObject[]).map((one) => readFields(indicationFields, one).code),
          }
        : {}),
    })),
  )
  const header = readFields(tutelaFields, whole.tutela) as { content: WireObject }
  return {
    ...header,
    content: { ...header.content, items },
    rulings: whole.fallosAdicionales.map((ruling) => readFields(rulingFields, ruling)),
  }
}

/** What of an official text is not as the tables say. */
export function officialTutelaFaults(official: string): string[] {
  const whole = JSON.parse(official) as Whole
  const keys = ['tutela', 'fallosAdicionales', ...tutelaArrays.map((array) => array.key)].join()
  const faults = Object.keys(whole).join() === keys ? [] : [`parts ${Object.keys(whole).join()}`]
  faults.push(...faultsOf(tutelaFields, whole.tutela))
  for (const ruling of whole.fallosAdicionales) faults.push(...faultsOf(rulingFields, ruling))
  for (const { key, kind, fields } of tutelaArrays)
    for (const item of whole[key] ?? []) {
      faults.push(...faultsOf(fields, item))
      if (kind !== 'M') continue
      for (const one of item.PrincipiosActivos as WireObject[]) faults.push(...faultsOf(ingredientFields, one))
      for (const one of item.IndicacionesUNIRS as WireObject[]) faults.push(...faultsOf(indicationFields, one))
    }
  return faults
}
