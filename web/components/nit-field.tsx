import type { ReactElement } from 'react'
import { useFormContext } from 'react-hook-form'
import { fieldId, firstError } from '#web/lib/form.ts'
import styles from './field.module.css'
import { describedBy, FieldGroup } from './field.tsx'

const parts = [
  { name: 'nit', label: 'Número', width: styles.w10, maxLength: 20 },
  { name: 'dv', label: 'Dígito', width: styles.w2, maxLength: 1 },
] as const

/** A NIT and its check digit, inside a `<Form>` that has both as `nit` and `dv`. Only the wrong one is marked. */
export function NitField({ label = 'NIT' }: { label?: string }): ReactElement {
  const { register, formState } = useFormContext()
  const id = fieldId('nit-dv')
  const texts = {
    label,
    hint: 'El dígito de verificación va aparte: es el que sigue al guion.',
    error: parts.map(({ name }) => firstError(formState.errors, name)?.message).find(Boolean),
  }
  return (
    <FieldGroup {...texts} id={id}>
      <div className={styles.parts}>
        {parts.map(({ name, label: part, width, maxLength }) => (
          <div key={name}>
            <label className={styles.small} htmlFor={fieldId(name)}>
              {part}
            </label>
            <input
              {...register(name)}
              id={fieldId(name)}
              className={`${styles.input} ${width}`}
              inputMode="numeric"
              maxLength={maxLength}
              autoComplete="off"
              aria-invalid={firstError(formState.errors, name) ? true : undefined}
              aria-describedby={describedBy(id, texts)}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}
