import type { Conn } from '#platform/db.ts'
import type { FactsMoment } from '../facts/facts.ts'
import { type Check, holdsAuthority } from './authority.store.ts'

export type { Check } from './authority.store.ts'

/** whether the person may do it there at the moment. One statement: for the hot path of whoever acts in MIPRES. */
export function checkAuthority(conn: Conn, check: Check, moment: FactsMoment): Promise<boolean> {
  return holdsAuthority(conn, check, moment)
}
