import { codeName } from '#contract/mipres-codes/code-list.ts'
import { pharmaceuticalForms } from '#contract/mipres-codes/pharmaceutical-forms.ts'
import { units } from '#contract/mipres-codes/units.ts'
import type { CatalogRow } from '#contract/registries-catalogs.ts'

/** An active ingredient as the form holds it. */
export interface Ingredient {
  code: string
  name: string
  concentration: string
  concentrationUnit: string
  content: string
  contentUnit: string
}

/** '[ADALIMUMAB] 40mg/0,8ml / SOLUCIÓN INYECTABLE', as the official records write it; '' while no ingredient is whole. */
export function composeDescription(ingredients: readonly Ingredient[], form: string): string {
  const whole = ingredients.filter((one) => one.code && one.name)
  if (whole.length === 0) return ''
  const parts = whole.map((one) => {
    const amount = `${one.concentration.replace('.', ',')}${codeName(units, one.concentrationUnit)}`
    const of = one.content ? `/${one.content.replace('.', ',')}${codeName(units, one.contentUnit)}` : ''
    return `[${one.name.toUpperCase()}] ${one.concentration ? amount : ''}${of}`.trim()
  })
  const shape = form ? ` / ${codeName(pharmaceuticalForms, form).toUpperCase()}` : ''
  return `${parts.join(' + ')}${shape}`
}

/** What a presentation of the catalogue fills in a medicine. What the catalogue does not say stays empty. */
export function ofPresentation(row: CatalogRow): Record<string, unknown> {
  const facts = row.medicine
  const ingredients: Ingredient[] = (facts?.ingredients ?? []).map((one) => ({
    code: one.code,
    name: one.name ?? '',
    concentration: one.concentration?.amount ?? '',
    concentrationUnit: one.concentration?.unit ?? '',
    content: one.content?.amount ?? '',
    contentUnit: one.content?.unit ?? '',
  }))
  const form = facts?.form ?? ''
  return {
    presentation: row.code,
    ingredients,
    form,
    route: facts?.route ?? '',
    doseUnit: facts?.doseUnit ?? '',
    totalUnit: facts?.dispensingUnit ?? '',
    description: composeDescription(ingredients, form) || row.name,
  }
}
