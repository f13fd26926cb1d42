import { sql } from 'kysely'
import type { Regime } from '#contract/paths.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import type { AsOf } from '../facts.ts'
import { known, vouchedBy } from '../history.store.ts'

/** What the affiliation table says of one person, dated with its cut. Names as the file writes them. */
export interface AffiliateFacts {
  /** A type of 6.1, as the table has it: NV and CN answer for each other. */
  docType: string
  docNumber: string
  firstName: string
  secondName: string | null
  firstSurname: string
  secondSurname: string | null
  bornOn: PlainDate
  sex: 'F' | 'M'
  epsCode: string
  /** Of CodigoEAPByNit; null when that code is not there. */
  epsName: string | null
  epsNit: string | null
  regime: Regime
  municipalityCode: string | null
  state: 'activo' | 'suspendido' | 'retirado' | 'fallecido'
  /** Of a newborn without a document of their own. */
  mother: { docType: string; docNumber: string } | null
  /** The day of which this is true. */
  cut: PlainDate
}

/** The row of a document as known now or at a past moment; `types` are the spellings of its type. */
export async function affiliateRow(
  conn: Conn,
  types: readonly string[],
  number: string,
  asOf: AsOf,
): Promise<AffiliateFacts | null> {
  const { rows } = await sql<
    Omit<AffiliateFacts, 'mother'> & { motherType: string | null; motherNumber: string | null }
  >`
    select a.doc_type as "docType", a.doc_number as "docNumber", a.first_name as "firstName", a.second_name as "secondName",
      a.first_surname as "firstSurname", a.second_surname as "secondSurname", a.born_on as "bornOn", a.sex,
      a.eps_code as "epsCode", e.name as "epsName", e.nit as "epsNit", a.regime, a.municipality_code as "municipalityCode",
      a.state, a.mother_doc_type as "motherType", a.mother_doc_number as "motherNumber",
      ${vouchedBy('a', 'affiliates', sql`'afiliacion'`, asOf)} as cut
    from registries.affiliates a
    left join registries.eapb_codes e on e.code = a.eps_code and ${known('e', asOf)}
    where a.doc_number = ${number} and a.doc_type = any(${[...types]}::text[]) and ${known('a', asOf)}
    order by a.row_id desc limit 1`.execute(conn)
  const row = rows[0]
  if (!row) return null
  const { motherType, motherNumber, ...facts } = row
  const mother = motherType !== null && motherNumber !== null ? { docType: motherType, docNumber: motherNumber } : null
  return { ...facts, mother }
}

/** The newest applied cut of the affiliation table. */
export async function affiliationCut(conn: Conn): Promise<PlainDate | null> {
  const { rows } = await sql<{ cut: PlainDate | null }>`
    select max(cut_date) as cut from registries.cuts where kind = 'afiliacion' and state = 'applied'`.execute(conn)
  return rows[0]?.cut ?? null
}
