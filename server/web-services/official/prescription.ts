import type { PrescriptionItem } from '#contract/prescribing-content.ts'
import type { SignedPrescription } from '#prescribing'
import { faultsOf, readFields, writeFields } from './fields.ts'
import { headerFields, indicationFields, ingredientFields, itemArrays } from './prescription-fields.ts'

type WireObject = Record<string, unknown>

/**
 * The official text of a prescription: header and five arrays, always all of them, keys in the official order.
 * @throws TypeError when a value that must travel is missing: signing validated it, so that is a fault of ours.
 */
export function officialPrescription(prescription: SignedPrescription): string {
  return JSON.stringify(prescriptionObject(prescription))
}

function prescriptionObject(prescription: SignedPrescription): WireObject {
  const arrays = itemArrays.map(({ key, kind, fields }) => {
    const own = prescription.content.items
      .map((item, i) => ({ item, boardState: prescription.boardStates[i] }))
      .filter(({ item }) => item.kind === kind)
    return [
      key,
      own.map(({ item, boardState }, i) => ({
        ...writeFields(fields, { ...item, consecutive: i + 1, boardState }),
        ...nested(item, i + 1),
      })),
    ]
  })
  return { prescripcion: writeFields(headerFields, prescription), ...Object.fromEntries(arrays) }
}

function nested(item: PrescriptionItem, consecutive: number): WireObject {
  if (item.kind !== 'M') return {}
  return {
    PrincipiosActivos: item.ingredients.map((one) => writeFields(ingredientFields, { ...one, consecutive })),
    IndicacionesUNIRS: item.indications.map((code) => writeFields(indicationFields, { code, consecutive })),
  }
}

/** An official text back in our words, as far as it carries them (names of codes and our own notes do not travel). */
export function readOfficialPrescription(official: string): WireObject {
  const { prescripcion, ...arrays } = JSON.parse(official) as Record<string, WireObject> & Record<string, WireObject[]>
  const items = itemArrays.flatMap(({ key, kind, fields }) =>
    ((arrays[key] ?? []) as WireObject[]).map((wire) => ({
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
  const header = readFields(headerFields, prescripcion ?? {}) as { content: WireObject }
  return { ...header, content: { ...header.content, items } }
}

/** What of an official text is not as the tables say. */
export function officialFaults(official: string): string[] {
  const whole = JSON.parse(official) as Record<string, WireObject | WireObject[]>
  const keys = ['prescripcion', ...itemArrays.map((array) => array.key)]
  const faults = Object.keys(whole).join() === keys.join() ? [] : [`parts ${Object.keys(whole).join()}`]
  faults.push(...faultsOf(headerFields, whole.prescripcion as WireObject))
  for (const { key, kind, fields } of itemArrays)
    for (const item of whole[key] as WireObject[]) {
      faults.push(...faultsOf(fields, item))
      if (kind !== 'M') continue
      for (const one of item.PrincipiosActivos as WireObject[]) faults.push(...faultsOf(ingredientFields, one))
      for (const one of item.IndicacionesUNIRS as WireObject[]) faults.push(...faultsOf(indicationFields, one))
    }
  return faults
}
