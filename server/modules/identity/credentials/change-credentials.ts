import { documentKey } from '#contract/documents.ts'
import { type Actor, audit } from '#platform/audit.ts'
import type { Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { endProviderSessions } from '../oidc/payloads.store.ts'
import type { IdentityDeps } from '../options.ts'
import { ownWords } from '../persons/own-words.ts'
import { ownDataOf } from '../persons/persons.store.ts'
import {
  type AccountRow,
  account,
  accountByEmail,
  lockAccount,
  setAccountState,
  setEmail,
  setPassword,
} from './accounts.store.ts'
import { createLink, linkMinutes, readLink, spendLink } from './links.store.ts'
import { concernsOwner, type Owner, tellOwner } from './owner.ts'
import { requireStrong } from './password-strength.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { requireOwnFactor } from './second-factor.ts'
import { type EndReason, endSessions, providerSessionOf } from './sessions.store.ts'
import { type Identifier, lookUp } from './sign-in.ts'
import { clearThrottle, countAttempt, throttles } from './throttles.store.ts'
import { newToken } from './tokens.ts'

/** Ends sessions here and at the provider, with the grants that came from them; unless `only` one is meant, those of other applications too. */
export async function endEverywhere(
  tx: Tx,
  input: { accountId: string; only?: string; except?: string; at: Instant; reason: EndReason },
): Promise<number> {
  const { accountId, only, except } = input
  const ended = await endSessions(tx, input)
  const uids = ended.map((row) => row.oidcSessionUid)
  await endProviderSessions(
    tx,
    only ? { accountId, only: uids } : { accountId, except: except ? [await providerSessionOf(tx, except)] : [] },
  )
  return ended.length
}

/** What a new password must not be made of; an operator has only an address. */
async function wordsOf(deps: IdentityDeps, row: AccountRow): Promise<string[]> {
  const data = await ownDataOf(deps.db, row.accountId)
  return data ? ownWords(data) : [row.email ?? '']
}

/** The password proves once more who is there. Counted, like every guess. */
async function provePassword(deps: IdentityDeps, owner: Owner, password: string): Promise<AccountRow> {
  const at = deps.clock.now()
  await countAttempt(deps.db, throttles.password, owner.accountId, at)
  const row = await account(deps.db, owner.accountId)
  if (!row || !(await verifyPassword(row.passwordHash, password))) return refuse('identity.wrong_password')
  requireOwnFactor(row, owner)
  await clearThrottle(deps.db, throttles.password, owner.accountId)
  return row
}

/** Another password; every other session ends. */
export async function changePassword(
  deps: IdentityDeps,
  owner: Owner,
  input: { current: string; password: string },
): Promise<void> {
  const row = await provePassword(deps, owner, input.current)
  await requireStrong(input.password, await wordsOf(deps, row))
  const passwordHash = await hashPassword(input.password)
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    await lockAccount(tx, owner.accountId)
    await setPassword(tx, { accountId: owner.accountId, passwordHash, at })
    await endEverywhere(tx, { accountId: owner.accountId, except: owner.sessionId, at, reason: 'contrasena' })
    await record(deps, tx, { row, actor: owner.actor, act: 'identity.password_changed', at })
  })
}

/**
 * A link to set another password, sent when the account exists. The answer never tells: the same work is queued for the
 * mail either way, and nothing else differs.
 */
export async function askReset(deps: IdentityDeps, identifier: Identifier): Promise<{ minutes: number }> {
  const at = deps.clock.now()
  const { found, counted } = await lookUp(deps.db, identifier)
  await countAttempt(deps.db, throttles.reset, counted, at)
  const email = found?.state === 'activa' ? found.email : null
  const mail = (to: string, token: string) => ({
    at,
    to,
    subject: 'Ponga otra contraseña',
    text: `Alguien pidió poner otra contraseña en su cuenta. El enlace sirve una vez, durante ${linkMinutes.reset} minutos. Si no fue usted, no tiene que hacer nada: la contraseña sigue igual.`,
    link: `${deps.publicUrl}/restablecer#${token}`,
    linkText: 'Poner otra contraseña',
  })
  const nobody = new Error('nobody has this identifier')
  await deps.db
    .transaction()
    .execute(async (tx) => {
      if (found && email) {
        // Two at once: the later link alone serves.
        await lockAccount(tx, found.accountId)
        const { token } = await createLink(tx, { purpose: 'reset', accountId: found.accountId, email, at })
        await deps.sendMail(tx, mail(email, token))
        return
      }
      // Nobody: the same mail is queued and taken back, so that the time tells nothing either.
      await deps.sendMail(tx, mail('nadie@invalid', newToken()))
      throw nobody
    })
    .catch((error: unknown) => {
      if (error !== nobody) throw error
    })
  return { minutes: linkMinutes.reset }
}

/** Another password with the link from the mailbox. All sessions end; the second factor stays. */
export async function resetPassword(
  deps: IdentityDeps,
  input: { token: string; password: string; requestId: string },
): Promise<void> {
  const at = deps.clock.now()
  const { accountId } = await readLink(deps.db, 'reset', input.token, at)
  const owner = accountId ? await account(deps.db, accountId) : null
  if (!owner) return refuse('identity.link_unknown')
  await requireStrong(input.password, await wordsOf(deps, owner))
  const passwordHash = await hashPassword(input.password)
  await deps.db.transaction().execute(async (tx) => {
    const row = await lockAccount(tx, owner.accountId)
    await spendLink(tx, 'reset', input.token, at)
    if (row.state !== 'activa') return refuse('identity.link_expired')
    await setPassword(tx, { accountId: row.accountId, passwordHash, at })
    await endEverywhere(tx, { accountId: row.accountId, at, reason: 'contrasena' })
    const actor = { kind: row.kind, id: row.accountId, label: row.email ?? '', requestId: input.requestId }
    await record(deps, tx, { row, actor, act: 'identity.password_reset', at })
  })
  // Who forgot the password has usually guessed at it first, by mail or by document: those guesses no longer count.
  const person = await ownDataOf(deps.db, owner.accountId)
  if (owner.email) await clearThrottle(deps.db, throttles.signIn, owner.email)
  if (person) await clearThrottle(deps.db, throttles.signIn, documentKey(person.document))
}

/**
 * Asks to change the address: a link to the new mailbox, a notice to the present one. Whether the new address has an
 * account is told only inside that mailbox.
 */
export async function changeEmail(
  deps: IdentityDeps,
  owner: Owner,
  input: { email: string; password: string },
): Promise<{ sentTo: string }> {
  const row = await provePassword(deps, owner, input.password)
  const at = deps.clock.now()
  const { email } = input
  await countAttempt(deps.db, throttles.emailChange, owner.accountId, at)
  await deps.db.transaction().execute(async (tx) => {
    const neighbour = await accountByEmail(tx, email)
    if (neighbour) {
      await deps.sendMail(tx, {
        at,
        to: email,
        subject: 'Este correo ya tiene una cuenta en Mi Seguridad Social',
        text: 'Alguien pidió usar este correo en otra cuenta. Ya identifica la suya, así que nada cambió. Si no fue usted, no tiene que hacer nada.',
        link: `${deps.publicUrl}/ingresar`,
        linkText: 'Ingresar',
      })
    } else {
      await lockAccount(tx, owner.accountId)
      const { token } = await createLink(tx, { purpose: 'email_change', accountId: owner.accountId, email, at })
      await deps.sendMail(tx, {
        at,
        to: email,
        subject: 'Confirme su correo nuevo',
        text: 'Usted pidió usar este correo en su cuenta de Mi Seguridad Social. El enlace sirve una vez, durante 24 horas. Hasta entonces sigue el correo anterior.',
        link: `${deps.publicUrl}/confirmar-correo?nuevo#${token}`,
        linkText: 'Confirmar el correo nuevo',
      })
    }
    await audit(tx, {
      at,
      actor: owner.actor,
      act: 'identity.email_change_asked',
      concerns: concernsOwner(row),
      context: { email },
    })
    await deps.notify(tx, {
      at,
      kind: 'identity.email_change_asked',
      params: { email },
      link: '/cuenta/seguridad',
      to: tellOwner(row),
    })
  })
  return { sentTo: email }
}

/** The link in the new mailbox was opened: from now on it is the account's address. */
export async function confirmEmailChange(
  deps: IdentityDeps,
  input: { token: string; requestId: string },
): Promise<{ email: string }> {
  const at = deps.clock.now()
  return deps.db.transaction().execute(async (tx) => {
    const link = await spendLink(tx, 'email_change', input.token, at)
    if (!link.accountId) return refuse('identity.link_unknown')
    const row = await lockAccount(tx, link.accountId)
    if (row.state !== 'activa') return refuse('identity.link_expired')
    await setEmail(tx, { accountId: row.accountId, email: link.email, at })
    await audit(tx, {
      at,
      actor: { kind: row.kind, id: row.accountId, label: row.email ?? '', requestId: input.requestId },
      act: 'identity.email_changed',
      concerns: concernsOwner(row),
      before: { email: row.email },
      after: { email: link.email },
    })
    await deps.notify(tx, {
      at,
      kind: 'identity.email_changed',
      params: { email: link.email },
      link: '/cuenta/seguridad',
      to: tellOwner(row),
    })
    return { email: link.email }
  })
}

/** The person withdraws her authorisation: the account rests, its sessions end, the evidence of her acts stays. */
export async function closeAccount(deps: IdentityDeps, owner: Owner, password: string): Promise<void> {
  const row = await provePassword(deps, owner, password)
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const now = await lockAccount(tx, owner.accountId)
    // Closed or blocked meanwhile: with it ended the session that asks.
    if (now.state !== 'activa') return refuse('platform.not_signed_in')
    await setAccountState(tx, { accountId: owner.accountId, state: 'inactiva', reason: 'retiro de autorización', at })
    await endEverywhere(tx, { accountId: owner.accountId, at, reason: 'cuenta' })
    await audit(tx, {
      at,
      actor: owner.actor,
      act: 'identity.account_closed',
      concerns: { persons: [owner.accountId] },
      before: { state: 'activa' },
      after: { state: 'inactiva' },
    })
    await deps.notify(tx, {
      at,
      kind: 'identity.account_closed',
      params: {},
      link: '/registro',
      to: { email: row.email },
    })
  })
}

async function record(
  deps: IdentityDeps,
  tx: Tx,
  input: { row: AccountRow; actor: Actor; act: string; at: Instant },
): Promise<void> {
  const { row, actor, act, at } = input
  await audit(tx, { at, actor, act, concerns: concernsOwner(row) })
  await deps.notify(tx, {
    at,
    kind: 'identity.password_changed',
    params: {},
    link: '/recuperar',
    to: tellOwner(row),
  })
}
