import { type ReactElement, useState } from 'react'
import { Button } from '#web/components/button.tsx'
import { FieldGroup } from '#web/components/field.tsx'
import { DocumentParts } from './document-parts.tsx'

export interface FilterDocument {
  type: string
  number: string
}

/** Looks for one patient by exact document; it is asked by the button, and never goes into the address. */
export function DocumentFilter(props: {
  value: FilterDocument | null
  onChange: (document: FilterDocument | null) => void
  error?: string | undefined
}): ReactElement {
  const [typed, setTyped] = useState<FilterDocument>(props.value ?? { type: 'CC', number: '' })
  return (
    <>
      <FieldGroup id="filtro-paciente" label="Documento exacto del paciente" error={props.error}>
        <DocumentParts id="filtro-paciente" value={typed} onChange={setTyped} wrong={Boolean(props.error)} />
      </FieldGroup>
      <Button
        small
        icon="search"
        type="submit"
        onClick={() => props.onChange(typed.number ? { type: typed.type, number: typed.number } : null)}
      >
        Buscar paciente
      </Button>
      {props.value && (
        <Button
          small
          kind="ghost"
          icon="close"
          onClick={() => {
            setTyped({ type: 'CC', number: '' })
            props.onChange(null)
          }}
        >
          Quitar el paciente
        </Button>
      )}
    </>
  )
}
