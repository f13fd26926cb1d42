import { field, intOrNull, type OfficialField, text, textOrEmpty, textOrNull, yes, yesOrNull } from './fields.ts'

/** Runs of fields that the tables of prescriptions and of tutelas have alike: the same names, in the same order, with the same meaning. */

/** The professional who signed or loaded; `part` is where she stands in our words. */
export const professionalFields = (part: 'prescriber' | 'professional'): OfficialField[] => [
  text('TipoIDProf', 2, `${part}.documentType`),
  text('NumIDProf', 17, `${part}.documentNumber`),
  text('PNProfS', 60, `${part}.firstName`),
  textOrEmpty('SNProfS', 60, `${part}.secondName`),
  text('PAProfS', 60, `${part}.firstSurname`),
  textOrEmpty('SAProfS', 60, `${part}.secondSurname`),
  text('RegProfS', 60, `${part}.register`),
]

export const patientFields: readonly OfficialField[] = [
  text('TipoIDPaciente', 2, 'content.patient.document.type'),
  text('NroIDPaciente', 17, 'content.patient.document.number'),
  text('PNPaciente', 60, 'content.patient.firstName'),
  textOrEmpty('SNPaciente', 60, 'content.patient.secondName'),
  text('PAPaciente', 60, 'content.patient.firstSurname'),
  textOrEmpty('SAPaciente', 60, 'content.patient.secondSurname'),
]

export const motherFields: readonly OfficialField[] = [
  textOrNull('TipoIDMadrePaciente', 2, 'content.patient.mother.type'),
  textOrNull('NroIDMadrePaciente', 17, 'content.patient.mother.number'),
]

export const diagnosisFields: readonly OfficialField[] = [
  yes('EnfHuerfana', 'content.orphanDisease'),
  textOrNull('CodEnfHuerfana', 4, 'content.orphanCode'),
  yesOrNull('EnfHuerfanaDX', 'content.orphanIsMain'),
  textOrNull('CodDxPpal', 4, 'content.mainDiagnosis'),
  textOrNull('CodDxRel1', 4, 'content.relatedDiagnosis1'),
  textOrNull('CodDxRel2', 4, 'content.relatedDiagnosis2'),
]

// Of items -----------------------------------------------------------------------------------------------------------

export const consecutive = field('ConOrden', 'number', 'consecutive', { max: 2 })
export const provision = field('TipoPrest', 'successive', 'successive', { max: 1 })
export const justification = textOrNull('JustNoPBS', 500, 'justification')
export const recommendations = textOrNull('IndRec', 160, 'recommendations')

/** How medicines and nutrition are given, and the total. */
export const dosing: readonly OfficialField[] = [
  textOrNull('Dosis', 10, 'dose'),
  textOrNull('DosisUM', 4, 'doseUnit'),
  textOrNull('NoFAdmon', 5, 'everyAmount'),
  intOrNull('CodFreAdmon', 1, 'everyUnit'),
  intOrNull('IndEsp', 2, 'specialIndication'),
  textOrNull('CanTrat', 5, 'durationAmount'),
  intOrNull('DurTrat', 1, 'durationUnit'),
  text('CantTotalF', 10, 'totalQuantity'),
  textOrNull('UFCantTotal', 2, 'totalUnit'),
]

/** How often the rest is used; the unit of the duration and the total follow, in an order that each table has for itself. */
export const use: readonly OfficialField[] = [
  textOrNull('CanForm', 5, 'amount'),
  textOrNull('CadaFreUso', 5, 'everyAmount'),
  intOrNull('CodFreUso', 1, 'everyUnit'),
  textOrNull('Cant', 5, 'durationAmount'),
]
export const durationUnit = intOrNull('CodPerDurTrat', 1, 'durationUnit')
export const total = text('CantTotal', 10, 'totalQuantity')
