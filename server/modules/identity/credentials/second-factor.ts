import { audit } from '#platform/audit.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import type { IdentityDeps } from '../options.ts'
import { type AccountRow, lockAccount, setSecondFactorSince } from './accounts.store.ts'
import { concernsOwner, type Owner, tellOwner } from './owner.ts'
import { passkeysOf, removePasskey } from './passkeys.store.ts'
import { acceptPasskey, offerPasskey } from './passkeys.ts'
import { replaceRecoveryCodes } from './recovery-codes.store.ts'
import { markSecondFactor } from './sessions.store.ts'
import { clearThrottle, countAttempt, throttles } from './throttles.store.ts'
import { confirmTotp, insertUnconfirmedTotp, removeTotp, spendStep, totpOf } from './totp.store.ts'
import { newTotpSecret, totpStep, totpUri } from './totp.ts'

/** Checks a code of the application and spends its time step: a code is valid once, and none older than it. */
export async function checkTotp(
  deps: IdentityDeps,
  input: { accountId: string; code: string; at: Instant },
): Promise<void> {
  const { accountId, at } = input
  await countAttempt(deps.db, throttles.totp, accountId, at)
  const factor = await totpOf(deps.db, accountId, 'confirmed')
  const step = factor ? totpStep(await deps.keyring.unseal(deps.db, factor.secretSealed), input.code, at) : null
  if (!factor || step === null) return refuse('identity.code_wrong')
  const spent = await deps.db.transaction().execute((tx) => spendStep(tx, factor.id, step))
  if (!spent) return refuse('identity.code_used')
  await clearThrottle(deps.db, throttles.totp, accountId)
}

/** An account that has a second factor is changed only by a session that gave it. */
export function requireOwnFactor(row: Pick<AccountRow, 'secondFactorSince'>, owner: Owner): void {
  if (row.secondFactorSince && !owner.secondFactorAt) refuse('platform.second_factor_needed')
}

/** A new secret for the application, waiting for its first code. */
export async function startTotp(deps: IdentityDeps, owner: Owner): Promise<{ secret: string; uri: string }> {
  const at = deps.clock.now()
  const secret = newTotpSecret()
  const email = await deps.db.transaction().execute(async (tx) => {
    const row = await lockAccount(tx, owner.accountId)
    requireOwnFactor(row, owner)
    const secretSealed = await deps.keyring.seal(tx, secret)
    await insertUnconfirmedTotp(tx, { accountId: owner.accountId, secretSealed, at })
    return row.email
  })
  return { secret, uri: totpUri(secret, email ?? owner.label) }
}

/** The first code proves that the application has the secret. With the first factor come the recovery codes. */
export async function confirmTotpCode(
  deps: IdentityDeps,
  owner: Owner,
  code: string,
): Promise<{ recoveryCodes: string[] | null }> {
  const at = deps.clock.now()
  await countAttempt(deps.db, throttles.totp, owner.accountId, at)
  const recoveryCodes = await deps.db.transaction().execute(async (tx) => {
    const row = await lockAccount(tx, owner.accountId)
    requireOwnFactor(row, owner)
    const factor = await totpOf(tx, owner.accountId, 'unconfirmed')
    if (!factor) return refuse('identity.totp_not_started')
    const step = totpStep(await deps.keyring.unseal(tx, factor.secretSealed), code, at)
    if (step === null) return refuse('identity.code_wrong')
    await confirmTotp(tx, { id: factor.id, accountId: owner.accountId, step, at })
    return factorAdded(deps, tx, { owner, row, factor: 'aplicación de códigos', at })
  })
  await clearThrottle(deps.db, throttles.totp, owner.accountId)
  return { recoveryCodes }
}

/** The challenge for a new key. */
export async function passkeyOptions(
  deps: IdentityDeps,
  owner: Owner,
): Promise<{ challengeId: string; options: Record<string, unknown> }> {
  const at = deps.clock.now()
  return deps.db.transaction().execute(async (tx) => {
    const row = await lockAccount(tx, owner.accountId)
    requireOwnFactor(row, owner)
    const { publicUrl } = deps
    const { accountId, label } = owner
    return offerPasskey(tx, { publicUrl, accountId, userName: row.email ?? label, displayName: label, at })
  })
}

/** Keeps a key that was proved. */
export async function addPasskey(
  deps: IdentityDeps,
  owner: Owner,
  input: { challengeId: string; name: string; response: Record<string, unknown> },
): Promise<{ passkeyId: string; recoveryCodes: string[] | null }> {
  const at = deps.clock.now()
  return deps.db.transaction().execute(async (tx) => {
    const row = await lockAccount(tx, owner.accountId)
    requireOwnFactor(row, owner)
    const passkeyId = await acceptPasskey(tx, {
      publicUrl: deps.publicUrl,
      accountId: owner.accountId,
      ...input,
      at,
    })
    const factor = `llave de acceso «${input.name}»`
    return { passkeyId, recoveryCodes: await factorAdded(deps, tx, { owner, row, factor, at }) }
  })
}

/** Takes the application away. */
export async function dropTotp(deps: IdentityDeps, owner: Owner): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const row = await lockAccount(tx, owner.accountId)
    if (!(await removeTotp(tx, { accountId: owner.accountId, at }))) return refuse('platform.not_found')
    await factorRemoved(deps, tx, { owner, row, factor: 'aplicación de códigos', at })
  })
}

/** Takes a key away. */
export async function dropPasskey(deps: IdentityDeps, owner: Owner, passkeyId: string): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const row = await lockAccount(tx, owner.accountId)
    const name = await removePasskey(tx, { accountId: owner.accountId, passkeyId, at })
    if (name === null) return refuse('platform.not_found')
    await factorRemoved(deps, tx, { owner, row, factor: `llave de acceso «${name}»`, at })
  })
}

/** Ten other codes; the former ones stop serving. */
export async function newRecoveryCodes(deps: IdentityDeps, owner: Owner): Promise<{ recoveryCodes: string[] }> {
  const at = deps.clock.now()
  return deps.db.transaction().execute(async (tx) => {
    const row = await lockAccount(tx, owner.accountId)
    const recoveryCodes = await replaceRecoveryCodes(tx, { accountId: owner.accountId, keyring: deps.keyring, at })
    await tell(deps, tx, { owner, row, act: 'identity.recovery_codes_made', kind: 'identity.recovery_codes_made', at })
    return { recoveryCodes }
  })
}

async function hasFactor(conn: Conn, accountId: string): Promise<boolean> {
  return (await totpOf(conn, accountId, 'confirmed')) !== null || (await passkeysOf(conn, accountId)).length > 0
}

interface Change {
  owner: Owner
  row: AccountRow
  factor: string
  at: Instant
}

async function factorAdded(deps: IdentityDeps, tx: Tx, change: Change): Promise<string[] | null> {
  const { owner, row, factor, at } = change
  const first = row.secondFactorSince === null
  if (first) await setSecondFactorSince(tx, owner.accountId, at)
  // The factor was just proved in this session.
  await markSecondFactor(tx, owner.sessionId, at)
  await tell(deps, tx, {
    owner,
    row,
    act: 'identity.second_factor_added',
    kind: 'identity.second_factor_added',
    factor,
    at,
  })
  return first ? replaceRecoveryCodes(tx, { accountId: owner.accountId, keyring: deps.keyring, at }) : null
}

async function factorRemoved(deps: IdentityDeps, tx: Tx, change: Change): Promise<void> {
  const { owner, row, factor, at } = change
  if (!(await hasFactor(tx, owner.accountId))) {
    // D-21: without one an operator could not come back.
    if (row.kind === 'operator') return refuse('identity.operator_keeps_factor')
    await setSecondFactorSince(tx, owner.accountId, null)
  }
  await tell(deps, tx, {
    owner,
    row,
    act: 'identity.second_factor_removed',
    kind: 'identity.second_factor_removed',
    factor,
    at,
  })
}

async function tell(
  deps: IdentityDeps,
  tx: Tx,
  input: {
    owner: Owner
    row: AccountRow
    act: string
    kind: 'identity.second_factor_added' | 'identity.second_factor_removed' | 'identity.recovery_codes_made'
    factor?: string
    at: Instant
  },
): Promise<void> {
  const { owner, row, act, kind, factor, at } = input
  await audit(tx, {
    at,
    actor: owner.actor,
    act,
    concerns: concernsOwner(row),
    ...(factor ? { after: { factor } } : {}),
  })
  await deps.notify(tx, {
    at,
    kind,
    params: factor ? { factor } : {},
    link: '/cuenta/seguridad',
    to: tellOwner(row),
  })
}
