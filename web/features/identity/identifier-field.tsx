import { type ReactElement, useState } from 'react'
import { accountDocumentTypes, type DocumentType, documentTypes } from '#contract/documents.ts'
import { bound } from '#web/components/bound.tsx'
import { readDocument } from '#web/components/document-field.tsx'
import styles from '#web/components/field.module.css'
import { type Control, describedBy, FieldGroup, type FieldTexts, useFieldId } from '#web/components/field.tsx'

/** Who signs in: a document, or the confirmed mail. */
export interface IdentifierValue {
  type: DocumentType | 'correo'
  value: string
}

interface IdentifierInputProps extends Omit<FieldTexts, 'label'>, Control<IdentifierValue> {
  label?: string
}

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
        <div>
          <label htmlFor={`${id}-type`} className={styles.small}>
            Tipo
          </label>
          <div className={styles.short}>
            <span aria-hidden="true">{type === 'correo' ? 'Correo' : type}</span>
            <select
              id={`${id}-type`}
              className={styles.select}
              value={type}
              aria-describedby={described}
              onChange={(event) => change(typed, event.target.value as IdentifierValue['type'])}
            >
              {accountDocumentTypes.map((one) => (
                <option key={one} value={one}>
                  {one} · {documentTypes[one].name}
                </option>
              ))}
              <option value="correo">Correo</option>
            </select>
          </div>
        </div>
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
