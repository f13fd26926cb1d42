import {
  day,
  digits,
  flag,
  keyText,
  municipalityOfCode,
  providerDocNumber,
  providerDocType,
  type Read,
  requiredFlag,
  sedeCode,
  someText,
  text,
} from '../fields.ts'
import type { Kind } from '../kind.ts'
import { bool, column, date, maybe } from './columns.ts'

/** REPS: the three exports of the consultation page and the open dataset. */

/** A dataset row is enabled by being there. */
const present: Read = () => 't'

export const repsPrestadores: Kind = {
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

export const repsSedes: Kind = {
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

export const repsServicios: Kind = {
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
export const repsDataset: Kind = {
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
