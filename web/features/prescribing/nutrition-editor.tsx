import type { ReactElement } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { dispensingUnits } from '#contract/mipres-codes/dispensing-units.ts'
import { nutritionForms } from '#contract/mipres-codes/nutrition-forms.ts'
import { nutritionTypes } from '#contract/mipres-codes/nutrition-types.ts'
import { nutritionRoutes, specialIndications } from '#contract/mipres-codes/short-lists.ts'
import { doseUnits } from '#contract/mipres-codes/units.ts'
import {
  CatalogField,
  CodeCombo,
  CodeSelect,
  Quantity,
  Schedule,
  useSet,
} from '#web/components/prescription/fields.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { TextField } from '#web/components/text-input.tsx'
import { Common, type EditorProps } from './editor-parts.tsx'
import { WhyQuestions } from './why-questions.tsx'

/** The editor of a product of nutritional support. */
export function NutritionEditor({ index, computed, pending }: EditorProps): ReactElement {
  const path = `items.${index}`
  const set = useSet()
  const { control } = useFormContext()
  const totalUnit = String(useWatch({ control, name: `${path}.totalUnit` }) ?? '')
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
      <div className={styles.grid}>
        <CodeSelect name={`${path}.form`} label="Presentación" list={nutritionForms} />
        <CodeSelect name={`${path}.route`} label="Vía" list={nutritionRoutes} />
        <TextField name={`${path}.dose`} label="Dosis" inputMode="decimal" maxLength={10} />
        <CodeCombo name={`${path}.doseUnit`} label="Unidad de la dosis" list={doseUnits} />
        <Schedule path={path} />
        <CodeSelect
          name={`${path}.specialIndication`}
          label="Indicación especial"
          list={specialIndications}
          optional
          placeholder="Ninguna"
        />
        <CodeCombo name={`${path}.totalUnit`} label="Unidad en que se entrega" list={dispensingUnits} />
      </div>
      <Quantity path={path} computed={computed} pending={pending} unit={codeName(dispensingUnits, totalUnit)} />
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
