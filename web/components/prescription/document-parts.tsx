import type { ReactElement } from 'react'
import { offered } from '#contract/mipres-codes/code-list.ts'
import { patientDocumentTypes } from '#contract/mipres-codes/short-lists.ts'
import styles from '#web/components/field.module.css'
import { TypeSelect } from '#web/components/type-select.tsx'
import { now } from '#web/lib/clock.ts'
import { dayOf } from '#web/lib/format.ts'

/** A document as the form holds it; null when its question was answered no or not asked. */
export interface FormDocument {
  type: string
  number: string
}

const today = (): string => dayOf(now())

/** The two boxes of a document. */
export function DocumentParts(props: {
  id: string
  value: FormDocument
  onChange: (value: FormDocument) => void
  onBlur?: () => void
  wrong?: boolean
}): ReactElement {
  const { id, value, onChange } = props
  return (
    <div className={styles.document}>
      <TypeSelect
        id={id}
        value={value.type}
        options={offered(patientDocumentTypes, today()).map(({ code, name }) => ({
          value: code,
          label: `${code} · ${name}`,
        }))}
        onChange={(type) => onChange({ ...value, type })}
        onBlur={props.onBlur}
      />
      <div>
        <label htmlFor={`${id}-number`} className={styles.small}>
          Número de documento
        </label>
        <input
          id={`${id}-number`}
          className={styles.input}
          value={value.number}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={24}
          aria-invalid={props.wrong || undefined}
          onBlur={props.onBlur}
          onChange={(event) => onChange({ ...value, number: cleanNumber(event.target.value) })}
        />
      </div>
    </div>
  )
}

/** A number as people paste it, without dots, spaces and hyphens. */
export function cleanNumber(text: string): string {
  return text.toUpperCase().replace(/[\s.\-–]/g, '')
}
