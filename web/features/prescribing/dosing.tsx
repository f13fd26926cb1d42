import type { ReactElement, ReactNode } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { dispensingUnits } from '#contract/mipres-codes/dispensing-units.ts'
import { specialIndications } from '#contract/mipres-codes/short-lists.ts'
import { doseUnits } from '#contract/mipres-codes/units.ts'
import { CodeCombo, CodeSelect, Quantity, Schedule } from '#web/components/prescription/fields.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { TextField } from '#web/components/text-input.tsx'

/** What is taken by doses: how much, how often, for how long, and the total that follows. `children` are asked first. */
export function Dosing(props: {
  path: string
  computed: string | null
  pending: boolean
  children?: ReactNode
}): ReactElement {
  const { path } = props
  const { control } = useFormContext()
  const totalUnit = String(useWatch({ control, name: `${path}.totalUnit` }) ?? '')
  return (
    <>
      <div className={styles.grid}>
        {props.children}
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
      <Quantity
        path={path}
        computed={props.computed}
        pending={props.pending}
        unit={codeName(dispensingUnits, totalUnit)}
      />
    </>
  )
}
