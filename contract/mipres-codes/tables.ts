import type { CodeList } from './code-list.ts'
import { complementaryServices } from './complementary-services.ts'
import { devices } from './devices.ts'
import { dispensingUnits } from './dispensing-units.ts'
import { nutritionForms } from './nutrition-forms.ts'
import { nutritionTypes } from './nutrition-types.ts'
import { pharmaceuticalForms } from './pharmaceutical-forms.ts'
import { routes } from './routes.ts'
import * as short from './short-lists.ts'
import { undeliveredCauses } from './undelivered-causes.ts'
import { doseUnits, units } from './units.ts'

/** One code table as it is published: its address, its name for people, the official fields that carry its codes. */
export interface CodeTable {
  /** Part of its address. */
  id: string
  title: string
  /** Names on the wire. */
  fields: readonly string[]
  list: CodeList
}

/**
 * Every code table of MIPRES, in the order of docs/sources/mipres-codes.md. It brings all lists at once: for the server; a page imports
 * the list that it offers.
 */
export const codeTables: readonly CodeTable[] = [
  {
    id: 'documentos-paciente',
    title: 'Documentos del paciente',
    fields: ['TipoIDPaciente', 'TipoIDMadrePaciente', 'TipoIDDonanteVivo', 'TipoIDAcomAlb'],
    list: short.patientDocumentTypes,
  },
  {
    id: 'documentos-profesional',
    title: 'Documentos del profesional',
    fields: ['TipoIDProf'],
    list: short.professionalDocumentTypes,
  },
  {
    id: 'documentos-entidad',
    title: 'Documentos de la entidad',
    fields: ['TipoIDIPS', 'TipoIDProv'],
    list: short.entityDocumentTypes,
  },
  {
    id: 'documentos-quien-recibe',
    title: 'Documentos de quien recibe',
    fields: ['TipoIDRecibe'],
    list: short.receiverDocumentTypes,
  },
  { id: 'ambitos', title: 'Ámbito de atención', fields: ['CodAmbAte'], list: short.ambitos },
  {
    id: 'estados-prescripcion',
    title: 'Estados de la prescripción y de la tutela',
    fields: ['EstPres', 'EstTut'],
    list: short.prescriptionStates,
  },
  {
    id: 'estados-suministro',
    title: 'Estados de los pasos del suministro',
    fields: ['EstDireccionamiento', 'EstProgramacion', 'EstEntrega', 'EstRepEntrega', 'EstFacturacion'],
    list: short.stepStates,
  },
  {
    id: 'motivos-transcripcion',
    title: 'Motivos de transcripción',
    fields: ['TipoTransc'],
    list: short.transcriptionReasons,
  },
  { id: 'tipos-medicamento', title: 'Clases de medicamento', fields: ['TipoMed'], list: short.medicineKinds },
  {
    id: 'unidades-tiempo',
    title: 'Unidades de tiempo',
    fields: ['CodFreAdmon', 'CodFreUso', 'DurTrat', 'CodPerDurTrat'],
    list: short.timeUnits,
  },
  {
    id: 'indicaciones-especiales',
    title: 'Indicaciones especiales',
    fields: ['IndEsp'],
    list: short.specialIndications,
  },
  { id: 'estados-junta', title: 'Estados de la junta de profesionales', fields: ['EstJM'], list: short.boardStates },
  { id: 'modalidades-junta', title: 'Modalidades de la junta', fields: ['Modalidad'], list: short.boardModalities },
  {
    id: 'tecnologias-junta',
    title: 'Tecnologías que decide la junta',
    fields: ['TipoTecnologia'],
    list: short.boardTechnologyKinds,
  },
  {
    id: 'servicios-complementarios',
    title: 'Servicios complementarios',
    fields: ['CodSerComp'],
    list: complementaryServices,
  },
  {
    id: 'formas-nutricionales',
    title: 'Presentación de productos nutricionales',
    fields: ['CodForma'],
    list: nutritionForms,
  },
  {
    id: 'vias-nutricionales',
    title: 'Vía de productos nutricionales',
    fields: ['CodViaAdmon'],
    list: short.nutritionRoutes,
  },
  { id: 'formas-farmaceuticas', title: 'Formas farmacéuticas', fields: ['CodFF'], list: pharmaceuticalForms },
  { id: 'vias', title: 'Vías de administración', fields: ['CodVA'], list: routes },
  { id: 'unidades', title: 'Unidades de medida', fields: ['UMedConc', 'UMedCantCont', 'UniCompAdm'], list: units },
  { id: 'unidades-dosis', title: 'Unidades de la dosis', fields: ['DosisUM'], list: doseUnits },
  { id: 'unidades-entrega', title: 'Unidades en que se entrega', fields: ['UFCantTotal'], list: dispensingUnits },
  { id: 'dispositivos', title: 'Dispositivos médicos', fields: ['CodDisp'], list: devices },
  { id: 'tipos-nutricionales', title: 'Tipos de producto nutricional', fields: ['TippProNut'], list: nutritionTypes },
  {
    id: 'parentescos',
    title: 'Parentesco del acompañante',
    fields: ['ParentAcomAlb'],
    list: short.companionRelationships,
  },
  { id: 'medios-transporte', title: 'Medios de transporte', fields: ['TipoTrans'], list: short.transportTypes },
  { id: 'prestacion', title: 'Prestación única o sucesiva', fields: ['TipoPrest'], list: short.provisionKinds },
  { id: 'tecnologias', title: 'Tipos de tecnología', fields: ['TipoTec'], list: short.technologyKinds },
  { id: 'causas-no-entrega', title: 'Causas de no entrega', fields: ['CausaNoEntrega'], list: undeliveredCauses },
  { id: 'novedades', title: 'Tipos de novedad', fields: ['TipoNov'], list: short.noveltyKinds },
]
