import data from '../divipola/divipola.json' with { type: 'json' }
import { afiliado } from './rows.ts'

const names = {
  F: ['ANA', 'LUZ', 'MARÍA', 'ROSA', 'INÉS', 'SOFÍA', 'ELVIRA', 'PAULA', 'NUBIA', 'GLORIA', 'YENNY', 'CLARA'],
  M: ['LUIS', 'JORGE', 'PEDRO', 'IVÁN', 'HUGO', 'CARLOS', 'ANDRÉS', 'FABIÁN', 'WILSON', 'ÉDGAR', 'TOMÁS', 'NELSON'],
} as const
const surnames = [
  'PEÑA',
  'NÚÑEZ',
  'ROJAS',
  'GIL',
  'MUÑOZ',
  'CELY',
  'PARRA',
  'OTÁLORA',
  'RÍOS',
  'QUINTERO',
  'BERNAL',
  'SOLER',
  'MINA',
]
const insurers = [
  ['EPS900', 'C'],
  ['EPSS90', 'S'],
  ['ESS901', 'S'],
] as const

const pick = <T>(from: readonly T[], i: number): T => from[i % from.length] as T
const drawn = (i: number, use: number): number => (Math.imul(i + 1, 2_654_435_761) ^ Math.imul(use, 40_503)) >>> 7
const two = (n: number): string => String(n).padStart(2, '0')

/** The number of the person i of a generated file: ten digits that begin with 70, which no registry has given to anybody. */
export const generatedNumber = (i: number): string => `70${String(i).padStart(8, '0')}`

/**
 * An affiliation file with so many invented people, in pieces of text: the same count gives the same file.
 * `epoch`: another one changes the insurer of one person in fifty, as from one cut to the next.
 */
export function* generateAffiliates(count: number, epoch = 0): Generator<string> {
  yield `${Object.keys(afiliado()).join(';')}\n`
  let text = ''
  for (let i = 0; i < count; i += 1) {
    const sexOf = i % 2 === 0 ? 'F' : 'M'
    const moved = epoch > 0 && drawn(i, 40 + epoch) % 50 === 0 ? epoch : 0
    const [eps, regime] = pick(insurers, drawn(i, 1) + moved)
    const year = 1935 + (drawn(i, 2) % 91)
    const type = year > 2019 ? 'RC' : year > 2008 ? 'TI' : 'CC'
    const fate = drawn(i, 3) % 100
    const state = fate < 92 ? 'ACTIVO' : fate < 96 ? 'SUSPENDIDO' : fate < 99 ? 'RETIRADO' : 'FALLECIDO'
    const second = drawn(i, 4) % 3 === 0 ? '' : pick(names[sexOf], drawn(i, 5))
    const municipality = pick(data.municipalities, drawn(i, 6)).code
    text +=
      `${type};${generatedNumber(i)};${pick(names[sexOf], drawn(i, 7))};${second};${pick(surnames, drawn(i, 8))};${pick(surnames, drawn(i, 9))};` +
      `${year}-${two(1 + (drawn(i, 10) % 12))}-${two(1 + (drawn(i, 11) % 28))};${sexOf};${eps};${regime};${municipality};${state};;\n`
    if (text.length < 64 * 1024) continue
    yield text
    text = ''
  }
  yield text
}
