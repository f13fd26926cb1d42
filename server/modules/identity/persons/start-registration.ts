import type { DocumentId } from '#contract/documents.ts'
import { Malformed, refuseIfAny } from '#platform/refusal.ts'
import type { IdentityDeps } from '../options.ts'
import type { PersonData } from './persons.store.ts'
import { insertRegistration, lockRegistration, replaceData } from './registrations.store.ts'
import { judgeBasicData } from './rules.ts'

export interface BasicData extends PersonData {
  document: DocumentId
}

const split = ({ document, ...data }: BasicData): { doc: DocumentId; data: PersonData } => ({ doc: document, data })

function judge(deps: IdentityDeps, input: BasicData): void {
  const { issues, refusals } = judgeBasicData(input, deps.clock.today())
  if (issues.length > 0) throw new Malformed(issues)
  refuseIfAny(refusals)
}

/** Step 1: basic data and consent. Nothing of it is looked up yet, so nothing can be learnt from the answer. */
export async function startRegistration(
  deps: IdentityDeps,
  { consentVersion, ...input }: BasicData & { consentVersion: string },
): Promise<{ registrationId: string }> {
  judge(deps, input)
  // Random, not by time: whoever holds it may go on with the registration.
  const registrationId = crypto.randomUUID()
  await deps.db.transaction().execute((tx) =>
    insertRegistration(tx, {
      registrationId,
      ...split(input),
      consentVersion,
      at: deps.clock.now(),
    }),
  )
  return { registrationId }
}

/** Step 1 again: other data, so identity and mail are checked anew. */
export async function correctRegistration(deps: IdentityDeps, registrationId: string, input: BasicData): Promise<void> {
  judge(deps, input)
  await deps.db.transaction().execute(async (tx) => {
    await lockRegistration(tx, registrationId, deps.clock.now())
    await replaceData(tx, { registrationId, ...split(input) })
  })
}
