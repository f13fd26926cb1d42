import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { boardFields } from '../web-services/official/board-fields.ts'
import { direccionamientoFields, noDireccionamientoFields } from '../web-services/official/direccionamiento-fields.ts'
import type { OfficialField } from '../web-services/official/fields.ts'
import {
  deviceFields,
  headerFields,
  indicationFields,
  ingredientFields,
  medicineFields,
  nutritionFields,
  procedureFields,
  serviceFields,
} from '../web-services/official/prescription-fields.ts'
import {
  rulingFields,
  tutelaArrays,
  tutelaFields,
  tutelaNoveltyFields,
} from '../web-services/official/tutela-fields.ts'

const kindNames = {
  M: 'medicines',
  P: 'procedures',
  D: 'devices',
  N: 'nutrition products',
  S: 'complementary services',
}

/** The tables of docs/official-fields.md by heading, and the list in code that writes them. */
const tables: Record<string, readonly OfficialField[]> = {
  Header: headerFields,
  Medicines: medicineFields,
  Procedures: procedureFields,
  Devices: deviceFields,
  'Nutrition products': nutritionFields,
  'Complementary services': serviceFields,
  'Active ingredients': ingredientFields,
  'UNIRS indications': indicationFields,
  Board: boardFields,
  Tutela: tutelaFields,
  'Later rulings': rulingFields,
  ...Object.fromEntries(tutelaArrays.map(({ kind, fields }) => [`Tutela: ${kindNames[kind]}`, fields])),
  'Novelties of tutelas': tutelaNoveltyFields,
  Direccionamiento: direccionamientoFields,
  'No direccionamiento': noDireccionamientoFields,
}

/** Tables of which the server sets what no person answers in a content. */
const heads = [
  'Header',
  'Board',
  'Tutela',
  'Later rulings',
  'Novelties of tutelas',
  'Direccionamiento',
  'No direccionamiento',
]

const types: Record<OfficialField['codec'], string> = {
  text: 'text',
  int: 'number',
  number: 'number',
  yes: 'number',
  successive: 'number',
  day: 'day',
  time: 'hour',
  date: 'date',
  moment: 'moment',
}

const documented = new Map(
  readFileSync('docs/official-fields.md', 'utf8')
    .split('\n## ')
    .slice(1)
    .map((part) => {
      const [heading = '', ...lines] = part.split('\n')
      const rows = lines.filter((line) => /^\| [A-Z]\w+ \|/.test(line) && !line.startsWith('| Field'))
      return [
        heading,
        rows.map((line) =>
          line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ),
      ]
    }),
)

/** The sources of a folder, without tests and what `except` names. */
const read = (folder: string, except = /$^/): string =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [])
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|(^|\/)testing\//.test(name) && !except.test(name))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n')

describe('every field of the official prescription, of its boards, of tutelas and of direccionamientos', () => {
  test('stands in docs/official-fields.md as the code writes it: name, order, type, length, what absent means', () => {
    expect([...documented.keys()]).toEqual(Object.keys(tables))
    for (const [heading, fields] of Object.entries(tables))
      expect(documented.get(heading)).toEqual(
        fields.map((f) => [f.wire, types[f.codec], f.max ? String(f.max) : '', f.absent ?? '', f.path]),
      )
  })

  test('what a person answers has its place on a screen; what follows from elsewhere is set by the server', () => {
    // The questions are drawn from their declaration; what only names a field for an empty draft shows nothing.
    const screens = ['web/features/prescribing', 'web/features/tutelas', 'web/components/prescription']
      .map((folder) => read(folder, /\/?draft\.ts$/))
      .concat(readFileSync('contract/prescription-questions.ts', 'utf8'))
      .join('\n')
    const server = read('server/modules/prescribing') + read('server/modules/supply')
    const untouched = Object.entries(tables).flatMap(([heading, fields]) =>
      fields.flatMap(({ wire, path: where }) => {
        const answered = !heads.includes(heading) || where.startsWith('content.')
        const derived = ['consecutive', 'boardState', 'content.nutritionalSupport', 'state'].includes(where)
        const leaf =
          where
            .replace(/\.(type|number)$/, '')
            .split('.')
            .at(-1) ?? ''
        const sources = answered && !derived ? screens : server
        return new RegExp(`\\b${leaf}\\b`).test(sources) ? [] : [`${heading}: ${wire} (${where})`]
      }),
    )
    expect(untouched).toEqual([])
  })
})
