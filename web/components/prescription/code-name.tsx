import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactElement, type ReactNode, useContext } from 'react'
import type { CodeNames } from '#contract/prescribing-content.ts'
import { searchMunicipalities } from '#contract/registries.ts'
import { type Catalog, readCatalogRow } from '#contract/registries-catalogs.ts'
import { call } from '#web/lib/api.ts'
import type { Answer } from './answers.ts'
import styles from './prescribing.module.css'

/** Where the row of a code is kept once it was asked. */
export const catalogRowKey = (catalog: Catalog, code: string): string[] => [readCatalogRow.id, catalog, code]

const Known = createContext<Partial<CodeNames>>({})

/** What was read came with the names of its codes: nothing inside asks for them. */
export function KnownNames({ names, children }: { names: CodeNames; children: ReactNode }): ReactElement {
  return <Known value={names}>{children}</Known>
}

/** The name of a code of a catalogue; undefined until it is known, or when the catalogue does not have it. */
export function useCatalogName(catalog: Catalog, code: string): string | undefined {
  const known = (useContext(Known) as Partial<Record<Catalog, Record<string, string>>>)[catalog]
  const asked = useQuery({
    queryKey: catalogRowKey(catalog, code),
    queryFn: ({ signal }) => call(readCatalogRow, { params: { catalog, code }, query: {} }, signal),
    enabled: Boolean(code) && !known,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return known ? known[code] : asked.data?.name
}

/** A municipality by its code, with its name and department once they are known. */
function MunicipalityName({ code }: { code: string }): ReactElement {
  const known = useContext(Known).municipios
  const asked = useQuery({
    queryKey: [searchMunicipalities.id, code],
    queryFn: ({ signal }) => call(searchMunicipalities, { query: { q: code } }, signal),
    enabled: !known,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const found = asked.data?.items.find((one) => one.code === code)
  const name = known ? known[code] : found && `${found.name}, ${found.department}`
  return (
    <>
      {code} {name}
    </>
  )
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
  if (catalog === 'municipios') return <MunicipalityName code={value} />
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
