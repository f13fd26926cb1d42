import { type ReactElement, useState } from 'react'
import { accountDocumentTypes, type DocumentType, documentTypes } from '#contract/documents.ts'
import { bound } from '#web/components/bound.tsx'
import { readDocument } from '#web/components/document-field.tsx'
import styles from '#web/components/field.module.css'
import { type Control, describedBy, FieldGroup, type FieldTexts, useFieldId } from '#web/components/field.tsx'
import { TypeSelect } from '#web/components/type-select.tsx'

/** Who signs in: a document, or the confirmed mail. */
export interface IdentifierValue {
  type: DocumentType | 'correo'
  value: string
}

interface IdentifierInputProps extends Omit<FieldTexts, 'label'>, Control<IdentifierValue> {
  label?: string
}

const types: { value: IdentifierValue['type']; label: string }[] = [
  ...accountDocumentTypes.map((value) => ({ value, label: `${value} · ${documentTypes[value].name}` })),
  { value: 'correo', label: 'Correo' },
]

/** "Tipo" and its value. Understands a document pasted in any form, and turns to mail when an @ is written. */
function IdentifierInput(props: IdentifierInputProps): ReactElement {
  const id = useFieldId(props.id)
  const [typed, setTyped] = useState(props.value.value)
  const { type } = props.value
  const wrong = props.error ? true : undefined
  const described = describedBy(id, props)
  const change = (text: string, kind: IdentifierValue['type']) => {
    setTyped(text)
    if (kind === 'correo' || text.includes('@')) return props.onChange({ type: 'correo', value: text.trim() })
    const read = readDocument(text, kind, accountDocumentTypes)
    return props.onChange({ type: read.type, value: read.number })
  }
  return (
    <FieldGroup {...props} id={id} label={props.label ?? 'Documento o correo'}>
      <div className={styles.document}>
        <TypeSelect
          id={id}
          value={type}
          shown={type === 'correo' ? 'Correo' : type}
          options={types}
          onChange={(kind) => change(typed, kind)}
          describedBy={described}
        />
        <div>
          <label htmlFor={`${id}-value`} className={styles.small}>
            {type === 'correo' ? 'Correo' : 'Número de documento'}
          </label>
          <input
            id={`${id}-value`}
            className={styles.input}
            value={typed}
            inputMode={type === 'correo' ? 'email' : 'text'}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={wrong}
            aria-describedby={described}
            onChange={(event) => change(event.target.value, type)}
            onBlur={props.onBlur}
          />
        </div>
      </div>
    </FieldGroup>
  )
}

/** Inside a `<Form>`, by `name`; the value is `{ type, value }`. */
export const IdentifierField = bound<IdentifierValue, IdentifierInputProps>(IdentifierInput, { type: 'CC', value: '' })
