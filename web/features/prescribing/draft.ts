import type { ItemKind } from '#contract/capabilities.ts'
import type { FormDocument } from '#web/components/prescription/document-parts.tsx'

/** An item while it is written: the names of prescribing-content.ts, plus `key`, which is only of the page, and
 * `adjusted`: she writes the total herself, so that it no longer follows the schedule. */
export type FormItem = Record<string, unknown> & { kind: ItemKind; key: string }

/** A whole draft as one form; the names are those of prescribing-content.ts. */
export interface DraftForm {
  patient: {
    document: FormDocument
    firstName: string
    secondName: string
    firstSurname: string
    secondSurname: string
    bornOn: string
    sex: string
    epsCode: string
    regime: string
    mismatchReason: string
    mother: FormDocument | null
  }
  ambito: string
  afterDischarge: boolean | null
  covid19: boolean | null
  orphanDisease: boolean | null
  orphanCode: string
  orphanIsMain: boolean | null
  mainDiagnosis: string
  relatedDiagnosis1: string
  relatedDiagnosis2: string
  donor: FormDocument | null
  transcriptionReason: string
  paperDate: string
  excluded: boolean | null
  items: FormItem[]
}

const schedule = {
  everyAmount: '',
  everyUnit: '',
  durationAmount: '',
  durationUnit: '',
  totalQuantity: '',
  totalReason: '',
}
const dosing = { dose: '', doseUnit: '', specialIndication: '', totalUnit: '', ...schedule }
/** Another option that was discarded, with up to four reasons. */
const discarded = {
  discarded: null,
  discardedName: '',
  discardedReason1: null,
  discardedText1: '',
  discardedReason2: null,
  discardedText2: '',
  discardedReason3: null,
  discardedText3: '',
  discardedReason4: null,
  discardedText4: '',
}
const every = { successive: false, justification: '', recommendations: '' }

const empty: Record<ItemKind, Record<string, unknown>> = {
  M: {
    medicineKind: '1',
    description: '',
    presentation: '',
    form: '',
    route: '',
    ingredients: [],
    indications: [],
    criterion1: null,
    criterion2: null,
    used: null,
    usedName: '',
    usedNoResponse: null,
    usedNoResponseText: '',
    usedReaction: null,
    usedReactionText: '',
    ...discarded,
    noAlternative: null,
    noAlternativeReason: '',
    criterion6: null,
    ...dosing,
    ...every,
  },
  P: {
    code: '',
    name: '',
    criterion11: null,
    criterion12: null,
    criterion2: null,
    criterion3: null,
    used: null,
    usedCode: '',
    discarded: null,
    discardedCode: '',
    discardedReason1: null,
    discardedText1: '',
    discardedReason2: null,
    discardedText2: '',
    criterion6: null,
    criterion7: null,
    amount: '1',
    ...schedule,
    ...every,
  },
  D: { code: '', name: '', criterion1: null, amount: '1', ...schedule, ...every },
  N: {
    nutritionType: '',
    code: '',
    name: '',
    form: '',
    route: '',
    criterion1: null,
    criterion2: null,
    criterion3: null,
    used: null,
    usedName: '',
    usedReason1: null,
    usedText1: '',
    usedReason2: null,
    usedText2: '',
    ...discarded,
    dxOrphan: null,
    dxHiv: null,
    dxPalliativeCancer: null,
    dxKidney5: null,
    dxMalnutrition: null,
    associatedPrescription: '',
    ...dosing,
    ...every,
  },
  S: {
    code: '',
    name: '',
    description: '',
    criterion1: null,
    criterion2: null,
    criterion3: null,
    criterion4: null,
    criterion4Text: '',
    criterion5: null,
    amount: '1',
    transport: '',
    companion: null,
    companionDocument: null,
    companionRelationship: '',
    lodgingName: '',
    originMunicipality: '',
    destinationMunicipality: '',
    ...schedule,
    ...every,
  },
}

let keys = 0

/** A new item of a kind, with nothing answered. */
export function emptyItem(kind: ItemKind): FormItem {
  keys += 1
  return { kind, key: `i${keys}`, ...structuredClone(empty[kind]) }
}

/** Null and absent become what an empty control holds: '' where a text goes, null where a question was not asked. */
function filled(blank: Record<string, unknown>, found: unknown): Record<string, unknown> {
  const from = typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {}
  const out: Record<string, unknown> = { ...blank }
  for (const [name, value] of Object.entries(from)) {
    if (value === undefined) continue
    out[name] = value === null && typeof blank[name] === 'string' ? '' : value
  }
  return out
}

const isKind = (kind: unknown): kind is ItemKind => typeof kind === 'string' && kind in empty

/** An item of a draft or of a template as the form holds it; null when it is none. */
export function itemOf(found: unknown): FormItem | null {
  const kind = typeof found === 'object' && found !== null && 'kind' in found ? found.kind : null
  if (!isKind(kind)) return null
  return filled(emptyItem(kind), found) as FormItem
}

const emptyPatient: DraftForm['patient'] = {
  document: { type: 'CC', number: '' },
  firstName: '',
  secondName: '',
  firstSurname: '',
  secondSurname: '',
  bornOn: '',
  sex: '',
  epsCode: '',
  regime: '',
  mismatchReason: '',
  mother: null,
}

/** What a draft holds, as the form holds it: whatever is missing is empty. */
export function formOf(content: Record<string, unknown>): DraftForm {
  const blank = {
    ambito: '',
    afterDischarge: null,
    covid19: null,
    orphanDisease: false,
    orphanCode: '',
    orphanIsMain: null,
    mainDiagnosis: '',
    relatedDiagnosis1: '',
    relatedDiagnosis2: '',
    donor: null,
    transcriptionReason: '',
    paperDate: '',
    excluded: null,
  }
  const { patient, items, ...header } = content
  return {
    ...filled(blank, header),
    patient: filled(emptyPatient as unknown as Record<string, unknown>, patient),
    items: (Array.isArray(items) ? items : []).map(itemOf).filter((item) => item !== null),
  } as unknown as DraftForm
}

/** What is saved: the form without what is only of the page. */
export function contentOf(form: DraftForm): Record<string, unknown> {
  return { ...form, items: form.items.map(({ key: _, ...item }) => item) }
}
