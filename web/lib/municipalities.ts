import { fold } from '#contract/fold.ts'
import { searchMunicipalities } from '#contract/registries.ts'
import type { ComboItem } from '#web/components/combo-box.tsx'
import { call } from './api.ts'

/** A municipality of DIVIPOLA in a list of choices: names repeat, so the department stands beside (the code is the key). */
export const municipalityItem = (place: { code: string; name: string; department: string }): ComboItem => ({
  id: place.code,
  name: place.name,
  detail: `${place.department} · ${place.code}`,
})

/** What a combo box of municipalities offers for what is typed. */
export async function loadMunicipalities(text: string, signal: AbortSignal): Promise<ComboItem[]> {
  const { items } = await call(searchMunicipalities, { query: { q: text } }, signal)
  return items.map(municipalityItem)
}

/** The one municipality that a written text means: the only one found, or the only one with that whole name; else null. */
export async function onlyMunicipality(text: string): Promise<ComboItem | null> {
  const { items } = await call(searchMunicipalities, { query: { q: text } }).catch(() => ({ items: [] }))
  const [one, ...others] = items
  const named = items.filter(({ name }) => fold(name) === fold(text.trim()))
  const only = others.length === 0 ? one : named.length === 1 ? named[0] : undefined
  return only ? municipalityItem(only) : null
}
