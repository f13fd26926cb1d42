import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { type Catalog, readCatalogRow } from '#contract/registries-catalogs.ts'
import { call } from '#web/lib/api.ts'
import type { Answer } from './answers.ts'
import styles from './prescribing.module.css'

/** Where the row of a code is kept once it was asked. */
export const catalogRowKey = (catalog: Catalog, code: string): string[] => [readCatalogRow.id, catalog, code]

/** The name of a code of a catalogue; undefined until it is known, or when the catalogue does not have it. */
export function useCatalogName(catalog: Catalog, code: string): string | undefined {
  const asked = useQuery({
    queryKey: catalogRowKey(catalog, code),
    queryFn: ({ signal }) => call(readCatalogRow, { params: { catalog, code }, query: {} }, signal),
    enabled: Boolean(code),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return asked.data?.name
}

/** A code of a catalogue with its name, once known: for what is read. */
export function CodeName({ catalog, code }: { catalog: Catalog; code: string }): ReactElement {
  const name = useCatalogName(catalog, code)
  return (
    <>
      {code} {name}
    </>
  )
}

/** What was answered: a text, or the codes of a catalogue, one under the other, each with its name. */
export function AnswerValue({ answer }: { answer: Pick<Answer, 'value' | 'catalog'> }): ReactElement {
  const { value, catalog } = answer
  if (!catalog) return <>{value}</>
  const codes = value.split(', ')
  if (codes.length === 1) return <CodeName catalog={catalog} code={value} />
  return (
    <ul className={styles.codes}>
      {codes.map((code) => (
        <li key={code}>
          <CodeName catalog={catalog} code={code} />
        </li>
      ))}
    </ul>
  )
}
