import type { Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { refuseIfAny } from '#platform/refusal.ts'
import { settingsAt } from '#platform/settings.ts'
import { type Acting, type Caller, requireActing } from '#users'
import type { PrescribingDeps } from '../deps.ts'
import { ownOf } from '../prescriptions/own.ts'
import { lockPrescription } from '../prescriptions/prescriptions.store.ts'
import { annulUntil } from '../prescriptions/rules.ts'
import type { PrescriptionRecord } from '../prescriptions/signed.ts'
import { whyEnded } from './rules.ts'

/** Her own prescription, locked and active, and until when she annuls it by herself (D-22); who acts is asked behind the lock. */
export async function holdOwn(
  deps: PrescribingDeps,
  tx: Tx,
  act: Caller & { number: string },
): Promise<{ record: PrescriptionRecord; acting: Acting; at: Instant; until: Instant }> {
  const record = ownOf(await lockPrescription(tx, act.number), act)
  const at = deps.clock.now()
  const acting = await requireActing(deps, tx, act, ['anular_propia', 'transcribir'], at)
  refuseIfAny(whyEnded(record))
  const { annul_window_hours } = await settingsAt(tx, at)
  return { record, acting, at, until: annulUntil(record.prescribedAt, annul_window_hours) }
}
