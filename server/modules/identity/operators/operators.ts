import type { OperatorRight } from '#contract/endpoint.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import {
  account,
  accountByEmail,
  activateAccount,
  lockAccount,
  setSecondFactorSince,
} from '../credentials/accounts.store.ts'
import { createLink, readLink, spendLink } from '../credentials/links.store.ts'
import { requireStrong } from '../credentials/password-strength.ts'
import { hashPassword } from '../credentials/passwords.ts'
import { replaceRecoveryCodes } from '../credentials/recovery-codes.store.ts'
import { clearThrottle, countAttempt, throttles } from '../credentials/throttles.store.ts'
import { confirmTotp, insertUnconfirmedTotp, totpOf } from '../credentials/totp.store.ts'
import { newTotpSecret, totpStep, totpUri } from '../credentials/totp.ts'
import type { IdentityDeps } from '../options.ts'
import { insertOperator, operatorRightsOf, pendingOperatorByEmail, setRights } from './operators.store.ts'

/**
 * D-21: an operator is no person of MSS. Adds one, or gives another link and rights to one who has not come yet, and
 * returns the one-time link with which she sets password and second factor.
 */
export async function addOperator(
  deps: Pick<IdentityDeps, 'db' | 'clock' | 'publicUrl'>,
  input: { email: string; rights: readonly OperatorRight[]; actor: Actor },
): Promise<{ link: string }> {
  const at = deps.clock.now()
  const { email, rights, actor } = input
  const token = await deps.db.transaction().execute(async (tx) => {
    if (await accountByEmail(tx, email)) return refuse('identity.email_taken')
    const pending = await pendingOperatorByEmail(tx, email)
    const operatorId = pending ?? newId()
    if (pending) await setRights(tx, pending, rights)
    else await insertOperator(tx, { operatorId, rights, addedBy: actor.label, at })
    await audit(tx, {
      at,
      actor,
      act: 'identity.operator_added',
      concerns: {},
      context: { operatorId, email },
      after: { rights },
    })
    const made = await createLink(tx, { purpose: 'operator_activation', accountId: operatorId, email, at })
    return made.token
  })
  return { link: `${deps.publicUrl}/operador/activar#${token}` }
}

/** The link was opened: a secret for the application of codes. The link itself is spent only at the end. */
export async function openActivation(
  deps: IdentityDeps,
  token: string,
): Promise<{ email: string; rights: OperatorRight[]; secret: string; uri: string }> {
  const at = deps.clock.now()
  const { accountId, email } = await readLink(deps.db, 'operator_activation', token, at)
  if (!accountId) return refuse('identity.link_unknown')
  const secret = newTotpSecret()
  const rights = await deps.db.transaction().execute(async (tx) => {
    await lockAccount(tx, accountId)
    await insertUnconfirmedTotp(tx, { accountId, secretSealed: await deps.keyring.seal(tx, secret), at })
    return operatorRightsOf(tx, accountId)
  })
  return { email, rights, secret, uri: totpUri(secret, email) }
}

/** Password and first code: the account is open and the link spent. */
export async function activateOperator(
  deps: IdentityDeps,
  input: { token: string; password: string; code: string; requestId: string },
): Promise<{ recoveryCodes: string[] }> {
  const at = deps.clock.now()
  const { accountId, email } = await readLink(deps.db, 'operator_activation', input.token, at)
  if (!accountId || !(await account(deps.db, accountId))) return refuse('identity.link_unknown')
  await requireStrong(input.password, [email])
  await countAttempt(deps.db, throttles.totp, accountId, at)
  const passwordHash = await hashPassword(input.password)
  const recoveryCodes = await deps.db.transaction().execute(async (tx) => {
    await lockAccount(tx, accountId)
    const factor = await totpOf(tx, accountId, 'unconfirmed')
    const step = factor ? totpStep(await deps.keyring.unseal(tx, factor.secretSealed), input.code, at) : null
    if (!factor || step === null) return refuse('identity.code_wrong')
    await spendLink(tx, 'operator_activation', input.token, at)
    await confirmTotp(tx, { id: factor.id, accountId, step, at })
    await setSecondFactorSince(tx, accountId, at)
    await activateAccount(tx, { accountId, email, passwordHash, at })
    await audit(tx, {
      at,
      actor: { kind: 'operator', id: accountId, label: email, requestId: input.requestId },
      act: 'identity.operator_activated',
      concerns: {},
    })
    return replaceRecoveryCodes(tx, { accountId, keyring: deps.keyring, at })
  })
  await clearThrottle(deps.db, throttles.totp, accountId)
  return { recoveryCodes }
}
