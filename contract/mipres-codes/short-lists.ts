import type { Code, CodeList } from './code-list.ts'

const on = <C extends string | number>(code: C, name: string): Code<C> => ({ code, name, enabled: true })
const off = <C extends string | number>(code: C, name: string): Code<C> => ({ code, name, enabled: false })

/** 6.1 Documents of a patient. CN is what one client writes for NV: read, not offered. */
export const patientDocumentTypes: CodeList<string> = [
  on('CC', 'Cédula de ciudadanía'),
  on('RC', 'Registro civil'),
  on('TI', 'Tarjeta de identidad'),
  on('CE', 'Cédula de extranjería'),
  on('PA', 'Pasaporte'),
  on('NV', 'Certificado de nacido vivo'),
  on('CD', 'Carné diplomático'),
  on('SC', 'Salvoconducto'),
  on('PR', 'Pasaporte de la ONU'),
  on('PE', 'Permiso especial de permanencia'),
  on('PT', 'Permiso por protección temporal'),
  on('AS', 'Adulto sin identificar'),
  on('MS', 'Menor sin identificar'),
  off('CN', 'Certificado de nacido vivo'),
]

/** 6.1 Documents of a professional. */
export const professionalDocumentTypes: CodeList<string> = [
  on('CC', 'Cédula de ciudadanía'),
  on('CE', 'Cédula de extranjería'),
  on('PE', 'Permiso especial de permanencia'),
  on('PT', 'Permiso por protección temporal'),
]

/** 6.1 Documents of an entity; CC is a natural person who provides. */
export const entityDocumentTypes: CodeList<string> = [on('NI', 'NIT'), on('CC', 'Cédula de ciudadanía')]

/** 6.1 Documents of who receives a delivery. PT and AS are read by some clients. */
export const receiverDocumentTypes: CodeList<string> = [
  on('CC', 'Cédula de ciudadanía'),
  on('CE', 'Cédula de extranjería'),
  on('PA', 'Pasaporte'),
  on('CD', 'Carné diplomático'),
  on('SC', 'Salvoconducto'),
  on('PR', 'Pasaporte de la ONU'),
  on('PE', 'Permiso especial de permanencia'),
  on('PT', 'Permiso por protección temporal'),
  on('AS', 'Adulto sin identificar'),
]

/** 6.2 CodAmbAte: where the patient is cared for. */
export const ambitos: CodeList<number> = [
  on(11, 'Ambulatorio priorizado'),
  on(12, 'Ambulatorio no priorizado'),
  on(21, 'Hospitalario domiciliario'),
  on(22, 'Hospitalario internación'),
  on(30, 'Urgencias'),
]

/** 6.3 EstPres and EstTut. Nothing is modified any more: annul and prescribe again. */
export const prescriptionStates: CodeList<number> = [off(1, 'Modificado'), on(2, 'Anulado'), on(4, 'Activo')]

/** 6.4 Est… of every supply step. "Procesado": the next step exists. */
export const stepStates: CodeList<number> = [on(0, 'Anulado'), on(1, 'Activo'), on(2, 'Procesado')]

/** 6.5 TipoTransc: why a prescription made on paper is transcribed. */
export const transcriptionReasons: CodeList<number> = [
  on(1, 'Contingencia por dificultades técnicas'),
  on(2, 'Sin servicio eléctrico'),
  on(3, 'Sin conectividad'),
  on(4, 'Inconsistencia en la afiliación o la identificación'),
  on(5, 'Urgencia médica'),
  on(6, 'Donante no efectivo'),
]

/** 6.6 TipoMed. 9 goes only with a transcription. */
export const medicineKinds: CodeList<number> = [
  on(1, 'Medicamento'),
  on(2, 'Vital no disponible'),
  on(3, 'Preparación magistral'),
  on(7, 'UNIRS'),
  on(9, 'Urgencia médica'),
]

/** TipoPrest. */
export const provisionKinds: CodeList<number> = [on(1, 'Única'), on(2, 'Sucesiva')]

/** 6.7 CodFreAdmon, CodFreUso, DurTrat, CodPerDurTrat. */
export const timeUnits: CodeList<number> = [
  on(1, 'Minuto'),
  on(2, 'Hora'),
  on(3, 'Día'),
  on(4, 'Semana'),
  on(5, 'Mes'),
  on(6, 'Año'),
  on(7, 'Según respuesta al tratamiento'),
  on(8, 'Única'),
]

/** 6.8 IndEsp. */
export const specialIndications: CodeList<number> = [
  on(1, 'Dosis única'),
  on(2, 'Inmediata'),
  on(3, 'Bolo'),
  on(4, 'Goteo'),
  on(5, 'Infusión continua'),
  on(6, 'Infusión intermitente'),
  on(7, 'Infusión intermitente simultánea con otra solución'),
  on(8, 'Microgoteo'),
  on(9, 'Perfusión'),
  on(10, 'Sin indicación especial'),
]

/** 6.9 EstJM. */
export const boardStates: CodeList<number> = [
  on(1, 'No requiere junta'),
  on(2, 'Requiere junta y está pendiente'),
  on(3, 'Evaluada y aprobada'),
  on(4, 'Evaluada y no aprobada'),
]

/** 6.9 Modalidad of a board's session. */
export const boardModalities: CodeList<number> = [on(1, 'Presencial'), on(2, 'Virtual')]

/** 6.21 TipoTec. */
export const technologyKinds = [
  on('M', 'Medicamento'),
  on('P', 'Procedimiento'),
  on('D', 'Dispositivo médico'),
  on('N', 'Producto nutricional'),
  on('S', 'Servicio complementario'),
] as const
export type TechnologyKind = (typeof technologyKinds)[number]['code']

/** 6.9 TipoTecnologia: what a board may have to decide (UNIRS medicines, ambulatory nutrition, complementary services). */
export const boardTechnologyKinds: CodeList<string> = technologyKinds.filter(({ code }) => /[MNS]/.test(code))

/** 6.11 CodViaAdmon of nutrition. */
export const nutritionRoutes: CodeList<number> = [on(1, 'Oral'), on(2, 'Sonda')]

/** 5.6b TipoTrans. */
export const transportTypes: CodeList<number> = [on(1, 'Terrestre'), on(2, 'Fluvial'), on(3, 'Aéreo')]

/** 6.18 ParentAcomAlb: what the companion or guest is of the patient. */
export const companionRelationships: CodeList<number> = [
  on(1, 'Cónyuge, compañero o compañera permanente'),
  on(2, 'Hijo o hija'),
  on(3, 'Padre o madre'),
  on(4, 'Pariente en segundo grado'),
  on(5, 'Pariente en tercer grado'),
  on(6, 'Menor de 12 años sin consanguinidad'),
  on(7, 'Padres del cónyuge'),
  on(8, 'Otro, sin parentesco'),
]

/** 5.8 TipoNov. Nothing is modified any more. */
export const noveltyKinds: CodeList<number> = [off(1, 'Modificación'), on(2, 'Anulación'), on(3, 'Transcripción')]
