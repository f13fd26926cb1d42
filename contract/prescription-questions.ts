import type { ItemKind } from './capabilities.ts'
import type { Catalog } from './registries-catalogs.ts'

/** The answers of an item while they are written. */
export type Answers = Record<string, unknown>

/**
 * One plain question of the criteria and justifications of an item, in the order that the official data imply. A dependent one
 * appears when its condition holds. The editor, the review and the document are drawn from these, and the server asks the same
 * before signing: what applies and is not answered is an issue, what does not apply is emptied.
 */
export interface Question {
  name: string
  type: 'ask' | 'text' | 'catalog' | 'reason'
  label: string
  hint?: string
  max?: number
  catalog?: Catalog
  when?: (item: Answers) => boolean
  /** May stay without an answer. */
  optional?: boolean
  /** One of several reasons for the answer of this name: at least one of them is a yes. */
  reasonFor?: string
}

const yes =
  (...names: string[]) =>
  (item: Answers): boolean =>
    names.every((name) => item[name] === true)
const no =
  (name: string) =>
  (item: Answers): boolean =>
    item[name] === false
const both =
  (...conditions: ((item: Answers) => boolean)[]) =>
  (item: Answers): boolean =>
    conditions.every((holds) => holds(item))

const ask = (name: string, label: string, when?: Question['when'], hint?: string): Question => ({
  name,
  type: 'ask',
  label,
  ...(when ? { when } : {}),
  ...(hint ? { hint } : {}),
})
const text = (name: string, label: string, max: number, when: Question['when']): Question => ({
  name,
  type: 'text',
  label,
  max,
  ...(when ? { when } : {}),
})
const optional = (question: Question): Question => ({ ...question, optional: true })
/** A reason for the answer `reasonFor` that may be a yes, and why. */
const reason =
  (reasonFor: string) =>
  (name: string, label: string, textName: string, textLabel: string, when: (item: Answers) => boolean): Question[] => [
    { ...optional(ask(name, label, when)), reasonFor },
    text(textName, textLabel, 160, both(when, yes(name))),
  ]
const usedReason = reason('used')
const discardedReason = reason('discarded')

/** Preparations and emergencies have no alternative to compare with: their questions are not asked. */
const compares = (item: Answers): boolean => item.medicineKind !== '3' && item.medicineKind !== '9'
const discards = both(no('used'), yes('discarded'))

const discardedReasons = (when: (item: Answers) => boolean): Question[] => [
  ...discardedReason(
    'discardedReason1',
    '¿La descartó porque prevé que no responda?',
    'discardedText1',
    '¿Por qué no respondería?',
    when,
  ),
  ...discardedReason(
    'discardedReason2',
    '¿La descartó porque prevé una reacción o intolerancia?',
    'discardedText2',
    '¿Qué reacción prevé?',
    when,
  ),
  ...discardedReason(
    'discardedReason3',
    '¿La descartó por una contraindicación?',
    'discardedText3',
    '¿Cuál contraindicación?',
    when,
  ),
  ...discardedReason('discardedReason4', '¿La descartó por otra razón?', 'discardedText4', '¿Qué otra razón?', when),
]

/** Why there is no alternative in the plan (RznCausaS5). */
export const noAlternativeReasons = [
  { value: '1', label: 'El plan no cubre nada para esta condición' },
  { value: '2', label: 'Lo que cubre no está indicado para este paciente' },
]

/** The questions of each kind of item. */
export const questions: Record<ItemKind, Question[]> = {
  M: [
    ask('criterion1', '¿La indicación está en el registro INVIMA?', compares),
    ask('criterion2', '¿Hay evidencia de que es seguro y eficaz para este caso?', compares),
    ask('used', '¿Ya usó lo que cubre el plan de beneficios?', compares),
    text('usedName', '¿Cuál usó?', 300, both(compares, yes('used'))),
    ...usedReason(
      'usedNoResponse',
      '¿No respondió o no alcanzó la meta?',
      'usedNoResponseText',
      '¿Qué pasó al usarlo?',
      both(compares, yes('used')),
    ),
    ...usedReason(
      'usedReaction',
      '¿Tuvo una reacción adversa o intolerancia?',
      'usedReactionText',
      '¿Qué reacción tuvo?',
      both(compares, yes('used')),
    ),
    ask('discarded', '¿Descartó sin usarla una alternativa del plan?', both(compares, no('used'))),
    text('discardedName', '¿Cuál descartó?', 300, both(compares, discards)),
    ...discardedReasons(both(compares, discards)),
    ask(
      'noAlternative',
      '¿No existe alternativa en el plan de beneficios?',
      both(compares, no('used'), no('discarded')),
    ),
    {
      name: 'noAlternativeReason',
      type: 'reason',
      optional: true,
      label: '¿Por qué no hay alternativa?',
      when: both(compares, no('used'), no('discarded'), yes('noAlternative')),
    },
    optional(ask('criterion6', '¿Explicó el tratamiento al paciente y lo acepta?', compares)),
  ],
  P: [
    ask('criterion11', '¿Su finalidad es de salud y no cosmética?'),
    ask('criterion12', '¿Se hace en el país?'),
    ask('criterion2', '¿Lo autoriza la autoridad competente?'),
    ask('criterion3', '¿Hay evidencia de que es seguro y eficaz para este caso?'),
    ask('used', '¿Ya usó un procedimiento del plan de beneficios?'),
    { name: 'usedCode', type: 'catalog', catalog: 'cups', label: '¿Cuál usó?', when: yes('used') },
    ask('discarded', '¿Descartó sin usarlo un procedimiento del plan?', no('used')),
    { name: 'discardedCode', type: 'catalog', catalog: 'cups', label: '¿Cuál descartó?', when: discards },
    ...discardedReasons(discards).slice(0, 4),
    optional(ask('criterion6', '¿No existe alternativa en el plan de beneficios?')),
    optional(ask('criterion7', '¿Explicó el procedimiento al paciente y lo acepta?')),
  ],
  D: [ask('criterion1', '¿Lo que cubre el plan no basta para este paciente?')],
  N: [
    ask('criterion1', '¿El producto tiene registro INVIMA para este uso?'),
    ask('criterion2', '¿Hay evidencia de que es seguro y eficaz para este caso?'),
    ask('criterion3', '¿La valoración nutricional lo justifica?'),
    ask('dxOrphan', '¿Tiene una enfermedad huérfana?'),
    ask('dxHiv', '¿Tiene VIH?'),
    ask('dxPalliativeCancer', '¿Tiene cáncer en cuidado paliativo?'),
    ask('dxKidney5', '¿Tiene enfermedad renal crónica en estadio V?'),
    ask('dxMalnutrition', '¿Tiene desnutrición proteico-calórica?'),
    ask('used', '¿Ya usó un producto del plan de beneficios?'),
    text('usedName', '¿Cuál usó?', 160, yes('used')),
    ...usedReason(
      'usedReason1',
      '¿No respondió o no alcanzó la meta?',
      'usedText1',
      '¿Qué pasó al usarlo?',
      yes('used'),
    ),
    ...usedReason(
      'usedReason2',
      '¿Tuvo una reacción adversa o intolerancia?',
      'usedText2',
      '¿Qué reacción tuvo?',
      yes('used'),
    ),
    ask('discarded', '¿Descartó sin usarlo un producto del plan?', no('used')),
    text('discardedName', '¿Cuál descartó?', 160, discards),
    ...discardedReasons(discards),
  ],
  S: [
    ask('criterion1', '¿Hace falta para el tratamiento de este diagnóstico?'),
    ask('criterion2', '¿Sin este servicio el tratamiento se pierde o se interrumpe?'),
    ask('criterion3', '¿El paciente y su familia no pueden asumirlo?'),
    ask('criterion4', '¿Hay otra razón que lo justifica?'),
    text('criterion4Text', '¿Cuál?', 160, yes('criterion4')),
    ask('criterion5', '¿Confirma que no es una exclusión del plan?'),
  ],
}

/** The questions that apply to an item with these answers. */
export function asked(kind: ItemKind, item: Answers): Question[] {
  return questions[kind].filter((question) => question.when?.(item) ?? true)
}

/** Services that move the patient, and the one that lodges her (table 6.10): with questions of their own. */
export const travels = (code: unknown): boolean => code === '149' || code === '150'
export const lodges = (code: unknown): boolean => code === '122'

/** Units of table 6.7 that go without a number: by response to treatment, and once. */
export const withoutNumber = (unit: unknown): boolean => unit === '7' || unit === '8'

/** Given one time: by its frequency, or by a special indication of table 6.8 (single dose, immediate, bolus); then neither frequency nor duration is asked. */
export function givenOnce(item: { everyUnit?: unknown; specialIndication?: unknown }): boolean {
  return item.everyUnit === '8' || ['1', '2', '3'].includes(String(item.specialIndication ?? ''))
}
