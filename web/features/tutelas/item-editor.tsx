import type { ReactElement } from 'react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import type { ItemKind } from '#contract/capabilities.ts'
import type { CodeList } from '#contract/mipres-codes/code-list.ts'
import { complementaryServices } from '#contract/mipres-codes/complementary-services.ts'
import { devices } from '#contract/mipres-codes/devices.ts'
import { dispensingUnits } from '#contract/mipres-codes/dispensing-units.ts'
import { nutritionForms } from '#contract/mipres-codes/nutrition-forms.ts'
import { nutritionTypes } from '#contract/mipres-codes/nutrition-types.ts'
import { pharmaceuticalForms } from '#contract/mipres-codes/pharmaceutical-forms.ts'
import { routes } from '#contract/mipres-codes/routes.ts'
import { medicineKinds, nutritionRoutes, specialIndications } from '#contract/mipres-codes/short-lists.ts'
import { doseUnits, units } from '#contract/mipres-codes/units.ts'
import type { TutelaCodeList } from '#contract/tutela-content.ts'
import { Button } from '#web/components/button.tsx'
import { CheckboxField } from '#web/components/choices.tsx'
import { CatalogField, CodeCombo, CodeSelect, Schedule } from '#web/components/prescription/fields.tsx'
import { SelectField } from '#web/components/select.tsx'
import { TextAreaField, TextField } from '#web/components/text-input.tsx'
import styles from './tutelas.module.css'

const noIngredient = { code: '', name: '', concentration: '', concentrationUnit: '', content: '', contentUnit: '' }

type Codes = Record<TutelaCodeList, { code: number; name: string; offered: boolean }[]>

function Type(props: { name: string; label: string; codes: Codes[TutelaCodeList] }): ReactElement {
  const { control } = useFormContext()
  const value = String(useWatch({ control, name: props.name }) ?? '')
  const options = props.codes
    .filter(({ code, offered }) => offered || String(code) === value)
    .map(({ code, name }) => ({ value: String(code), label: name }))
  // A code of an older tutela that nobody named stays readable; one that is not offered today stays chosen.
  if (value && !options.some((one) => one.value === value)) options.push({ value, label: `Código ${value}` })
  return <SelectField name={props.name} label={props.label} placeholder="Elija" options={options} />
}

/** What a ruling orders, of any kind: what it is, how much, how often and for how long. */
export default function TutelaItemEditor(props: { index: number; kind: ItemKind; codes: Codes }): ReactElement {
  const { index, kind, codes } = props
  const path = `items.${index}`
  const dosed = kind === 'M' || kind === 'N'
  return (
    <>
      <What path={path} kind={kind} codes={codes} />
      <div className={styles.grid}>
        <Type name={`${path}.tutelaType`} label="Tipo de tutela" codes={codes.tipo_tutela} />
        {dosed ? (
          <>
            <TextField name={`${path}.dose`} label="Dosis" inputMode="decimal" maxLength={10} optional />
            <CodeCombo name={`${path}.doseUnit`} label="Unidad de la dosis" list={doseUnits} optional />
            <CodeSelect
              name={`${path}.specialIndication`}
              label="Indicación especial"
              list={specialIndications}
              optional
            />
          </>
        ) : (
          <TextField name={`${path}.amount`} label="Cuántos en cada uso" inputMode="decimal" maxLength={5} optional />
        )}
        <Schedule path={path} />
        <TextField name={`${path}.totalQuantity`} label="Cantidad total" inputMode="decimal" maxLength={10} />
        {dosed && (
          <CodeCombo name={`${path}.totalUnit`} label="Unidad de la cantidad" list={dispensingUnits} optional />
        )}
      </div>
      <CheckboxField name={`${path}.successive`} label="Es sucesiva: se entrega varias veces" />
      {(kind === 'P' || kind === 'D') && (
        <TextAreaField name={`${path}.purpose`} label="Objetivo" optional rows={2} maxLength={500} />
      )}
      <TextAreaField name={`${path}.justification`} label="Justificación" optional rows={2} maxLength={500} />
      <TextAreaField name={`${path}.recommendations`} label="Indicaciones" optional rows={2} maxLength={160} />
    </>
  )
}

function What({ path, kind, codes }: { path: string; kind: ItemKind; codes: Codes }): ReactElement {
  switch (kind) {
    case 'M':
      return <Medicine path={path} codes={codes} />
    case 'P':
      return (
        <div className={styles.grid}>
          <div className={styles.wide}>
            <div>
              <CatalogField
                name={`${path}.code`}
                nameField={`${path}.name`}
                catalog="cups"
                label="Procedimiento (CUPS)"
              />
            </div>
          </div>
          <Type name={`${path}.procedureType`} label="Tipo de procedimiento" codes={codes.tipo_procedimiento} />
        </div>
      )
    case 'D':
      return <CodeSelect name={`${path}.code`} label="Dispositivo" list={devices} />
    case 'N':
      return (
        <div className={styles.grid}>
          <CodeSelect name={`${path}.nutritionType`} label="Tipo de producto" list={nutritionTypes} />
          <div>
            <CatalogField
              name={`${path}.code`}
              nameField={`${path}.name`}
              catalog="nutricionales"
              label="Producto nutricional"
            />
          </div>
          <CodeSelect name={`${path}.form`} label="Forma" list={nutritionForms} />
          <CodeSelect name={`${path}.route`} label="Vía" list={nutritionRoutes} />
        </div>
      )
    case 'S':
      return (
        <div className={styles.grid}>
          <CodeSelect name={`${path}.code`} label="Servicio" list={complementaryServices} />
          <TextField name={`${path}.description`} label="Descripción" optional maxLength={160} />
        </div>
      )
  }
}

function Medicine({ path, codes }: { path: string; codes: Codes }): ReactElement {
  const { control, setValue } = useFormContext()
  const ingredients = useFieldArray({ control, name: `${path}.ingredients` })
  const medicineKind = String(useWatch({ control, name: `${path}.medicineKind` }) ?? '')
  const unirs = medicineKind === '7'
  return (
    <>
      <div className={styles.grid}>
        <CodeSelect
          name={`${path}.medicineKind`}
          label="Clase de medicamento"
          list={medicineKinds as CodeList}
          onPick={(code) => code !== '7' && setValue(`${path}.indications`, [])}
        />
        <Type name={`${path}.medicineType`} label="Tipo de medicamento" codes={codes.tipo_medicamento} />
        <CodeCombo name={`${path}.form`} label="Forma farmacéutica" list={pharmaceuticalForms} optional />
        <CodeCombo name={`${path}.route`} label="Vía" list={routes} optional />
      </div>
      <TextField
        name={`${path}.description`}
        label="Nombre del medicamento"
        hint="Como lo ordena el fallo. Por ejemplo: [ADALIMUMAB] 40 mg/0,8 mL / SOLUCIÓN INYECTABLE"
        maxLength={1000}
      />
      {ingredients.fields.map((one, i) => (
        <fieldset key={one.id} className={styles.group}>
          <legend>Principio activo {i + 1}</legend>
          <div>
            <CatalogField
              name={`${path}.ingredients.${i}.code`}
              nameField={`${path}.ingredients.${i}.name`}
              catalog="dci"
              label="Nombre"
            />
          </div>
          <div className={styles.grid}>
            <TextField
              name={`${path}.ingredients.${i}.concentration`}
              label="Concentración"
              inputMode="decimal"
              maxLength={10}
            />
            <CodeCombo name={`${path}.ingredients.${i}.concentrationUnit`} label="Unidad" list={units} />
            <TextField name={`${path}.ingredients.${i}.content`} label="Contenido" inputMode="decimal" maxLength={10} />
            <CodeCombo name={`${path}.ingredients.${i}.contentUnit`} label="Unidad del contenido" list={units} />
          </div>
          {ingredients.fields.length > 1 && (
            <Button small icon="trash" onClick={() => ingredients.remove(i)}>
              {`Quitar el principio activo ${i + 1}`}
            </Button>
          )}
        </fieldset>
      ))}
      <div>
        <Button small icon="plus" onClick={() => ingredients.append(noIngredient)}>
          Agregar otro principio activo
        </Button>
      </div>
      {unirs && <CatalogField name={`${path}.indications.0`} catalog="unirs" label="Indicación UNIRS" />}
    </>
  )
}
