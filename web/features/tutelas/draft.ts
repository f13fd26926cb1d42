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

/** What was saved, over the empty form: whatever is missing or older is filled. */
export function tutelaFormOf(content: Record<string, unknown>): TutelaForm {
  const saved = content as Partial<TutelaForm>
  return {
    ...empty,
    ...saved,
    patient: { ...empty.patient, ...(saved.patient ?? {}) },
    items: (saved.items ?? []).map((item) => ({ ...emptyTutelaItem(item.kind), ...item })),
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
