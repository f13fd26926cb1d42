import { date, int, intOrNull, moment, momentOrNull, type OfficialField, text, textOrNull } from './fields.ts'

/** Direccionamiento (5.11). Paths are those of `DireccionamientoRecord`. */
export const direccionamientoFields: readonly OfficialField[] = [
  int('ID', 10, 'traceId'),
  int('IDDireccionamiento', 10, 'id'),
  text('NoPrescripcion', 20, 'number'),
  text('TipoTec', 1, 'kind'),
  int('ConTec', 2, 'item'),
  text('TipoIDPaciente', 2, 'patient.type'),
  text('NoIDPaciente', 17, 'patient.number'),
  int('NoEntrega', 4, 'delivery'),
  int('NoSubEntrega', 2, 'subDelivery'),
  text('TipoIDProv', 2, 'supplier.type'),
  text('NoIDProv', 17, 'supplier.number'),
  text('CodMunEnt', 5, 'municipalityCode'),
  date('FecMaxEnt', 'latestOn'),
  text('CantTotAEntregar', 16, 'quantity'),
  textOrNull('DirPaciente', 80, 'homeAddress'),
  text('CodSerTecAEntregar', 20, 'code'),
  text('NoIDEPS', 17, 'epsNit'),
  text('CodEPS', 6, 'epsCode'),
  moment('FecDireccionamiento', 'directedAt'),
  int('EstDireccionamiento', 1, 'state'),
  momentOrNull('FecAnulacion', 'annulledAt'),
]

/** NODireccionamiento (5.12). Paths are those of `NoDireccionamientoRecord`. */
export const noDireccionamientoFields: readonly OfficialField[] = [
  int('ID', 10, 'traceId'),
  int('IDNODireccionamiento', 10, 'id'),
  text('NoPrescripcion', 20, 'number'),
  text('TipoTec', 1, 'kind'),
  int('ConTec', 2, 'item'),
  text('TipoIDPaciente', 2, 'patient.type'),
  text('NoIDPaciente', 17, 'patient.number'),
  textOrNull('NoPrescripcionAsociada', 20, 'associatedNumber'),
  intOrNull('ConTecAsociada', 2, 'associatedItem'),
  int('CausaNoEntrega', 2, 'cause'),
  moment('FecNODireccionamiento', 'declinedAt'),
  int('EstNODireccionamiento', 1, 'state'),
  momentOrNull('FecAnulacion', 'annulledAt'),
]
