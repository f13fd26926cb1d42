import { referenceRow } from './rows.ts'

const known = [
  'Acetaminofén',
  'Ibuprofeno',
  'Amoxicilina',
  'Losartán',
  'Metformina',
  'Enalapril',
  'Omeprazol',
  'Levotiroxina',
  'Atorvastatina',
  'Salbutamol',
  'Prednisolona',
  'Furosemida',
  'Adalimumab',
  'Etanercept',
  'Pregabalina',
  'Clopidogrel',
  'Insulina glargina',
  'Ácido valproico',
  'Hidroclorotiazida',
  'Ciprofloxacina',
]
const heads = ['be', 'ca', 'do', 'flu', 'ga', 'keto', 'la', 'me', 'ni', 'oxa', 'pro', 'ra', 'su', 'te', 'vi', 'zo']
const middles = ['ba', 'cli', 'dra', 'fe', 'gli', 'lo', 'mi', 'no', 'pi', 'ro', 'sa', 'ti', 'vu', 'xe']
const tails = [
  'cilina',
  'statina',
  'pril',
  'sartán',
  'zol',
  'mab',
  'tinib',
  'olol',
  'azepam',
  'micina',
  'vir',
  'dipino',
]
const brands = ['for', 'max', 'plus', 'gen', 'lab', 'sur', 'col', 'med', 'far', 'vita']
const forms = [
  ['tableta recubierta', 'COLFF001'],
  ['cápsula dura', 'COLFF006'],
  ['solución inyectable', 'COLFF004'],
  ['jarabe', 'C42996'],
  ['suspensión oral', 'C42994'],
  ['crema tópica', 'C28944'],
  ['tableta de liberación prolongada', 'COLFF008'],
] as const
const packs = ['caja por 10', 'caja por 30', 'frasco por 120 ml', 'blíster por 20', 'vial por 5 ml', 'tubo por 40 g']
const amounts = ['5', '10', '20', '25', '50', '75', '100', '150', '250', '500', '850', '1000']

const pick = <T>(from: readonly T[], i: number): T => from[i % from.length] as T

/** A number that looks drawn, the same for the same row and use. */
const drawn = (i: number, use: number): number => (Math.imul(i + 1, 2_654_435_761) ^ Math.imul(use, 40_503)) >>> 7

/** One invented ingredient of about 2,700; the known ones are the commonest. */
function ingredient(i: number): string {
  if (i % 5 === 0) return pick(known, Math.floor(i / 5))
  const n = (i * 7919) % 2_688
  const word = pick(heads, n) + pick(middles, Math.floor(n / 16)) + pick(tails, Math.floor(n / 224))
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** The catalogue of medicines in 22 columns with so many invented presentations, in pieces of text; the same count gives the same file. */
export function* generateMedicines(count: number): Generator<string> {
  yield `${Object.keys(referenceRow()).join(';')}\n`
  let text = ''
  for (let i = 0; i < count; i += 1) {
    const [form, formCode] = pick(forms, drawn(i, 1))
    const amount = pick(amounts, drawn(i, 2) >>> 3)
    const brand = [heads, middles, brands, middles].map((from, n) => pick(from, drawn(i >>> 2, n + 3))).join('')
    const row = referenceRow({
      Tabla: 'CatalogoCUMs',
      Codigo: `${String(10_000 + (i >>> 2)).padStart(9, '0')}-${String((i % 4) + 1).padStart(2, '0')}`,
      Nombre: `${ingredient(drawn(i >>> 2, 9))} ${amount} mg ${form}`,
      Descripcion: `${brand} ${pick(packs, drawn(i, 10))} laboratorio ${pick(tails, i)}${pick(brands, i >>> 3)}`,
      Extra_I: `${String(1_000 + (i % 2_700)).padStart(5, '0')}:${amount}:0168`,
      Extra_II: formCode,
    })
    text += `${Object.values(row).join(';')}\n`
    if (text.length < 64 * 1024) continue
    yield text
    text = ''
  }
  yield text
}
