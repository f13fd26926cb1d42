import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { type Catalog, readCatalogRow } from '#contract/registries-catalogs.ts'
import { call } from '#web/lib/api.ts'

/** A code of a catalogue with its name, once known: for what is read. */
export function CodeName({ catalog, code }: { catalog: Catalog; code: string }): ReactElement {
  const asked = useQuery({
    queryKey: ['registries.read_catalog_row', catalog, code],
    queryFn: ({ signal }) => call(readCatalogRow, { params: { catalog, code }, query: {} }, signal),
    enabled: Boolean(code),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return (
    <>
      {code} {asked.data?.name}
    </>
  )
}
