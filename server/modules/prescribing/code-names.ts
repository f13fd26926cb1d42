import type { CodeNames } from '#contract/prescribing-content.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { codesIn } from './content/tables.ts'
import type { PrescribingDeps } from './deps.ts'

/**
 * Names of the codes that a signed content carries, on the day from which it is: each catalogue is asked once for all of its codes, and
 * not at all without any. A code that a catalogue does not have is absent.
 */
export async function codeNames(
  deps: Pick<PrescribingDeps, 'registries' | 'catalogs'>,
  conn: Conn,
  content: object,
  on: PlainDate,
): Promise<CodeNames> {
  const codes = codesIn(content as Record<string, unknown>)
  const ask = async (catalog: 'cie10' | 'cups' | 'unirs' | 'huerfanas', asked: string[]) =>
    asked.length === 0
      ? {}
      : Object.fromEntries(
          [...(await deps.catalogs.byCodes(conn, catalog, asked, on))].map(([code, row]) => [code, row.name]),
        )
  const places =
    codes.municipality.length === 0 ? new Map() : await deps.registries.municipalities(conn, codes.municipality, { on })
  return {
    cie10: await ask('cie10', codes.cie10),
    cups: await ask('cups', codes.cups),
    unirs: await ask('unirs', codes.unirs),
    huerfanas: await ask('huerfanas', codes.orphan),
    municipios: Object.fromEntries(
      [...places].map(([code, place]) => [code, `${place.name}, ${place.departmentName}`]),
    ),
  }
}
