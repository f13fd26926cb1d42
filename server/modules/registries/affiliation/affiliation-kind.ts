import { isDocumentNumber } from '#contract/documents.ts'
import { codeOf } from '#contract/mipres-codes/code-list.ts'
import { patientDocumentTypes } from '#contract/mipres-codes/short-lists.ts'
import {
  day,
  docNumber,
  docType,
  Fault,
  maybeDigits,
  oneOf,
  type Read,
  sex,
  someDay,
  someText,
  text,
} from '../imports/fields.ts'
import type { Kind } from '../imports/kind.ts'
import { column, date, maybe } from '../imports/kinds/columns.ts'

/** The affiliation table as a file: docs/sources/affiliation.md. */

/** A document of a patient (6.1): the official list of persons, and the UN passport, with which nobody opens an account. */
export const patientDocType: Read = (raw = '') => {
  const type = raw.toUpperCase()
  const read = type === 'PR' ? type : docType(raw)
  return read instanceof Fault || codeOf(patientDocumentTypes, read)
    ? read
    : new Fault('No es un tipo de documento de paciente')
}

/** The normalised number of a patient's document: the type first, then the number. */
export const patientDocNumber: Read = (rawType = '', raw = '') => {
  if (rawType.toUpperCase() !== 'PR') return docNumber(rawType, raw)
  const number = raw.toUpperCase().replace(/[\s.\-–]/g, '')
  return isDocumentNumber('PA', number) ? number : new Fault('El número no tiene la forma de un documento PR')
}

const regime: Read = (raw = '') => {
  switch (raw.toUpperCase()) {
    case 'C':
    case 'CONTRIBUTIVO':
      return 'contributivo'
    case 'S':
    case 'SUBSIDIADO':
      return 'subsidiado'
    default:
      return new Fault('Se espera C o S')
  }
}

const epsCode: Read = (raw = '') => {
  const code = raw.toUpperCase()
  return /^[A-Z0-9]{3,6}$/.test(code) ? code : new Fault('El código de la EPS tiene hasta 6 letras y dígitos')
}

const state = oneOf('ACTIVO', 'SUSPENDIDO', 'RETIRADO', 'FALLECIDO')
const lower =
  (read: Read): Read =>
  (...raw) => {
    const value = read(...raw)
    return typeof value === 'string' ? value.toLowerCase() : value
  }

export const afiliacion: Kind = {
  id: 'afiliacion',
  registry: 'affiliation',
  title: 'Afiliación a EPS',
  rule: (value) => {
    if ((value('tipo_doc_madre') === '') !== (value('numero_madre') === ''))
      return { column: 'numero_madre', fault: new Fault('El documento de la madre lleva tipo y número') }
    const born = day(value('fecha_nacimiento'))
    return typeof born === 'string' && born < '1890-01-01'
      ? { column: 'fecha_nacimiento', fault: new Fault('La fecha de nacimiento es demasiado antigua') }
      : null
  },
  targets: [
    {
      table: 'affiliates',
      key: ['doc_number', 'doc_type'],
      repeats: 'reject',
      columns: [
        column('doc_type', 'tipo_doc', patientDocType),
        column('doc_number', ['tipo_doc', 'numero'], patientDocNumber),
        column('first_name', 'primer_nombre', someText),
        column('second_name', 'segundo_nombre', text),
        column('first_surname', 'primer_apellido', someText),
        column('second_surname', 'segundo_apellido', text),
        date('born_on', 'fecha_nacimiento', someDay),
        column('sex', 'sexo', sex),
        column('eps_code', 'codigo_eps', epsCode),
        column('regime', 'regimen', regime),
        column('municipality_code', 'codigo_municipio', maybeDigits(5)),
        column('state', 'estado', lower(state)),
        column('mother_doc_type', 'tipo_doc_madre', (raw = '') => (raw === '' ? null : patientDocType(raw)), {
          optional: true,
        }),
        column(
          'mother_doc_number',
          ['tipo_doc_madre', 'numero_madre'],
          (type = '', raw = '') => (raw === '' ? null : patientDocNumber(type, raw)),
          maybe,
        ),
      ],
    },
  ],
}
