import { keepCatalogWords } from '../../catalogs/catalogs.store.ts'
import { day, digits, Fault, nit, requiredFlag, someText, text } from '../fields.ts'
import type { Kind } from '../kind.ts'
import { bool, column } from './columns.ts'

/** What codes mean: the tables of SISPRO and DIVIPOLA. */

const extras = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

export const sispro: Kind = {
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

export const divipola: Kind = {
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
