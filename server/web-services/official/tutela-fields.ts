import {
  day,
  dayOrNull,
  field,
  int,
  intOrNull,
  type OfficialField,
  text,
  textOrEmpty,
  textOrNull,
  yes,
  yesOrNull,
} from './fields.ts'

/** Tables of the official tutela (5.10). Paths are those of `TutelaRecord` and of the items of contract/tutela-content.ts. */

export const tutelaFields: readonly OfficialField[] = [
  text('NoTutela', 20, 'number'),
  day('FTutela', 'registeredOn'),
  field('HTutela', 'time', 'hour', { max: 8 }),
  text('CodEPS', 6, 'content.epsCode'),
  text('TipoIDEPS', 2, 'eps.documentType'),
  text('NroIDEPS', 17, 'eps.nit'),
  text('TipoIDProf', 2, 'professional.documentType'),
  text('NumIDProf', 17, 'professional.documentNumber'),
  text('PNProfS', 60, 'professional.firstName'),
  textOrEmpty('SNProfS', 60, 'professional.secondName'),
  text('PAProfS', 60, 'professional.firstSurname'),
  textOrEmpty('SAProfS', 60, 'professional.secondSurname'),
  text('RegProfS', 60, 'professional.register'),
  text('TipoIDPaciente', 2, 'content.patient.document.type'),
  text('NroIDPaciente', 17, 'content.patient.document.number'),
  text('PNPaciente', 60, 'content.patient.firstName'),
  textOrEmpty('SNPaciente', 60, 'content.patient.secondName'),
  text('PAPaciente', 60, 'content.patient.firstSurname'),
  textOrEmpty('SAPaciente', 60, 'content.patient.secondSurname'),
  text('NroFallo', 30, 'content.rulingNumber'),
  day('FFalloTutela', 'content.rulingOn'),
  dayOrNull('F1Instan', 'content.firstInstanceOn'),
  dayOrNull('F2Instan', 'content.secondInstanceOn'),
  dayOrNull('FCorte', 'content.courtOn'),
  dayOrNull('FDesacato', 'content.contemptOn'),
  yes('EnfHuerfana', 'content.orphanDisease'),
  textOrNull('CodEnfHuerfana', 4, 'content.orphanCode'),
  yesOrNull('EnfHuerfanaDX', 'content.orphanIsMain'),
  textOrNull('CodDxPpal', 4, 'content.mainDiagnosis'),
  textOrNull('CodDxRel1', 4, 'content.relatedDiagnosis1'),
  textOrNull('CodDxRel2', 4, 'content.relatedDiagnosis2'),
  textOrNull('AclFalloTut', 500, 'content.clarification'),
  textOrNull('CodDxMotS1', 4, 'content.motive1'),
  textOrNull('CodDxMotS2', 4, 'content.motive2'),
  textOrNull('CodDxMotS3', 4, 'content.motive3'),
  textOrNull('JustifMed', 500, 'content.medicalJustification'),
  yesOrNull('CritDef1CC', 'content.courtCriterion1'),
  yesOrNull('CritDef2CC', 'content.courtCriterion2'),
  yesOrNull('CritDef3CC', 'content.courtCriterion3'),
  yesOrNull('CritDef4CC', 'content.courtCriterion4'),
  textOrNull('TipoIDMadrePaciente', 2, 'content.patient.mother.type'),
  textOrNull('NroIDMadrePaciente', 17, 'content.patient.mother.number'),
  int('EstTut', 1, 'state'),
]

export const rulingFields: readonly OfficialField[] = [day('FFalloAdic', 'on'), text('NroFalloAdic', 30, 'number')]

/** A novelty carries the number of the tutela where a prescription's would go (5.8). */
export const tutelaNoveltyFields: readonly OfficialField[] = [
  int('TipoNov', 1, 'kind'),
  text('NoPrescripcion', 20, 'number'),
  textOrNull('NoPrescripcionF', 20, 'finalNumber'),
  day('FNov', 'notedOn'),
]

const consecutive = int('ConOrden', 2, 'consecutive')
const tutelaType = int('TipTut', 2, 'tutelaType')
const provision = field('TipoPrest', 'successive', 'successive', { max: 1 })
const justification = textOrNull('JustNoPBS', 500, 'justification')
const recommendations = textOrNull('IndRec', 160, 'recommendations')
const purpose = textOrNull('Objetivo', 500, 'purpose')

const dosing: readonly OfficialField[] = [
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

const use: readonly OfficialField[] = [
  textOrNull('CanForm', 5, 'amount'),
  textOrNull('CadaFreUso', 5, 'everyAmount'),
  intOrNull('CodFreUso', 1, 'everyUnit'),
  textOrNull('Cant', 5, 'durationAmount'),
  intOrNull('CodPerDurTrat', 1, 'durationUnit'),
  text('CantTotal', 10, 'totalQuantity'),
]

/** The five arrays; a medicine's own arrays are those of a prescription. */
export const tutelaArrays = [
  {
    key: 'medicamentos',
    kind: 'M',
    fields: [
      consecutive,
      int('TipoMed', 1, 'medicineKind'),
      tutelaType,
      provision,
      int('TipMed', 2, 'medicineType'),
      text('DscMedPA', 1000, 'description'),
      textOrNull('CodFF', 8, 'form'),
      textOrNull('CodVA', 3, 'route'),
      justification,
      ...dosing,
      recommendations,
    ],
  },
  {
    key: 'procedimientos',
    kind: 'P',
    fields: [
      consecutive,
      tutelaType,
      provision,
      int('TipPro', 2, 'procedureType'),
      text('CodCUPS', 6, 'code'),
      text('NomProc', 300, 'name'),
      ...use,
      justification,
      recommendations,
      purpose,
    ],
  },
  {
    key: 'dispositivos',
    kind: 'D',
    fields: [
      consecutive,
      tutelaType,
      provision,
      text('CodDisp', 3, 'code'),
      ...use,
      justification,
      recommendations,
      purpose,
    ],
  },
  {
    key: 'productosnutricionales',
    kind: 'N',
    fields: [
      consecutive,
      tutelaType,
      provision,
      text('TippProNut', 4, 'nutritionType'),
      text('DescProdNutr', 6, 'code'),
      text('CodForma', 2, 'form'),
      int('CodViaAdmon', 1, 'route'),
      justification,
      ...dosing,
      recommendations,
    ],
  },
  {
    key: 'serviciosComplementarios',
    kind: 'S',
    fields: [
      consecutive,
      tutelaType,
      provision,
      text('CodSerComp', 3, 'code'),
      textOrNull('DescSerComp', 160, 'description'),
      ...use,
      justification,
      recommendations,
    ],
  },
] as const satisfies readonly { key: string; kind: string; fields: readonly OfficialField[] }[]
