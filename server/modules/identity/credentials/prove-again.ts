import { refuse } from '#platform/refusal.ts'
import type { IdentityDeps } from '../options.ts'
import type { Owner } from './owner.ts'
import { askPasskey, provePasskey } from './passkeys.ts'
import { checkTotp } from './second-factor.ts'
import { markSecondFactor } from './sessions.store.ts'

// The second factor given again inside a session: acts that ask for a recent one read when it was (settings.signing_factor_minutes).

/** With a code of the application; each serves once. */
export async function proveByCode(deps: IdentityDeps, owner: Owner, code: string): Promise<void> {
  const at = deps.clock.now()
  await checkTotp(deps, { accountId: owner.accountId, code, at })
  await deps.db.transaction().execute((tx) => markSecondFactor(tx, owner.sessionId, at))
}

/** The challenge for one of the owner's keys. */
export async function proveByKeyOptions(
  deps: IdentityDeps,
  owner: Owner,
): Promise<{ challengeId: string; options: Record<string, unknown> }> {
  return askPasskey(deps.db, { publicUrl: deps.publicUrl, accountId: owner.accountId, at: deps.clock.now() })
}

/** With the answer of a key, which must be the owner's. */
export async function proveByKey(
  deps: IdentityDeps,
  owner: Owner,
  input: { challengeId: string; response: Record<string, unknown> },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const key = await provePasskey(tx, { publicUrl: deps.publicUrl, ...input, at })
    if (key.accountId !== owner.accountId) return refuse('identity.passkey_refused')
    await markSecondFactor(tx, owner.sessionId, at)
  })
}
