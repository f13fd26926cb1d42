import type { Code } from '#contract/mipres-codes/code-list.ts'
import { offered } from '#contract/mipres-codes/code-list.ts'
import { complementaryServices } from '#contract/mipres-codes/complementary-services.ts'
import { devices } from '#contract/mipres-codes/devices.ts'
import { dispensingUnits } from '#contract/mipres-codes/dispensing-units.ts'
import { nutritionForms } from '#contract/mipres-codes/nutrition-forms.ts'
import { nutritionTypes } from '#contract/mipres-codes/nutrition-types.ts'
import { pharmaceuticalForms } from '#contract/mipres-codes/pharmaceutical-forms.ts'
import { routes } from '#contract/mipres-codes/routes.ts'
import { doseUnits, units } from '#contract/mipres-codes/units.ts'
import type { ContentFacts } from '../content/tables.ts'

/** The day of the tests that need one. */
export const TODAY = '2026-11-22'

const codes = (list: readonly Code[]): string[] => offered(list, TODAY).map((row) => String(row.code))

/** Codes that may be written today: of the tables, and a few of each catalogue. */
export const enabledCodes = {
  forms: codes(pharmaceuticalForms),
  routes: codes(routes),
  units: codes(units),
  doseUnits: codes(doseUnits),
  dispensingUnits: codes(dispensingUnits),
  devices: codes(devices),
  services: codes(complementaryServices),
  nutritionTypes: codes(nutritionTypes),
  nutritionForms: codes(nutritionForms),
  cie10: ['E119', 'I10X', 'M069', 'C509'],
  cups: ['908412', '881602', '890201', '930810'],
  dci: ['01019', '8114', '00123', '4567', '991'],
  unirs: ['101', '20202'],
  orphan: ['0042', '1234'],
  nutrition: codes(nutritionTypes).map((type) => `${type}01`),
  municipalities: ['11001', '05001', '15238'],
} as const satisfies Record<string, readonly string[]>

/** Facts with which those codes are known; a doctor, unless it says otherwise. */
export function contentFacts(over: Partial<ContentFacts> = {}): ContentFacts {
  const { cie10, cups, dci, unirs, orphan, nutrition } = enabledCodes
  return {
    on: TODAY as ContentFacts['on'],
    known: {
      catalogs: {
        cie10: new Set(cie10),
        cups: new Set(cups),
        dci: new Set(dci),
        unirs: new Set(unirs),
        orphan: new Set(orphan),
        nutrition: new Set(nutrition),
      },
      municipalities: new Set(enabledCodes.municipalities),
    },
    kinds: ['M', 'P', 'D', 'N', 'S'],
    profession: 'Medicina',
    transcribing: false,
    outsideAffiliation: false,
    ...over,
  }
}
