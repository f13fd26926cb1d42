import type { ItemKind } from '#contract/capabilities.ts'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { complementaryServices } from '#contract/mipres-codes/complementary-services.ts'
import { devices } from '#contract/mipres-codes/devices.ts'

/** An item as the form holds it: texts, until the server reads them. */
export type TutelaFormItem = Record<string, unknown> & { kind: ItemKind }

export interface TutelaForm extends Record<string, unknown> {
  patient: {
    document: { type: string; number: string }
    firstName: string
    secondName: string
    firstSurname: string
    secondSurname: string
    mother: { type: string; number: string } | null
  }
  items: TutelaFormItem[]
}

const emptyDocument = { type: 'CC', number: '' }

const empty: TutelaForm = {
  patient: {
    document: emptyDocument,
    firstName: '',
    secondName: '',
    firstSurname: '',
    secondSurname: '',
    mother: null,
  },
  epsCode: '',
  rulingNumber: '',
  rulingOn: '',
  firstInstanceOn: '',
  secondInstanceOn: '',
  courtOn: '',
  contemptOn: '',
  orphanDisease: null,
  orphanCode: '',
  orphanIsMain: null,
  mainDiagnosis: '',
  relatedDiagnosis1: '',
  relatedDiagnosis2: '',
  clarification: '',
  motive1: '',
  motive2: '',
  motive3: '',
  medicalJustification: '',
  courtCriterion1: null,
  courtCriterion2: null,
  courtCriterion3: null,
  courtCriterion4: null,
  items: [],
}

/** A new item of a kind. */
export function emptyTutelaItem(kind: ItemKind): TutelaFormItem {
  return {
    kind,
    tutelaType: '',
    successive: false,
    everyAmount: '',
    everyUnit: '',
    durationAmount: '',
    durationUnit: '',
    totalQuantity: '',
    justification: '',
    recommendations: '',
    ...(kind === 'M'
      ? {
          medicineKind: '',
          medicineType: '',
          description: '',
          presentation: '',
          form: '',
          route: '',
          ingredients: [emptyIngredient()],
          indications: [],
        }
      : { code: '', name: '' }),
    ...(kind === 'M' || kind === 'N'
      ? { dose: '', doseUnit: '', specialIndication: '', totalUnit: '' }
      : { amount: '' }),
    ...(kind === 'N' ? { nutritionType: '', form: '', route: '' } : {}),
    ...(kind === 'P' ? { procedureType: '', purpose: '' } : {}),
    ...(kind === 'D' ? { purpose: '' } : {}),
    ...(kind === 'S' ? { description: '' } : {}),
  }
}

function emptyIngredient() {
  return { code: '', name: '', concentration: '', concentrationUnit: '', content: '', contentUnit: '' }
}

/** What was saved over what is empty: whatever is missing is filled, and what was registered comes back as the form types it. */
function over<T extends object>(blank: T, saved: object): T {
  const typed = Object.fromEntries(
    Object.entries(saved).map(([key, value]) => {
      if (value === null && key in blank) return [key, blank[key as keyof T]]
      return [key, typeof value === 'number' ? String(value) : value]
    }),
  )
  return { ...blank, ...typed }
}

/** The form of a saved draft, or of a tutela that is being corrected. */
export function tutelaFormOf(content: Record<string, unknown>): TutelaForm {
  const saved = content as Partial<TutelaForm>
  return {
    ...over(empty, saved),
    patient: over(empty.patient, saved.patient ?? {}),
    items: (saved.items ?? []).map((item) => over(emptyTutelaItem(item.kind), item)),
  }
}

/** The content to save: names of short tables beside their codes; a mother without number is none. */
export function tutelaContentOf(form: TutelaForm): Record<string, unknown> {
  const { mother } = form.patient
  return {
    ...form,
    patient: { ...form.patient, mother: mother?.number ? mother : null },
    items: form.items.map((item) => {
      const code = String(item.code ?? '')
      if (item.kind === 'D') return { ...item, name: code && codeName(devices, code) }
      if (item.kind === 'S') return { ...item, name: code && codeName(complementaryServices, code) }
      return item
    }),
  }
}
