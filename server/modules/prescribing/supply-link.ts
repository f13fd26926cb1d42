import type { ItemKind } from '#contract/capabilities.ts'
import type { Regime } from '#contract/paths.ts'
import type { SupplyState } from '#contract/prescribing.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import type { TimelineEvent } from './prescriptions/prescriptions.store.ts'

/** Items of a prescription or tutela that need no board, or have its approval: from now on the EPS directs them (D-31). */
export interface Directable {
  month: string
  number: string
  epsCode: string
  regime: Regime
  /** Table 6.2; null of a tutela, which says none. */
  ambito: number | null
  patient: { document: { type: string; number: string }; name: string }
  readyAt: Instant
  items: { kind: ItemKind; number: number; code: string; name: string; totalQuantity: string }[]
}

/** What the supply chain is told and asked, in the transaction that changes a prescription or tutela; the composition hands it in. */
export interface SupplyLink {
  /** These items wait for their EPS from now on; those of an ámbito in which it directs nothing are left out. */
  ready(tx: Tx, items: Directable): Promise<void>
  /** Takes the items of what was annulled or replaced out of the queue; to whom one is directed, and then nothing changed. */
  end(tx: Tx, ended: { number: string; at: Instant }): Promise<{ supplierName: string } | null>
  /** How far each of its items went that its EPS directs. */
  states(conn: Conn, number: string): Promise<{ kind: ItemKind; item: number; state: SupplyState }[]>
  /** What was directed of it, or not, and annulled; oldest first. */
  timeline(conn: Conn, number: string): Promise<TimelineEvent[]>
}

/** Nothing that is directed is annulled or replaced: first its EPS annuls the direccionamiento (D-33). */
export async function endSupply(supply: SupplyLink, tx: Tx, ended: { number: string; at: Instant }): Promise<void> {
  const directed = await supply.end(tx, ended)
  if (directed) refuse('prescribing.directed', { number: groupedNumber(ended.number), supplier: directed.supplierName })
}
