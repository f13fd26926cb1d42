import type { PlainDate } from '#platform/dates.ts'
import data from '../divipola/divipola.json' with { type: 'json' }
import { prestador, sede, servicio } from './rows.ts'

/** How many rows of each file; REPS had about 61,000, 77,000 and 228,000. */
export interface RepsVolume {
  providers: number
  sedes: number
  services: number
  cut: PlainDate
}

const kinds = [
  'CLÍNICA',
  'HOSPITAL',
  'CENTRO MÉDICO',
  'CONSULTORIO',
  'LABORATORIO',
  'UNIDAD MÉDICA',
  'FUNDACIÓN',
  'IPS',
]
const words = [
  'LOS ARRAYANES',
  'SAN JERÓNIMO',
  'DEL VALLE',
  'LA ESPERANZA',
  'NUEVA VIDA',
  'EL PRADO',
  'SANTA INÉS',
  'MONTAÑA',
  'PEÑÓN',
  'DEL NORTE',
  'LOS ANDES',
  'AGUACLARA',
]
const people = ['ANA', 'LUIS', 'MARÍA', 'JORGE', 'INÉS', 'PEDRO', 'SOFÍA', 'IVÁN', 'NÚÑEZ', 'PEÑA', 'MUÑOZ', 'GIL']

const pick = <T>(from: readonly T[], i: number): T => from[i % from.length] as T
const padded = (n: number, width: number): string => String(n).padStart(width, '0')

function* file(rows: Iterable<Record<string, string | null>>): Generator<string> {
  let first = true
  let text = ''
  for (const row of rows) {
    if (first) text += `${Object.keys(row).join(';')}\n`
    first = false
    text += `${Object.values(row).join(';')}\n`
    if (text.length < 64 * 1024) continue
    yield text
    text = ''
  }
  yield text
}

/** The three exports with invented rows, in pieces of text; the same volume gives the same files. */
export function generateReps(volume: RepsVolume): { name: string; lines: Iterable<string> }[] {
  const cut = volume.cut.replaceAll('-', '')
  const municipalities = data.municipalities
  const code = (i: number): string => `${pick(municipalities, i * 7).code}${padded(i % 100_000, 5)}`
  const name = (i: number): string => `${pick(kinds, i)} ${pick(words, i * 5 + (i >> 3))} ${i}`
  const own = { fecha_corte_REPS: cut }

  function* providers(): Generator<Record<string, string | null>> {
    for (let i = 0; i < volume.providers; i += 1) {
      const person = i % 3 === 0
      const legal = person ? `${pick(people, i)} ${pick(people, i * 5 + 3)} ${i}` : name(i)
      yield prestador({
        ...own,
        codigo_habilitacion: code(i),
        nombre_prestador: legal,
        razon_social: legal,
        tido_codigo: person ? 'CC' : 'NI',
        nits_nit: person ? `1099${padded(i, 6)}` : `9995${padded(i, 5)}`,
        clpr_nombre: person ? 'Profesional Independiente' : 'Instituciones Prestadoras de Servicios de Salud - IPS',
        fecha_vencimiento: `${2026 + (i % 4)}1231`,
        rep_legal: `${pick(people, i)} ${pick(people, i + 9)}`,
      })
    }
  }
  function* sedes(): Generator<Record<string, string | null>> {
    for (let i = 0; i < volume.sedes; i += 1) {
      const owner = i % volume.providers
      yield sede({
        ...own,
        codigo_prestador: code(owner),
        // One in twelve lies in another territory than its provider (edge case 6).
        codigo_habilitacion: i % 12 === 5 ? `${pick(municipalities, i * 11).code}${code(owner).slice(5)}` : code(owner),
        numero_sede: padded(Math.floor(i / volume.providers) + 1, 2),
        nombre: `SEDE ${pick(words, i)} ${i}`,
        nits_nit: `9995${padded(owner, 5)}`,
      })
    }
  }
  function* services(): Generator<Record<string, string | null>> {
    for (let i = 0; i < volume.services; i += 1) {
      const owner = i % Math.min(volume.providers, volume.sedes)
      yield servicio({
        ...own,
        habi_codigo_habilitacion: code(owner),
        codigo_habilitacion: code(owner),
        numero_sede: '01',
        serv_codigo: String(301 + (Math.floor(i / volume.providers) % 90)),
        numero_distintivo: `DHS${padded(i, 6)}`,
      })
    }
  }
  return [
    { name: 'habilitados_reps.csv', lines: file(providers()) },
    { name: 'sedes_reps.csv', lines: file(sedes()) },
    { name: 'serviciossedes_reps.csv', lines: file(services()) },
  ]
}
