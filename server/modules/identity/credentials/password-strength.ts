import type { ZxcvbnFactory, ZxcvbnResult } from '@zxcvbn-ts/core'
import { fold } from '#contract/fold.ts'
import { refuse } from '#platform/refusal.ts'

export const MIN_PASSWORD = 12
const MIN_SCORE = 3
/** Longer ones cost too much to measure; what follows adds no weakness. */
const MEASURED = 72

/** Words of this product and country that the general lists lack. */
const local = [
  'openmipres',
  'mipres',
  'miseguridadsocial',
  'colombia',
  'bogota',
  'medellin',
  'barranquilla',
  'millonarios',
  'nacional',
  'clave',
  'contrasena',
]

let factory: Promise<ZxcvbnFactory> | null = null
/** The dictionaries take a moment to load: only when first used, never at every start. */
const measure = async (password: string, words: readonly string[]): Promise<ZxcvbnResult> => {
  factory ??= loadDictionaries()
  return (await factory).check(password.slice(0, MEASURED), [...words])
}

async function loadDictionaries(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary: common }, { dictionary: spanish }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-es-es'),
  ])
  return new ZxcvbnFactory({ dictionary: { ...common, ...spanish, local }, graphs: adjacencyGraphs })
}

export interface Strength {
  score: 0 | 1 | 2 | 3 | 4
  accepted: boolean
  says: string
}

/** Besides the owner's own words this much must be left: names and years are the first guess of whoever knows her. */
const MIN_REST = 8
const restWithout = (password: string, words: readonly string[]): number =>
  [...words]
    .filter((word) => word.length > 3)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(fold(word), ''), fold(password)).length

/** How well a password resists guessing; `words` are those of its owner: names, document, mail. */
export async function passwordStrength(password: string, words: readonly string[] = []): Promise<Strength> {
  const text = password.normalize('NFKC')
  const own = words.flatMap((word) => [word, ...word.split(/[\s@._-]+/)]).filter((word) => word.length > 2)
  const { score, sequence } = await measure(text, own)
  const characters = [...text].length
  if (characters < MIN_PASSWORD)
    return {
      score: Math.min(score, 2) as Strength['score'],
      accepted: false,
      says: `Escriba al menos ${MIN_PASSWORD} caracteres; lleva ${characters}.`,
    }
  if (restWithout(text, own) < MIN_REST)
    return {
      score: Math.min(score, 2) as Strength['score'],
      accepted: false,
      says: 'Contiene datos suyos. Use palabras que nadie relacione con usted.',
    }
  if (score >= MIN_SCORE)
    return { score, accepted: true, says: score === 4 ? 'Muy buena contraseña.' : 'Buena contraseña.' }
  const common = sequence.find((part) => part.pattern === 'dictionary')
  const says =
    common && 'dictionaryName' in common && common.dictionaryName === 'userInputs'
      ? 'Contiene datos suyos. Use palabras que nadie relacione con usted.'
      : common && 'dictionaryName' in common && String(common.dictionaryName).startsWith('passwords')
        ? 'Está en las listas de contraseñas robadas. Elija otra.'
        : 'Es fácil de adivinar. Junte tres o cuatro palabras que no suelan ir juntas.'
  return { score, accepted: false, says }
}

/** Refuses a password that will not do. */
export async function requireStrong(password: string, words: readonly string[]): Promise<void> {
  const { accepted, says } = await passwordStrength(password, words)
  if (!accepted) refuse('identity.password_weak', { says })
}
