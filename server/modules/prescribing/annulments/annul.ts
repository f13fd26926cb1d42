import type { Instant, PlainDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import type { PrescribingDeps } from '../deps.ts'
import { closeCasesOf } from '../juntas/boards.store.ts'
import { insertNovelty, moveState, writeOfficialText } from '../prescriptions/prescriptions.store.ts'
import type { PrescriptionRecord } from '../prescriptions/signed.ts'
import { endSupply } from '../supply-link.ts'

/**
 * What an annulment is, whoever decided it: state, novelty, boards without object, official text. In the transaction that holds the
 * row and knows it active.
 */
export async function annul(
  deps: Pick<PrescribingDeps, 'official' | 'supply'>,
  tx: Tx,
  record: PrescriptionRecord,
  by: { act: 'annul' | 'accept_annulment'; reason: string; at: Instant; on: PlainDate },
): Promise<void> {
  const { number } = record
  const { act, reason, at, on } = by
  if (!(await moveState(tx, { number, act, at }))) throw new Error(`prescription ${number}: locked and not active`)
  await endSupply(deps.supply, tx, { number, at })
  await insertNovelty(tx, { kind: 2, number, on, at, reason })
  await closeCasesOf(tx, number, at)
  await writeOfficialText(tx, deps.official, { ...record, state: 2, annulledAt: at })
}
