import { day, dayOrNull, int, intOrNull, type OfficialField, text, textOrNull } from './fields.ts'

/** JuntaProfesional (5.7). Paths are those of `BoardRecord`. */
export const boardFields: readonly OfficialField[] = [
  text('NoPrescripcion', 20, 'number'),
  day('FPrescripcion', 'prescribedOn'),
  text('TipoTecnologia', 1, 'kind'),
  int('Consecutivo', 2, 'item'),
  int('EstJM', 1, 'state'),
  textOrNull('CodEntProc', 12, 'processedBy'),
  textOrNull('Observaciones', 500, 'observations'),
  textOrNull('JustificacionTecnica', 500, 'technicalJustification'),
  intOrNull('Modalidad', 1, 'mode'),
  textOrNull('NoActa', 20, 'actNumber'),
  dayOrNull('FechaActa', 'actOn'),
  dayOrNull('FProceso', 'processedOn'),
  text('TipoIDPaciente', 2, 'patient.type'),
  text('NroIDPaciente', 17, 'patient.number'),
  textOrNull('CodEntJM', 12, 'boardCode'),
]
