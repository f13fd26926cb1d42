import type { SignedPrescription } from '#prescribing'
import { faultsOf, readFields, writeFields } from './fields.ts'
import { itemFaults, readItems, type WireObject, writeItems } from './items.ts'
import { headerFields, prescriptionArrays } from './prescription-fields.ts'

/**
 * The official text of a prescription: header and five arrays, always all of them, keys in the official order.
 * @throws TypeError when a value that must travel is missing: signing validated it, so that is a fault of ours.
 */
export function officialPrescription(prescription: SignedPrescription): string {
  const { content, boardStates } = prescription
  return JSON.stringify({
    prescripcion: writeFields(headerFields, prescription),
    ...writeItems(prescriptionArrays, content.items, (index) => ({ boardState: boardStates[index] })),
  })
}

type Whole = { prescripcion: WireObject } & Record<string, WireObject[]>

/** An official text back in our words, as far as it carries them (names of codes and our own notes do not travel). */
export function readOfficialPrescription(official: string): WireObject {
  const whole = JSON.parse(official) as Whole
  const header = readFields(headerFields, whole.prescripcion) as { content: WireObject }
  return { ...header, content: { ...header.content, items: readItems(prescriptionArrays, whole) } }
}

/** What of an official text is not as the tables say. */
export function officialFaults(official: string): string[] {
  const whole = JSON.parse(official) as Whole
  const keys = ['prescripcion', ...prescriptionArrays.map((array) => array.key)].join()
  return [
    ...(Object.keys(whole).join() === keys ? [] : [`parts ${Object.keys(whole).join()}`]),
    ...faultsOf(headerFields, whole.prescripcion),
    ...itemFaults(prescriptionArrays, whole),
  ]
}
