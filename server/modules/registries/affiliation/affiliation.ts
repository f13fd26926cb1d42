import type { PlainDate } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import type { AsOf } from '../facts.ts'
import { type AffiliateFacts, affiliateRow, affiliationCut } from './affiliation.store.ts'
import { patientDocNumber, patientDocType } from './affiliation-kind.ts'

/** Who is affiliated to which EPS. There is no way to list or search people: only an exact document answers. */
export interface Affiliation {
  /** The person with this document, now or as known at a past moment; null when the table does not have it, or it is no document. */
  byDocument(conn: Conn, docType: string, docNumber: string, asOf: AsOf): Promise<AffiliateFacts | null>
  /** The day of the newest cut; null when none was loaded, and then nobody is found. */
  cut(conn: Conn): Promise<PlainDate | null>
}

export const affiliation: Affiliation = {
  async byDocument(conn, docType, docNumber, asOf) {
    const type = patientDocType(docType)
    const number = patientDocNumber(docType, docNumber)
    if (typeof type !== 'string' || typeof number !== 'string') return null
    return affiliateRow(conn, type === 'NV' || type === 'CN' ? ['NV', 'CN'] : [type], number, asOf)
  },
  cut: affiliationCut,
}
