import {
  type Catalog,
  type CatalogRow,
  catalogIds,
  catalogs,
  type MedicineFacts,
  type NutritionFacts,
} from '#contract/registries-catalogs.ts'
import type { PlainDate } from '#platform/dates.ts'

/** How each catalogue lies in the 22 columns of SISPRO. docs/sources/catalogs.md has the same in a table for those who make files. */

/** Catalogue → its name in the column `Tabla`. */
export const catalogTables: Readonly<Record<Catalog, string>> = {
  cie10: 'CIE10',
  cups: 'CUPS',
  cum: 'CatalogoCUMs',
  ium: 'IUM',
  dci: 'MedicamentosDCI',
  unirs: 'UNIRS',
  huerfanas: 'EnfermedadHuerfana',
  nutricionales: 'ProductosNutricionales',
}

/** The words for a reference table of SISPRO by its name in the column `Tabla`; undefined for one that nothing here reads. */
export function referenceTableTitle(table: string): string | undefined {
  if (table === 'CodigoEAPByNit') return eapbTitle
  const catalog = catalogIds.find((id) => catalogTables[id] === table)
  return catalog && catalogs[catalog]
}

/** The reference table that is no catalogue: which EPS a NIT is. */
export const eapbTitle = 'Códigos de EAPB'

/** A row as the store reads it. */
export interface RawRow {
  code: string
  name: string
  description: string | null
  from: PlainDate | null
  until: PlainDate | null
  inForce: boolean
  /** Extra_I … Extra_VIII. */
  extras: (string | null)[]
  /** DCI code → name, of the ingredients of a medicine. */
  ingredientNames: Record<string, string> | null
}

/** The row for who asks. What an Extra column holds and we do not understand is left out, never guessed. */
export function catalogRow(catalog: Catalog, raw: RawRow): CatalogRow {
  const { code, name, description, from, until, inForce, extras } = raw
  const medicine = catalog === 'cum' || catalog === 'ium'
  return {
    code,
    name,
    description,
    from,
    until,
    inForce,
    covered: medicine || catalog === 'cups' ? yesNo(extras[7]) : null,
    medicine: medicine ? medicineFacts(extras, raw.ingredientNames ?? {}) : null,
    nutrition: catalog === 'nutricionales' ? nutritionFacts(code, extras) : null,
    related: catalog === 'unirs' || catalog === 'huerfanas' ? (extras[0] ?? null) : null,
  }
}

/** Extra_I `01001:500:0168:5:0176` (DCI, concentration and unit, in content and unit), several with `+`. */
function medicineFacts(extras: RawRow['extras'], names: Record<string, string>): MedicineFacts {
  const ingredients = (extras[0] ?? '')
    .split('+')
    .map((part) => part.trim().split(':'))
    .flatMap(([code = '', amount, unit, content, contentUnit]) =>
      code === ''
        ? []
        : [
            {
              code,
              name: names[code] ?? null,
              concentration: amountOf(amount, unit),
              content: amountOf(content, contentUnit),
            },
          ],
    )
  const [, form, route, doseUnit, dispensingUnit, maxDose, indivisible] = extras
  return {
    ingredients,
    form: coded(form, /^C\w+$/),
    route: coded(route, /^\d{3}$/),
    doseUnit: coded(doseUnit, /^\d{4}$/),
    dispensingUnit: coded(dispensingUnit, /^\d{2}$/),
    maxDailyDose: amountOf(...(maxDose ?? '').split(':')),
    indivisible: yesNo(indivisible),
  }
}

function nutritionFacts(code: string, extras: RawRow['extras']): NutritionFacts {
  const [form, routes, doseUnit, dispensingUnit, content] = extras
  return {
    type: code.slice(0, 4),
    form: coded(form, /^\d{1,2}$/),
    routes: (routes ?? '').split('+').flatMap((r) => (/^[12]$/.test(r.trim()) ? [Number(r)] : [])),
    doseUnit: coded(doseUnit, /^\d{4}$/),
    dispensingUnit: coded(dispensingUnit, /^\d{2}$/),
    content: amountOf(...(content ?? '').split(':')),
  }
}

const coded = (text: string | null | undefined, shape: RegExp): string | null =>
  text && shape.test(text.trim()) ? text.trim() : null

function amountOf(amount = '', unit = ''): { amount: string; unit: string | null } | null {
  const number = amount.trim().replace(',', '.')
  return /^\d+(\.\d+)?$/.test(number) ? { amount: number, unit: coded(unit, /^\d{4}$/) } : null
}

function yesNo(text: string | null | undefined): boolean | null {
  const word = (text ?? '').trim().toUpperCase()
  return /^(SI|SÍ|S|1|TRUE)$/.test(word) ? true : /^(NO|N|0|FALSE)$/.test(word) ? false : null
}
