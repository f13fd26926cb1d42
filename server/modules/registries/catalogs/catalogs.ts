import type { Catalog, CatalogRow } from '#contract/registries-catalogs.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { catalogCuts, catalogRowsByCode, searchCatalogRows } from './catalogs.store.ts'

/** The catalogues, for the modules that prescribe and supply. */
export interface Catalogs {
  /**
   * What may be used on a day and matches what was typed: at most 20 rows, the exact code first. Forgives accents, order of words and
   * typing mistakes. One bounded query.
   */
  search(conn: Conn, catalog: Catalog, text: string, on: PlainDate): Promise<CatalogRow[]>
  /**
   * Rows by their exact codes, in one query; `inForce` says whether each may be used on that day. A code that was withdrawn answers with
   * its last row, so that old prescriptions can be read; an unknown one is absent from the map.
   */
  byCodes(conn: Conn, catalog: Catalog, codes: readonly string[], on: PlainDate): Promise<Map<string, CatalogRow>>
  /** The day of the newest cut loaded of each catalogue; those never loaded are absent. */
  cuts(conn: Conn): Promise<Map<Catalog, PlainDate>>
}

export const catalogs: Catalogs = { search: searchCatalogRows, byCodes: catalogRowsByCode, cuts: catalogCuts }
