import type { DireccionamientoRecord, NoDireccionamientoRecord } from '#supply'
import { direccionamientoFields, noDireccionamientoFields } from './direccionamiento-fields.ts'
import { faultsOf, type OfficialField, writeFields } from './fields.ts'

/** A direccionamiento as the official service tells it: every key, in the official order (section 5.11). */
export const officialDireccionamiento = (record: DireccionamientoRecord): string =>
  JSON.stringify(writeFields(direccionamientoFields, record))

/** A no-direccionamiento as the official service tells it (section 5.12). */
export const officialNoDireccionamiento = (record: NoDireccionamientoRecord): string =>
  JSON.stringify(writeFields(noDireccionamientoFields, record))

const faultsIn =
  (fields: readonly OfficialField[]) =>
  (official: string): string[] =>
    faultsOf(fields, JSON.parse(official) as Record<string, unknown>)

/** What of an official text is not as its table says. */
export const officialDireccionamientoFaults = faultsIn(direccionamientoFields)
export const officialNoDireccionamientoFaults = faultsIn(noDireccionamientoFields)
