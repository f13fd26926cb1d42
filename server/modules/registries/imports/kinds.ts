import { afiliacion } from '../affiliation/affiliation-kind.ts'
import { keepCatalogWords } from '../catalogs/catalogs.store.ts'
import {
  day,
  digits,
  docNumber,
  docType,
  Fault,
  flag,
  keyText,
  maybeDigits,
  maybeNit,
  maybeOneOf,
  municipalityOfCode,
  nit,
  oneOf,
  providerDocNumber,
  providerDocType,
  type Read,
  requiredFlag,
  sedeCode,
  sex,
  someDay,
  someText,
  text,
} from './fields.ts'
import type { Column, Kind } from './kind.ts'

const column = (name: string, from: string | string[], read: Read, rest: Partial<Column> = {}): Column => ({
  name,
  from: typeof from === 'string' ? [from] : from,
  read,
  ...rest,
})
const date = (name: string, from: string, read: Read = day, rest: Partial<Column> = {}): Column =>
  column(name, from, read, { type: 'date', ...rest })
const bool = (name: string, from: string, read: Read = flag, rest: Partial<Column> = {}): Column =>
  column(name, from, read, { type: 'boolean', ...rest })
const maybe = { optional: true } as const

/** A dataset row is enabled by being there. */
const present: Read = () => 't'

const document = [column('doc_type', 'tipo_doc', docType), column('doc_number', ['tipo_doc', 'numero'], docNumber)]
const fourNames = [
  column('first_name', 'primer_nombre', someText),
  column('second_name', 'segundo_nombre', text),
  column('first_surname', 'primer_apellido', someText),
  column('second_surname', 'segundo_apellido', text),
]

const repsPrestadores: Kind = {
  id: 'reps-prestadores',
  registry: 'reps',
  title: 'REPS: prestadores',
  cutHeader: 'fecha_corte_reps',
  targets: [
    {
      table: 'reps_providers',
      key: ['source', 'code'],
      constants: { source: 'exports' },
      repeats: 'reject',
      columns: [
        column('code', 'codigo_habilitacion', digits(10)),
        column('doc_type', 'tido_codigo', providerDocType),
        column('doc_number', 'nits_nit', providerDocNumber),
        column('name', 'nombre_prestador', someText),
        column('legal_name', 'razon_social', someText),
        column('class_code', 'clpr_codigo', text, maybe),
        column('class_name', 'clpr_nombre', someText),
        column('legal_representative', 'rep_legal', text),
        column('manager', 'gerente', text, maybe),
        column('nature', 'naju_nombre', text, maybe),
        bool('ese', 'ese', flag, maybe),
        column('level', 'nivel', text, maybe),
        column('character', 'caracter', text, maybe),
        column('address', 'direccion', text, maybe),
        column('phone', 'telefono', text, maybe),
        column('email', 'email', text, maybe),
        column('municipality_code', 'codigo_habilitacion', municipalityOfCode),
        bool('enabled', 'habilitado', requiredFlag),
        date('filed_on', 'fecha_radicacion', day, maybe),
        date('expires_on', 'fecha_vencimiento'),
        date('closed_on', 'fecha_cierre'),
      ],
    },
  ],
}

const repsSedes: Kind = {
  id: 'reps-sedes',
  registry: 'reps',
  title: 'REPS: sedes',
  cutHeader: 'fecha_corte_reps',
  targets: [
    {
      table: 'reps_sedes',
      key: ['source', 'code'],
      constants: { source: 'exports' },
      repeats: 'reject',
      columns: [
        column('code', ['codigo_habilitacion', 'numero_sede'], sedeCode),
        column('provider_code', 'codigo_prestador', digits(10)),
        column('name', 'nombre', someText),
        column('address', 'direccion', text),
        column('neighbourhood', 'barrio', text, maybe),
        column('zone', 'tipo_zona', text, maybe),
        column('phone', 'telefono', text, maybe),
        column('email', 'email', text, maybe),
        column('municipality_code', 'codigo_habilitacion', municipalityOfCode),
        bool('main', 'sede_principal', flag, maybe),
        bool('enabled', 'habilitado', requiredFlag),
        date('opened_on', 'fecha_apertura', day, maybe),
        date('closed_on', 'fecha_cierre'),
      ],
    },
  ],
}

const repsServicios: Kind = {
  id: 'reps-servicios',
  registry: 'reps',
  title: 'REPS: servicios',
  cutHeader: 'fecha_corte_reps',
  targets: [
    {
      table: 'reps_services',
      key: ['sede_code', 'service_code', 'distinctive'],
      repeats: 'reject',
      columns: [
        column('sede_code', ['codigo_habilitacion', 'numero_sede'], sedeCode),
        column('provider_code', 'habi_codigo_habilitacion', digits(10)),
        column('service_code', 'serv_codigo', someText),
        column('distinctive', 'numero_distintivo', keyText),
        column('group_code', 'grse_codigo', text, maybe),
        column('group_name', 'grse_nombre', text, maybe),
        column('name', 'serv_nombre', someText),
        bool('enabled', 'habilitado', requiredFlag),
        bool('ambulatory', 'ambulatorio', flag, maybe),
        bool('inpatient', 'hospitalario', flag, maybe),
        bool('mobile_unit', 'unidad_movil', flag, maybe),
        bool('home', 'domiciliario', flag, maybe),
        bool('other_outreach', 'otras_extramural', flag, maybe),
        bool('reference_centre', 'centro_referencia', flag, maybe),
        bool('referring', 'institucion_remisora', flag, maybe),
        bool('complexity_low', 'complejidad_baja', flag, maybe),
        bool('complexity_medium', 'complejidad_media', flag, maybe),
        bool('complexity_high', 'complejidad_alta', flag, maybe),
        date('opened_on', 'fecha_apertura'),
        date('closed_on', 'fecha_cierre'),
      ],
    },
  ],
}

/** Open data c36g-9fc2: no flags and no expiry, presence means enabled at the cut. One row a sede, its provider on each. */
const repsDataset: Kind = {
  id: 'reps-dataset',
  registry: 'reps',
  title: 'REPS: datos abiertos (c36g-9fc2)',
  cutHeader: 'fecha_corte_reps',
  targets: [
    {
      table: 'reps_providers',
      key: ['source', 'code'],
      constants: { source: 'dataset' },
      repeats: 'ignore',
      columns: [
        column('code', 'codigoprestador', digits(10)),
        column('doc_type', 'tipoid', providerDocType),
        column('doc_number', 'numeroidentificacion', providerDocNumber),
        column('name', 'nombreprestador', someText),
        column('legal_name', 'nombreprestador', someText),
        column('class_name', 'claseprestador', someText),
        column('nature', 'naturalezajuridica', text),
        bool('ese', 'ese'),
        column('address', 'direccionprestador', text),
        column('phone', 'telefonoprestador', text),
        column('email', 'email_prestador', text),
        column('municipality_code', 'codigoprestador', municipalityOfCode),
        bool('enabled', 'codigoprestador', present),
      ],
    },
    {
      table: 'reps_sedes',
      key: ['source', 'code'],
      constants: { source: 'dataset' },
      repeats: 'reject',
      columns: [
        column('code', 'codigohabilitacionsede', digits(12)),
        column('provider_code', 'codigoprestador', digits(10)),
        column('name', 'nombresede', someText),
        column('address', 'direcci_nsede', text),
        column('phone', 't_lefonosede', text),
        column('email', 'email_sede', text),
        column('municipality_code', 'codigohabilitacionsede', municipalityOfCode),
        bool('enabled', 'codigohabilitacionsede', present),
      ],
    },
  ],
}

const extras = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

const sispro: Kind = {
  id: 'sispro',
  registry: 'eapb',
  title: 'SISPRO: tabla de referencia (22 columnas)',
  scope: { header: 'tabla', column: 'table_name' },
  after: keepCatalogWords,
  rule: (value) => {
    // Without a NIT and a regime a row of CodigoEAPByNit answers nothing (P-EAPB).
    if (value('tabla') !== 'CodigoEAPByNit') return null
    if (!/^[A-Z]/i.test(value('extra_i'))) return { column: 'extra_i', fault: new Fault('Falta el régimen (C o S)') }
    const read = nit(value('extra_iii'))
    return read instanceof Fault ? { column: 'extra_iii', fault: read } : null
  },
  targets: [
    {
      table: 'reference_rows',
      key: ['table_name', 'code'],
      repeats: 'reject',
      columns: [
        column('table_name', 'tabla', someText),
        column('code', 'codigo', someText),
        column('name', 'nombre', someText),
        column('description', 'descripcion', text),
        bool('enabled', 'habilitado', requiredFlag),
        column('application', 'aplicacion', text),
        column('is_standard_gel', 'isstandardgel', text),
        column('is_standard_msps', 'isstandardmsps', text),
        ...extras.map((n, i) =>
          i === 2
            ? column('extra_3', ['tabla', 'extra_iii'], (table = '', raw = '') =>
                table === 'CodigoEAPByNit' ? nit(raw) : text(raw),
              )
            : column(`extra_${i + 1}`, `extra_${n}`, text),
        ),
        column('value_record', 'valorregistro', text),
        column('responsible', 'usuarioresponsable', text),
        column('updated_on', 'fecha_actualizacion', text),
        column('is_public_private', 'ispublicprivate', text),
      ],
    },
  ],
}

const rethusPersonas: Kind = {
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

const rethusAcademicos: Kind = {
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

const rethusSanciones: Kind = {
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

const sso: Kind = {
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

const civil: Kind = {
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

const divipola: Kind = {
  id: 'divipola',
  registry: 'divipola',
  title: 'DIVIPOLA: municipios',
  targets: [
    {
      table: 'municipalities',
      key: ['code'],
      repeats: 'reject',
      columns: [
        column('code', 'codigo_municipio', digits(5)),
        column('name', 'nombre_municipio', someText),
        column('department_code', 'codigo_municipio', (code = '') => code.slice(0, 2)),
        column('department_name', 'nombre_departamento', someText),
        column(
          'valid',
          ['desde', 'hasta'],
          (from = '', to = '') => {
            const [first, last] = [day(from), day(to)]
            if (first instanceof Fault) return first
            if (last instanceof Fault) return last
            if (first && last && first > last) return new Fault('La vigencia termina antes de empezar')
            return `[${first ?? ''},${last ?? ''}]`
          },
          { type: 'daterange' },
        ),
      ],
    },
  ],
}

/** Every kind of file the importer reads, in the order in which a new deployment loads them. */
export const kinds: readonly Kind[] = [
  divipola,
  repsPrestadores,
  repsSedes,
  repsServicios,
  repsDataset,
  sispro,
  rethusPersonas,
  rethusAcademicos,
  rethusSanciones,
  sso,
  civil,
  afiliacion,
]

export function kindOf(id: string): Kind | undefined {
  return kinds.find((kind) => kind.id === id)
}
