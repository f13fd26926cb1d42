import { type ReactElement, useState } from 'react'
import { accountDocumentTypes, type DocumentType, documentTypes, normalizeDocumentNumber } from '#contract/documents.ts'
import { bound } from './bound.tsx'
import styles from './field.module.css'
import { type Control, describedBy, FieldGroup, type FieldTexts, useFieldId } from './field.tsx'
import { TypeSelect } from './type-select.tsx'

/** A document as forms hold it: the number already normalised. */
export interface DocumentValue {
  type: DocumentType
  number: string
}

export interface DocumentInputProps extends Omit<FieldTexts, 'label'>, Control<DocumentValue> {
  /** The legend; by default "Documento". */
  label?: string
  /** By default those with which an account is opened. */
  types?: readonly DocumentType[]
  numberLabel?: string
  /** 'username' where one signs in. */
  autoComplete?: 'username' | 'off'
  /** Which part the error is about. */
  wrongPart?: string | undefined
}

/** Reads "CC 1.099.400.218", "1099400218" or "c.c. 1099-400-218": the type when it is written, and the number without decoration. */
export function readDocument(text: string, current: DocumentType, types: readonly DocumentType[]): DocumentValue {
  const found = /^\s*([a-z])\.?\s*([a-z])\.?[\s:#.-]*(?=\d)(.*)$/i.exec(text)
  const written = found ? `${found[1]}${found[2]}`.toUpperCase() : ''
  const type = types.find((one) => one === written)
  // A passport may begin with two letters that are also a type: there the text stays whole.
  const wholeCode = documentTypes[current].pattern.source.includes('A-Z') && !/^\s*[a-z]\.?[a-z]\.?[\s:]/i.test(text)
  if (type && found && !wholeCode) return { type, number: normalizeDocumentNumber(type, found[3] ?? '') }
  return { type: current, number: normalizeDocumentNumber(current, text) }
}

/** Type and number of a person's document. Accepts it pasted in any form; what is sent is normalised. */
export function DocumentInput(props: DocumentInputProps): ReactElement {
  const id = useFieldId(props.id)
  const types = props.types ?? accountDocumentTypes
  const [typed, setTyped] = useState(props.value.number)
  // What is on screen stays as it was written while it still means the value.
  const shown = readDocument(typed, props.value.type, types).number === props.value.number ? typed : props.value.number
  const numberId = `${id}-number`
  const wrong = props.error ? true : undefined
  const described = describedBy(id, props)
  return (
    <FieldGroup {...props} id={id} label={props.label ?? 'Documento'}>
      <div className={styles.document}>
        <TypeSelect
          id={id}
          value={props.value.type}
          options={types.map((type) => ({ value: type, label: `${type} · ${documentTypes[type].name}` }))}
          onChange={(type) => props.onChange({ type, number: normalizeDocumentNumber(type, typed) })}
          onBlur={props.onBlur}
          wrong={wrong && props.wrongPart === 'type'}
          describedBy={described}
        />
        <div>
          <label htmlFor={numberId} className={styles.small}>
            {props.numberLabel ?? 'Número de documento'}
          </label>
          <input
            id={numberId}
            className={styles.input}
            value={shown}
            inputMode={documentTypes[props.value.type].pattern.source.includes('A-Z') ? 'text' : 'numeric'}
            autoComplete={props.autoComplete ?? 'off'}
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={wrong && props.wrongPart !== 'type'}
            aria-describedby={described}
            onChange={(event) => {
              const read = readDocument(event.target.value, props.value.type, types)
              setTyped(read.type === props.value.type ? event.target.value : read.number)
              props.onChange(read)
            }}
            onBlur={props.onBlur}
          />
        </div>
      </div>
    </FieldGroup>
  )
}

/** Inside a `<Form>`, by `name`; the value is `{ type, number }`. */
export const DocumentField = bound<DocumentValue, DocumentInputProps>(DocumentInput, { type: 'CC', number: '' })
