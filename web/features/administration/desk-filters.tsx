import { type ReactElement, useState } from 'react'
import type { DocumentId } from '#contract/documents.ts'
import { accountDocumentTypes } from '#contract/documents.ts'
import type { DeskList } from '#contract/users-desk.ts'
import { Button } from '#web/components/button.tsx'
import { Filters, Toolbar } from '#web/components/data-table.tsx'
import { readDocument } from '#web/components/document-field.tsx'
import { Select } from '#web/components/select.tsx'
import { TextInput } from '#web/components/text-input.tsx'
import { useSearchState } from '#web/lib/url.ts'
import type { DeskView } from './capacity.tsx'
import styles from './desk.module.css'
import { documentWords, searchWords } from './desk-link.ts'
import { PlaceAndType } from './place-and-type.tsx'

/** Exact document, sede, type and whether it meets what is asked; on a phone the last three fold. */
export function DeskFilters(props: { view: DeskView; list: DeskList; malformed?: string | undefined }): ReactElement {
  const { view, list, malformed } = props
  const [search, setSearch] = useSearchState()
  const [typed, setTyped] = useState(() => search.documento ?? '')
  const change = (part: Record<string, string>) =>
    setSearch({ ...part, desde: undefined, persona: undefined, activacion: undefined })

  function find(): void {
    const document: DocumentId = readDocument(typed, searchWords(search.documento)?.type ?? 'CC', accountDocumentTypes)
    setSearch({
      documento: document.number ? documentWords(document) : undefined,
      persona: undefined,
      activacion: undefined,
      desde: undefined,
    })
  }
  return (
    <Toolbar label="Buscar y filtrar" onSubmit={find}>
      <div className={styles.find}>
        <TextInput
          label="Documento exacto"
          type="search"
          value={typed}
          onChange={(value) => {
            setTyped(value)
            if (value === '' && search.documento) setSearch({ documento: undefined, persona: undefined })
          }}
          placeholder="CC 1099…"
          inputMode="text"
          error={malformed}
        />
        <Button type="submit" className={styles.findButton}>
          Buscar
        </Button>
      </div>
      <Filters set={[search.sede, search.tipo, list === 'por_decidir' && search.cumple].filter(Boolean).length}>
        <PlaceAndType view={view} search={search} change={change} />
        {list === 'por_decidir' && (
          <Select
            label="¿Cumple?"
            value={search.cumple ?? ''}
            onChange={(cumple) => change({ cumple })}
            placeholder="Todos"
            options={[
              { value: 'met', label: 'Cumple' },
              { value: 'wait', label: 'Todavía no' },
              { value: 'stop', label: 'No cumple' },
            ]}
          />
        )}
      </Filters>
    </Toolbar>
  )
}
