import { randomBytes } from 'node:crypto'
import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import type { IdentityDeps } from '../options.ts'
import { endClient, insertClient } from './clients.store.ts'

/** Registers an application of others; id and secret are shown once. */
export async function registerClient(
  deps: Pick<IdentityDeps, 'db' | 'clock' | 'publicUrl' | 'keyring'>,
  input: { name: string; redirectUris: readonly string[]; actor: Actor },
): Promise<{ clientId: string; secret: string; issuer: string }> {
  const at = deps.clock.now()
  const clientId = randomBytes(12).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  await deps.db.transaction().execute(async (tx) => {
    const secretSealed = await deps.keyring.seal(tx, secret)
    const { name, redirectUris, actor } = input
    await insertClient(tx, { clientId, name, secretSealed, redirectUris, addedBy: actor.label, at })
    await audit(tx, {
      at,
      actor,
      act: 'identity.client_registered',
      concerns: {},
      context: { clientId },
      after: { name, redirectUris },
    })
  })
  return { clientId, secret, issuer: `${deps.publicUrl}/mss` }
}

/** Withdraws an application: nobody signs in with it any more. */
export async function withdrawClient(deps: IdentityDeps, input: { clientId: string; actor: Actor }): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const { clientId, actor } = input
    if (!(await endClient(tx, { clientId, by: actor.label, at }))) return refuse('platform.not_found')
    await audit(tx, { at, actor, act: 'identity.client_withdrawn', concerns: {}, context: { clientId } })
  })
}
