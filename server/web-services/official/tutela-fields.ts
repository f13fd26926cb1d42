import { day, dayOrNull, field, int, type OfficialField, text, textOrNull, yesOrNull } from './fields.ts'
import {
  consecutive,
  diagnosisFields,
  dosing,
  durationUnit,
  justification,
  motherFields,
  patientFields,
  professionalFields,
  provision,
  recommendations,
  total,
  use,
} from './runs.ts'

/** Tables of the official tutela (5.10). Paths are those of `TutelaRecord` and of the items of contract/tutela-content.ts. */

export const tutelaFields: readonly OfficialField[] = [
  text('NoTutela', 20, 'number'),
  day('FTutela', 'registeredOn'),
  field('HTutela', 'time', 'hour', { max: 8 }),
  text('CodEPS', 6, 'content.epsCode'),
  text('TipoIDEPS', 2, 'eps.documentType'),
  text('NroIDEPS', 17, 'eps.nit'),
  ...professionalFields('professional'),
  ...patientFields,
  text('NroFallo', 30, 'content.rulingNumber'),
  day('FFalloTutela', 'content.rulingOn'),
  dayOrNull('F1Instan', 'content.firstInstanceOn'),
  dayOrNull('F2Instan', 'content.secondInstanceOn'),
  dayOrNull('FCorte', 'content.courtOn'),
  dayOrNull('FDesacato', 'content.contemptOn'),
  ...diagnosisFields,
  textOrNull('AclFalloTut', 500, 'content.clarification'),
  textOrNull('CodDxMotS1', 4, 'content.motive1'),
  textOrNull('CodDxMotS2', 4, 'content.motive2'),
  textOrNull('CodDxMotS3', 4, 'content.motive3'),
  textOrNull('JustifMed', 500, 'content.medicalJustification'),
  yesOrNull('CritDef1CC', 'content.courtCriterion1'),
  yesOrNull('CritDef2CC', 'content.courtCriterion2'),
  yesOrNull('CritDef3CC', 'content.courtCriterion3'),
  yesOrNull('CritDef4CC', 'content.courtCriterion4'),
  ...motherFields,
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

const tutelaType = int('TipTut', 2, 'tutelaType')
const purpose = textOrNull('Objetivo', 500, 'purpose')
const frequency = [...use, durationUnit, total]

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
      ...frequency,
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
      ...frequency,
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
      ...frequency,
      justification,
      recommendations,
    ],
  },
] as const satisfies readonly { key: string; kind: string; fields: readonly OfficialField[] }[]
