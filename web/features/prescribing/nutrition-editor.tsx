import type { ReactElement } from 'react'
import { nutritionForms } from '#contract/mipres-codes/nutrition-forms.ts'
import { nutritionTypes } from '#contract/mipres-codes/nutrition-types.ts'
import { nutritionRoutes } from '#contract/mipres-codes/short-lists.ts'
import { CatalogField, CodeCombo, CodeSelect, useSet } from '#web/components/prescription/fields.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { Dosing } from './dosing.tsx'
import { Common, type EditorProps } from './editor-parts.tsx'
import { WhyQuestions } from './why-questions.tsx'

/** The editor of a product of nutritional support. */
export function NutritionEditor({ index, computed, pending }: EditorProps): ReactElement {
  const path = `items.${index}`
  const set = useSet()
  return (
    <>
      <CatalogField
        name={`${path}.code`}
        nameField={`${path}.name`}
        catalog="nutricionales"
        label="Producto"
        hint="Por nombre o por código. Llena el tipo y las unidades."
        onRow={({ nutrition }) => {
          if (!nutrition) return
          const [only, other] = nutrition.routes
          set(`${path}.nutritionType`, nutrition.type)
          set(`${path}.form`, nutrition.form ?? '')
          set(`${path}.route`, only && !other ? String(only) : '')
          set(`${path}.doseUnit`, nutrition.doseUnit ?? '')
          set(`${path}.totalUnit`, nutrition.dispensingUnit ?? '')
        }}
      />
      <CodeCombo name={`${path}.nutritionType`} label="Tipo de producto" list={nutritionTypes} />
      <Dosing path={path} computed={computed} pending={pending}>
        <CodeSelect name={`${path}.form`} label="Presentación" list={nutritionForms} />
        <CodeSelect name={`${path}.route`} label="Vía" list={nutritionRoutes} />
      </Dosing>
      <TextField
        name={`${path}.associatedPrescription`}
        label="Prescripción asociada"
        hint="20 números, si este producto acompaña otra prescripción."
        optional
        inputMode="numeric"
        maxLength={20}
        width={20}
      />
      <Common path={path} what="de este producto" />
      <WhyQuestions path={path} kind="N" />
    </>
  )
}
