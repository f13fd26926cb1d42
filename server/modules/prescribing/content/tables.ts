import type { PlainDate } from '#platform/dates.ts'

/** The catalogues of which content carries codes (`registries` keeps them with their validity). */
export const contentCatalogs = ['cie10', 'cups', 'dci', 'unirs', 'orphan', 'nutrition'] as const
export type ContentCatalog = (typeof contentCatalogs)[number]

/** What was asked of the catalogues and of DIVIPOLA before the rules run: the codes that exist and are in force on the day. */
export interface KnownCodes {
  catalogs: Record<ContentCatalog, ReadonlySet<string>>
  municipalities: ReadonlySet<string>
}

/** What decides besides the content itself. */
export interface ContentFacts {
  on: PlainDate
  known: KnownCodes
  /** Kinds of items that the writer may prescribe here (D-07, D-08), and the words of her profession. */
  kinds: readonly string[]
  profession: string
  /** True when a paper form of contingency is being copied. */
  transcribing: boolean
  /** True when there is a loaded affiliation and it does not have the patient: she is prescribed for with a reason. */
  outsideAffiliation: boolean
}

/** Every code of a draft that a catalogue must know, to be asked at once; whatever is no text is left out. */
export function codesIn(raw: Record<string, unknown>): Record<ContentCatalog | 'municipality', string[]> {
  const found = Object.fromEntries([...contentCatalogs, 'municipality'].map((name) => [name, new Set<string>()]))
  const add = (name: ContentCatalog | 'municipality', ...values: unknown[]): void => {
    for (const value of values)
      if (typeof value === 'string' && value.trim()) found[name]?.add(value.trim().toUpperCase())
  }
  add('cie10', raw.mainDiagnosis, raw.relatedDiagnosis1, raw.relatedDiagnosis2)
  // Of a tutela.
  add('cie10', raw.motive1, raw.motive2, raw.motive3)
  add('orphan', raw.orphanCode)
  for (const item of list(raw.items)) {
    if (item.kind === 'P') add('cups', item.code, item.usedCode, item.discardedCode)
    if (item.kind === 'N') add('nutrition', item.code)
    if (item.kind === 'S') add('municipality', item.originMunicipality, item.destinationMunicipality)
    if (item.kind === 'M') {
      add('dci', ...list(item.ingredients).map((ingredient) => ingredient.code))
      add('unirs', ...(Array.isArray(item.indications) ? item.indications : []))
    }
  }
  return Object.fromEntries(Object.entries(found).map(([name, codes]) => [name, [...codes]])) as Record<
    ContentCatalog | 'municipality',
    string[]
  >
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value)
    ? value.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
    : []
}
