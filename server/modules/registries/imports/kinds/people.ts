import {
  day,
  docNumber,
  docType,
  Fault,
  keyText,
  maybeDigits,
  maybeNit,
  maybeOneOf,
  oneOf,
  sex,
  someDay,
  someText,
  text,
} from '../fields.ts'
import type { Kind } from '../kind.ts'
import { column, date } from './columns.ts'

/** The registries of persons: ReTHUS, SSO and the civil registry. Their columns are ours: nobody publishes them. */

const document = [column('doc_type', 'tipo_doc', docType), column('doc_number', ['tipo_doc', 'numero'], docNumber)]
const fourNames = [
  column('first_name', 'primer_nombre', someText),
  column('second_name', 'segundo_nombre', text),
  column('first_surname', 'primer_apellido', someText),
  column('second_surname', 'segundo_apellido', text),
]

export const rethusPersonas: Kind = {
  id: 'rethus-personas',
  registry: 'rethus',
  title: 'ReTHUS: personas',
  targets: [
    {
      table: 'rethus_people',
      key: ['doc_number', 'doc_type'],
      repeats: 'reject',
      columns: [...document, ...fourNames, column('identification_state', 'estado_identificacion', someText)],
    },
  ],
}

export const rethusAcademicos: Kind = {
  id: 'rethus-academicos',
  registry: 'rethus',
  title: 'ReTHUS: títulos',
  targets: [
    {
      table: 'rethus_academics',
      key: ['doc_number', 'doc_type', 'program_type', 'profession', 'act'],
      repeats: 'reject',
      columns: [
        ...document,
        column('program_type', 'tipo_programa', oneOf('AUX', 'TCP', 'TEC', 'UNV', 'ESP', 'MAE', 'DOC')),
        column('title_origin', 'origen_titulo', text),
        column('profession', 'profesion', someText),
        date('practise_from', 'ejerce_desde'),
        column('act', 'acto_administrativo', keyText),
        column('reporter', 'entidad_reportadora', text),
        date('valid_until', 'vigente_hasta'),
      ],
    },
  ],
}

export const rethusSanciones: Kind = {
  id: 'rethus-sanciones',
  registry: 'rethus',
  title: 'ReTHUS: sanciones',
  targets: [
    {
      table: 'rethus_sanctions',
      key: ['doc_number', 'doc_type', 'starts_on', 'act'],
      repeats: 'reject',
      columns: [
        ...document,
        date('starts_on', 'desde', someDay),
        date('ends_on', 'hasta'),
        column('act', 'acto', keyText),
      ],
    },
  ],
}

export const sso: Kind = {
  id: 'sso',
  registry: 'sso',
  title: 'Servicio Social Obligatorio',
  rule: (value) => {
    const active = value('estado_plaza').toUpperCase() === 'ACTIVA'
    for (const header of active ? ['fecha_inicio', 'fecha_fin'] : [])
      if (value(header) === '')
        return { column: header, fault: new Fault('Una plaza activa lleva fecha de inicio y de fin') }
    const [from, to] = [day(value('fecha_inicio')), day(value('fecha_fin'))]
    if (typeof from === 'string' && typeof to === 'string' && from > to)
      return { column: 'fecha_fin', fault: new Fault('La fecha de fin es anterior a la de inicio') }
    return null
  },
  targets: [
    {
      table: 'sso_rows',
      key: ['doc_number', 'doc_type', 'process', 'plaza_code'],
      repeats: 'reject',
      columns: [
        ...document,
        column('name', 'nombres', someText),
        column('process', 'proceso', keyText),
        date('process_date', 'fecha_proceso'),
        column('profession', 'profesion', someText),
        column('inscription_state', 'estado_inscripcion', oneOf('INSCRITO', 'APROBADA', 'RECHAZADA', 'ANULADA')),
        column('assignment_state', 'estado_asignacion', oneOf('SIN_ASIGNAR', 'ASIGNADA', 'EXONERADO')),
        column('plaza_code', 'codigo_plaza', keyText),
        column(
          'plaza_state',
          'estado_plaza',
          maybeOneOf('PENDIENTE', 'ACTIVA', 'SUSPENDIDA', 'TERMINADA', 'RENUNCIADA'),
        ),
        column('ips_name', 'nombre_ips', text),
        column('ips_nit', 'nit_ips', maybeNit),
        column('sede_code', 'codigo_sede', maybeDigits(12)),
        column('municipality_code', 'codigo_municipio', maybeDigits(5)),
        column('modality', 'modalidad', text),
        date('starts_on', 'fecha_inicio'),
        date('ends_on', 'fecha_fin'),
      ],
    },
  ],
}

export const civil: Kind = {
  id: 'registro-civil',
  registry: 'civil',
  title: 'Registro civil',
  rule: (value) => {
    const [born, issued] = [day(value('fecha_nacimiento')), day(value('fecha_expedicion'))]
    return typeof born === 'string' && typeof issued === 'string' && issued < born
      ? { column: 'fecha_expedicion', fault: new Fault('La expedición es anterior al nacimiento') }
      : null
  },
  targets: [
    {
      table: 'civil_people',
      key: ['doc_number', 'doc_type'],
      repeats: 'reject',
      columns: [
        ...document,
        date('issued_on', 'fecha_expedicion', someDay),
        column('sex', 'sexo', sex),
        ...fourNames,
        date('born_on', 'fecha_nacimiento', someDay),
        column('state', 'estado', oneOf('VIGENTE', 'CANCELADA', 'FALLECIDO')),
      ],
    },
  ],
}
