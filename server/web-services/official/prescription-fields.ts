import {
  day,
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

/** Tables of the official prescription (docs/official-fields.md). Paths are those of `SignedPrescription` and of the items' schemas. */

export const headerFields: readonly OfficialField[] = [
  text('NoPrescripcion', 20, 'number'),
  day('FPrescripcion', 'prescribedOn'),
  field('HPrescripcion', 'time', 'hour', { max: 10 }),
  // Of a place that REPS does not have, or has without address or phone, these are empty: a signature never fails for them.
  textOrEmpty('CodHabIPS', 12, 'provider.code'),
  text('TipoIDIPS', 2, 'provider.documentType'),
  text('NroIDIPS', 17, 'provider.documentNumber'),
  textOrEmpty('CodDANEMunIPS', 5, 'provider.municipality'),
  textOrEmpty('DirSedeIPS', 300, 'provider.address'),
  textOrEmpty('TelSedeIPS', 70, 'provider.phone'),
  text('TipoIDProf', 2, 'prescriber.documentType'),
  text('NumIDProf', 17, 'prescriber.documentNumber'),
  text('PNProfS', 60, 'prescriber.firstName'),
  textOrEmpty('SNProfS', 60, 'prescriber.secondName'),
  text('PAProfS', 60, 'prescriber.firstSurname'),
  textOrEmpty('SAProfS', 60, 'prescriber.secondSurname'),
  text('RegProfS', 60, 'prescriber.register'),
  text('TipoIDPaciente', 2, 'content.patient.document.type'),
  text('NroIDPaciente', 17, 'content.patient.document.number'),
  text('PNPaciente', 60, 'content.patient.firstName'),
  textOrEmpty('SNPaciente', 60, 'content.patient.secondName'),
  text('PAPaciente', 60, 'content.patient.firstSurname'),
  textOrEmpty('SAPaciente', 60, 'content.patient.secondSurname'),
  int('CodAmbAte', 2, 'content.ambito'),
  yesOrNull('RefAmbAte', 'content.afterDischarge'),
  yesOrNull('PacCovid19', 'content.covid19'),
  yes('EnfHuerfana', 'content.orphanDisease'),
  textOrNull('CodEnfHuerfana', 4, 'content.orphanCode'),
  yesOrNull('EnfHuerfanaDX', 'content.orphanIsMain'),
  textOrNull('CodDxPpal', 4, 'content.mainDiagnosis'),
  textOrNull('CodDxRel1', 4, 'content.relatedDiagnosis1'),
  textOrNull('CodDxRel2', 4, 'content.relatedDiagnosis2'),
  yesOrNull('SopNutricional', 'content.nutritionalSupport'),
  text('CodEPS', 6, 'content.patient.epsCode'),
  textOrNull('TipoIDMadrePaciente', 2, 'content.patient.mother.type'),
  textOrNull('NroIDMadrePaciente', 17, 'content.patient.mother.number'),
  intOrNull('TipoTransc', 1, 'content.transcriptionReason'),
  textOrNull('TipoIDDonanteVivo', 2, 'content.donor.type'),
  textOrNull('NroIDDonanteVivo', 17, 'content.donor.number'),
  field('EstPres', 'number', 'state', { max: 1 }),
]

const consecutive = field('ConOrden', 'number', 'consecutive', { max: 2 })
const provision = field('TipoPrest', 'successive', 'successive', { max: 1 })
const board = field('EstJM', 'number', 'boardState', { max: 1 })
const justification = textOrNull('JustNoPBS', 500, 'justification')
const recommendations = textOrNull('IndRec', 160, 'recommendations')

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
]
const total = text('CantTotal', 10, 'totalQuantity')
const durationUnit = intOrNull('CodPerDurTrat', 1, 'durationUnit')

export const medicineFields: readonly OfficialField[] = [
  consecutive,
  int('TipoMed', 1, 'medicineKind'),
  provision,
  yesOrNull('CausaS1', 'criterion1'),
  yesOrNull('CausaS2', 'criterion2'),
  yesOrNull('CausaS3', 'used'),
  textOrNull('MedPBSUtilizado', 300, 'usedName'),
  yesOrNull('RznCausaS31', 'usedNoResponse'),
  textOrNull('DescRzn31', 160, 'usedNoResponseText'),
  yesOrNull('RznCausaS32', 'usedReaction'),
  textOrNull('DescRzn32', 160, 'usedReactionText'),
  yesOrNull('CausaS4', 'discarded'),
  textOrNull('MedPBSDescartado', 300, 'discardedName'),
  yesOrNull('RznCausaS41', 'discardedReason1'),
  textOrNull('DescRzn41', 160, 'discardedText1'),
  yesOrNull('RznCausaS42', 'discardedReason2'),
  textOrNull('DescRzn42', 160, 'discardedText2'),
  yesOrNull('RznCausaS43', 'discardedReason3'),
  textOrNull('DescRzn43', 160, 'discardedText3'),
  yesOrNull('RznCausaS44', 'discardedReason4'),
  textOrNull('DescRzn44', 160, 'discardedText4'),
  yesOrNull('CausaS5', 'noAlternative'),
  intOrNull('RznCausaS5', 1, 'noAlternativeReason'),
  yesOrNull('CausaS6', 'criterion6'),
  text('DescMedPrinAct', 1000, 'description'),
  textOrNull('CodFF', 8, 'form'),
  textOrNull('CodVA', 3, 'route'),
  justification,
  ...dosing,
  recommendations,
  board,
]

export const ingredientFields: readonly OfficialField[] = [
  consecutive,
  text('CodPriAct', 5, 'code'),
  text('ConcCant', 10, 'concentration'),
  text('UMedConc', 4, 'concentrationUnit'),
  text('CantCont', 10, 'content'),
  text('UMedCantCont', 4, 'contentUnit'),
]

export const indicationFields: readonly OfficialField[] = [consecutive, text('CodIndicacion', 10, 'code')]

export const procedureFields: readonly OfficialField[] = [
  consecutive,
  provision,
  yesOrNull('CausaS11', 'criterion11'),
  yesOrNull('CausaS12', 'criterion12'),
  yesOrNull('CausaS2', 'criterion2'),
  yesOrNull('CausaS3', 'criterion3'),
  yesOrNull('CausaS4', 'used'),
  textOrNull('ProPBSUtilizado', 6, 'usedCode'),
  yesOrNull('CausaS5', 'discarded'),
  textOrNull('ProPBSDescartado', 6, 'discardedCode'),
  yesOrNull('RznCausaS51', 'discardedReason1'),
  textOrNull('DescRzn51', 160, 'discardedText1'),
  yesOrNull('RznCausaS52', 'discardedReason2'),
  textOrNull('DescRzn52', 160, 'discardedText2'),
  yesOrNull('CausaS6', 'criterion6'),
  yesOrNull('CausaS7', 'criterion7'),
  text('CodCUPS', 6, 'code'),
  ...use,
  total,
  durationUnit,
  justification,
  recommendations,
  board,
]

export const deviceFields: readonly OfficialField[] = [
  consecutive,
  provision,
  yesOrNull('CausaS1', 'criterion1'),
  text('CodDisp', 3, 'code'),
  ...use,
  // Before the total here, unlike in procedures.
  durationUnit,
  total,
  justification,
  recommendations,
  board,
]

export const nutritionFields: readonly OfficialField[] = [
  consecutive,
  provision,
  yesOrNull('CausaS1', 'criterion1'),
  yesOrNull('CausaS2', 'criterion2'),
  yesOrNull('CausaS3', 'criterion3'),
  yesOrNull('CausaS4', 'used'),
  textOrNull('ProNutUtilizado', 160, 'usedName'),
  yesOrNull('RznCausaS41', 'usedReason1'),
  textOrNull('DescRzn41', 160, 'usedText1'),
  yesOrNull('RznCausaS42', 'usedReason2'),
  textOrNull('DescRzn42', 160, 'usedText2'),
  yesOrNull('CausaS5', 'discarded'),
  textOrNull('ProNutDescartado', 160, 'discardedName'),
  yesOrNull('RznCausaS51', 'discardedReason1'),
  textOrNull('DescRzn51', 160, 'discardedText1'),
  yesOrNull('RznCausaS52', 'discardedReason2'),
  textOrNull('DescRzn52', 160, 'discardedText2'),
  yesOrNull('RznCausaS53', 'discardedReason3'),
  textOrNull('DescRzn53', 160, 'discardedText3'),
  yesOrNull('RznCausaS54', 'discardedReason4'),
  textOrNull('DescRzn54', 160, 'discardedText4'),
  yesOrNull('DXEnfHuer', 'dxOrphan'),
  yesOrNull('DXVIH', 'dxHiv'),
  yesOrNull('DXCaPal', 'dxPalliativeCancer'),
  yesOrNull('DXEnfRCEV', 'dxKidney5'),
  yesOrNull('DXDesPro', 'dxMalnutrition'),
  // The double p is official.
  text('TippProNut', 4, 'nutritionType'),
  // The code of the product, in spite of its name.
  text('DescProdNutr', 6, 'code'),
  text('CodForma', 2, 'form'),
  int('CodViaAdmon', 1, 'route'),
  justification,
  ...dosing,
  recommendations,
  textOrNull('NoPrescAso', 20, 'associatedPrescription'),
  board,
]

export const serviceFields: readonly OfficialField[] = [
  consecutive,
  provision,
  yesOrNull('CausaS1', 'criterion1'),
  yesOrNull('CausaS2', 'criterion2'),
  yesOrNull('CausaS3', 'criterion3'),
  yesOrNull('CausaS4', 'criterion4'),
  textOrNull('DescCausaS4', 160, 'criterion4Text'),
  yesOrNull('CausaS5', 'criterion5'),
  text('CodSerComp', 3, 'code'),
  textOrNull('DescSerComp', 160, 'description'),
  ...use,
  total,
  durationUnit,
  intOrNull('TipoTrans', 1, 'transport'),
  yesOrNull('ReqAcom', 'companion'),
  textOrNull('TipoIDAcomAlb', 2, 'companionDocument.type'),
  textOrNull('NroIDAcomAlb', 17, 'companionDocument.number'),
  intOrNull('ParentAcomAlb', 1, 'companionRelationship'),
  textOrNull('NombAlb', 160, 'lodgingName'),
  textOrNull('CodMunOriAlb', 5, 'originMunicipality'),
  textOrNull('CodMunDesAlb', 5, 'destinationMunicipality'),
  justification,
  recommendations,
  board,
]

/** The arrays of a prescription in their order and their casing. */
export const itemArrays = [
  { key: 'medicamentos', kind: 'M', fields: medicineFields },
  { key: 'procedimientos', kind: 'P', fields: procedureFields },
  { key: 'dispositivos', kind: 'D', fields: deviceFields },
  { key: 'productosnutricionales', kind: 'N', fields: nutritionFields },
  { key: 'serviciosComplementarios', kind: 'S', fields: serviceFields },
] as const
