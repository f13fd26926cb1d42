import { refuse } from '#platform/refusal.ts'
import { type Caller, capacityIdOf } from '#users'
import type { PrescriptionRecord } from './signed.ts'

/** Whether she signed it, for the entity of this context. */
export function isOwn(record: PrescriptionRecord, caller: Caller): boolean {
  return record.prescriberId === caller.personId && record.capacityId === capacityIdOf(caller.context)
}

/** Her own; another's is simply not found. */
export function ownOf(record: PrescriptionRecord | null, caller: Caller): PrescriptionRecord {
  return record && isOwn(record, caller) ? record : refuse('platform.not_found')
}
