import type { ItemKind } from '#contract/capabilities.ts'
import { faultsOf, type OfficialField, readFields, writeFields } from './fields.ts'
import { indicationFields, ingredientFields } from './prescription-fields.ts'

export type WireObject = Record<string, unknown>

/** The five arrays of items of an official text, in their order and their casing. */
export type ItemArrays = readonly { key: string; kind: ItemKind; fields: readonly OfficialField[] }[]

/** As far as items are written alike: a medicine carries its ingredients and UNIRS indications. */
type Item = { kind: ItemKind; ingredients?: readonly object[]; indications?: readonly string[] }

/** The arrays, always all of them; each item with its consecutive inside its kind and what `extra` says of its index. */
export function writeItems(
  arrays: ItemArrays,
  items: readonly Item[],
  extra: (index: number) => object = () => ({}),
): Record<string, WireObject[]> {
  return Object.fromEntries(
    arrays.map(({ key, kind, fields }) => [
      key,
      items
        .map((item, index) => ({ item, index }))
        .filter(({ item }) => item.kind === kind)
        .map(({ item, index }, i) => {
          const consecutive = i + 1
          return {
            ...writeFields(fields, { ...item, ...extra(index), consecutive }),
            ...(kind === 'M' ? nested(item, consecutive) : {}),
          }
        }),
    ]),
  )
}

function nested({ ingredients = [], indications = [] }: Item, consecutive: number): WireObject {
  return {
    PrincipiosActivos: ingredients.map((one) => writeFields(ingredientFields, { ...one, consecutive })),
    IndicacionesUNIRS: indications.map((code) => writeFields(indicationFields, { code, consecutive })),
  }
}

/** The items back in our words, array after array. */
export function readItems(arrays: ItemArrays, wire: Record<string, WireObject[]>): WireObject[] {
  return arrays.flatMap(({ key, kind, fields }) =>
    (wire[key] ?? []).map((item) => ({
      kind,
      ...readFields(fields, item),
      ...(kind === 'M'
        ? {
            ingredients: (item.PrincipiosActivos as WireObject[]).map((one) => readFields(ingredientFields, one)),
            indications: (item.IndicacionesUNIRS as WireObject[]).map((one) => readFields(indicationFields, one).code),
          }
        : {}),
    })),
  )
}

/** What of the items is not as the tables say. */
export function itemFaults(arrays: ItemArrays, wire: Record<string, WireObject[]>): string[] {
  return arrays.flatMap(({ key, kind, fields }) =>
    (wire[key] ?? []).flatMap((item) => [
      ...faultsOf(fields, item),
      ...(kind === 'M'
        ? [
            ...(item.PrincipiosActivos as WireObject[]).flatMap((one) => faultsOf(ingredientFields, one)),
            ...(item.IndicacionesUNIRS as WireObject[]).flatMap((one) => faultsOf(indicationFields, one)),
          ]
        : []),
    ]),
  )
}
