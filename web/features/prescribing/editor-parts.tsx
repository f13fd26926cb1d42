import type { ReactElement } from 'react'
import type { CheckView } from '#contract/prescribing.ts'
import { CheckboxField } from '#web/components/choices.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { TextAreaField, TextField } from '#web/components/text-input.tsx'

/** What an editor is given: where its item is in the form, and what the server computed of it. */
export interface EditorProps {
  index: number
  /** The total that the schedule gives; null when it cannot be known yet. */
  computed: string | null
  /** A check is under way. */
  pending: boolean
  /** Copying a paper form of contingency. */
  transcribing: boolean
  checks: readonly CheckView[]
}

/** How much each time, of what has no dose. */
export function Amount({ path, label }: { path: string; label: string }): ReactElement {
  return <TextField name={`${path}.amount`} label={label} inputMode="decimal" maxLength={5} />
}

/** What every item carries, after its dose: successive, for the patient, and why. */
export function Common({ path, what }: { path: string; what: string }): ReactElement {
  return (
    <>
      <CheckboxField
        name={`${path}.successive`}
        label="Es sucesiva: se entrega varias veces"
        hint="Para tratamientos de más de una entrega. Sin marcar, es única."
      />
      <TextAreaField
        name={`${path}.recommendations`}
        label="Indicaciones para el paciente"
        optional
        rows={2}
        maxLength={160}
      />
      <div className={styles.separated}>
        <TextAreaField
          name={`${path}.justification`}
          label={`Justificación ${what}`}
          hint="Por qué este paciente lo necesita. Hasta 500 letras."
          rows={3}
          maxLength={500}
        />
      </div>
    </>
  )
}
