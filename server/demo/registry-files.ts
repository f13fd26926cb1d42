import fs from 'node:fs'
import path from 'node:path'
import Papa from 'papaparse'
import { addDays, daysBetween, isPlainDate, type PlainDate, plainDate } from '#platform/dates.ts'
import { headerKey } from '../modules/registries/imports/kind.ts'

/** The day for which the dates in db/seeds were written; a demo of another day moves them by the difference. */
const WRITTEN_FOR = plainDate('2026-11-20')

/** Dates that tell where things stand today. Births, issues of documents and titles stay as they are. */
const movingColumns = new Set([
  'fecha_vencimiento',
  'fecha_corte_reps',
  'fecha_cierre',
  'fecha_actualizacion',
  'vigente_hasta',
  'desde',
  'hasta',
  'fecha_proceso',
  'fecha_inicio',
  'fecha_fin',
])

/** Who was born so few days before is a newborn in any demo: that birth moves too. */
const NEWBORN_DAYS = 30

const moves = (header: string, value: string): boolean =>
  movingColumns.has(header) ||
  (header === 'fecha_nacimiento' && isPlainDate(value) && daysBetween(value, WRITTEN_FOR) <= NEWBORN_DAYS)

function moved(text: string, days: number): string {
  const dashed = text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  if (!isPlainDate(dashed)) return text
  const day = addDays(dashed, days)
  return dashed === text ? day : day.replaceAll('-', '')
}

const read = (folder: string, name: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(fs.readFileSync(path.join(folder, name), 'utf8'), {
    header: true,
    delimiter: ';',
    skipEmptyLines: true,
  }).data

/** A file of db/seeds as it would be on `today`: official format, invented rows. */
export function registryFile(folder: string, name: string, today: PlainDate): string {
  const days = daysBetween(WRITTEN_FOR, today)
  const rows = read(folder, name).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([header, value]) => [
        header,
        moves(headerKey(header), value) ? moved(value, days) : value,
      ]),
    ),
  )
  return Papa.unparse(rows, { delimiter: ';', newline: '\n' })
}

/** One person of the demo, as the civil registry of db/seeds has her. */
export interface CivilPerson {
  document: { type: 'CC' | 'CE' | 'PT'; number: string }
  sex: 'F' | 'M'
  firstName: string
  secondName: string | null
  firstSurname: string
  secondSurname: string | null
  bornOn: PlainDate
  issuedOn: PlainDate
}

/** 'PEÑUELA' → 'Peñuela'. */
const titled = (text: string): string =>
  text
    .toLocaleLowerCase('es')
    .replace(/(^|\s)(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toLocaleUpperCase('es'))

/** Everybody in the civil registry of db/seeds, by 'Nombre Apellido'. */
export function civilPeople(folder: string): Map<string, CivilPerson> {
  const rows = read(folder, 'corte-anterior/registro_civil.csv')
  return new Map(
    rows.map((row) => {
      const cell = (header: string): string => titled(row[header] ?? '')
      const person: CivilPerson = {
        document: { type: row.tipo_doc as 'CC' | 'CE' | 'PT', number: row.numero ?? '' },
        sex: row.sexo as 'F' | 'M',
        firstName: cell('primer_nombre'),
        secondName: cell('segundo_nombre') || null,
        firstSurname: cell('primer_apellido'),
        secondSurname: cell('segundo_apellido') || null,
        bornOn: plainDate(row.fecha_nacimiento ?? ''),
        issuedOn: plainDate(row.fecha_expedicion ?? ''),
      }
      return [`${person.firstName} ${person.firstSurname}`, person]
    }),
  )
}
