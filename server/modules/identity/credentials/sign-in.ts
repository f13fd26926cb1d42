import type { FastifyReply, FastifyRequest } from 'fastify'
import { type DocumentType, documentKey, normalizeDocumentNumber } from '#contract/documents.ts'
import type { NextStep } from '#contract/identity-session.ts'
import { audit } from '#platform/audit.ts'
import type { Conn } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import type { Interaction, Interactions } from '../oidc/interactions.ts'
import type { IdentityDeps } from '../options.ts'
import { type AccountRow, account, accountByDocument, accountByEmail, lockAccount } from './accounts.store.ts'
import { concernsOwner, tellOwner } from './owner.ts'
import { passkeysOf } from './passkeys.store.ts'
import { askPasskey, provePasskey } from './passkeys.ts'
import { verifyPassword } from './passwords.ts'
import { recoveryCodesLeft, spendRecoveryCode } from './recovery-codes.store.ts'
import { checkTotp } from './second-factor.ts'
import { completeSignIn, insertSignIn, signInOf } from './sign-ins.store.ts'
import { clearThrottle, countAttempt, throttles } from './throttles.store.ts'
import { totpOf } from './totp.store.ts'

/** One browser at one interaction of the provider. */
export interface Visit {
  request: FastifyRequest
  reply: FastifyReply
  uid: string
}

export type Identifier = { type: DocumentType | 'correo'; value: string }

/** The account that an identifier names, and the one form under which its attempts are counted. */
export async function lookUp(
  conn: Conn,
  identifier: Identifier,
): Promise<{ found: AccountRow | null; counted: string }> {
  if (identifier.type === 'correo') {
    const found = await accountByEmail(conn, identifier.value)
    return { found, counted: identifier.value }
  }
  const doc = { type: identifier.type, number: normalizeDocumentNumber(identifier.type, identifier.value) }
  return { found: await accountByDocument(conn, doc), counted: documentKey(doc) }
}

/** What is missing to sign in, for the page that was opened or reloaded. */
export async function signInStatus(deps: IdentityDeps, interactions: Interactions, visit: Visit): Promise<NextStep> {
  const interaction = await interactions.read(visit.request, visit.reply, visit.uid)
  if (interaction.prompt === 'consent') {
    const { client, scopes } = interaction
    return { next: 'consent', client: { name: client.name, host: client.host }, scopes }
  }
  const accountId = await signInOf(deps.db, visit.uid, deps.clock.now())
  return accountId ? secondFactorStep(deps, accountId) : { next: 'password' }
}

/** D-21: an operator is no person of MSS: the portal is the only application that she enters. */
const mayEnter = ({ kind }: Pick<AccountRow, 'kind'>, client: Interaction['client']): boolean =>
  client.own || kind === 'person'

async function secondFactorStep(deps: IdentityDeps, accountId: string): Promise<NextStep> {
  const totp = await totpOf(deps.db, accountId, 'confirmed')
  const passkeys = await passkeysOf(deps.db, accountId)
  const left = await recoveryCodesLeft(deps.db, accountId)
  return {
    next: 'second_factor',
    methods: [
      ...(totp ? (['totp'] as const) : []),
      ...(passkeys.length > 0 ? (['passkey'] as const) : []),
      ...(left > 0 ? (['recovery'] as const) : []),
    ],
  }
}

/**
 * First factor. A wrong password, an unknown document and an account that is not open get the same answer after the same
 * work; the delay grows by what was typed, whether or not it exists.
 */
export async function givePassword(
  deps: IdentityDeps,
  interactions: Interactions,
  visit: Visit,
  input: { identifier: Identifier; password: string },
): Promise<NextStep> {
  const at = deps.clock.now()
  const { client } = await interactions.read(visit.request, visit.reply, visit.uid)
  const { found, counted } = await lookUp(deps.db, input.identifier)
  await countAttempt(deps.db, throttles.signIn, counted, at)
  const known =
    found && mayEnter(found, client) && (found.state === 'activa' || found.state === 'bloqueada') ? found : null
  const right = await verifyPassword(known?.passwordHash ?? null, input.password)
  if (!known || !right) return refuse('identity.wrong_credentials')
  if (known.state === 'bloqueada') return refuse('identity.account_blocked')
  await clearThrottle(deps.db, throttles.signIn, counted)
  if (known.secondFactorSince) {
    await insertSignIn(deps.db, { uid: visit.uid, accountId: known.accountId, at })
    return secondFactorStep(deps, known.accountId)
  }
  // An operator without second factor does not exist: activation sets it (D-21).
  if (known.kind === 'operator') return refuse('identity.wrong_credentials')
  return finish(deps, interactions, visit, known.accountId, ['pwd'])
}

/** Second factor: a code of the application, valid once, or a recovery code. */
export async function giveSecondFactor(
  deps: IdentityDeps,
  interactions: Interactions,
  visit: Visit,
  input: { method: 'totp' | 'recovery'; code: string },
): Promise<NextStep> {
  const at = deps.clock.now()
  await interactions.read(visit.request, visit.reply, visit.uid)
  const accountId = await signInOf(deps.db, visit.uid, at)
  if (!accountId) return refuse('identity.sign_in_expired')
  if (input.method === 'totp') {
    await checkTotp(deps, { accountId, code: input.code, at })
    return finish(deps, interactions, visit, accountId, ['pwd', 'otp', 'mfa'])
  }
  await countAttempt(deps.db, throttles.recovery, accountId, at)
  const spent = await deps.db.transaction().execute(async (tx) => {
    const row = await lockAccount(tx, accountId)
    if (!(await spendRecoveryCode(tx, { accountId, code: input.code, keyring: deps.keyring, at }))) return false
    const left = await recoveryCodesLeft(tx, accountId)
    await audit(tx, {
      at,
      actor: { kind: row.kind, id: accountId, label: row.email ?? '', requestId: visit.request.id },
      act: 'identity.recovery_code_used',
      concerns: concernsOwner(row),
      after: { left },
    })
    await deps.notify(tx, {
      at,
      kind: 'identity.recovery_code_used',
      params: { left },
      link: '/cuenta/seguridad',
      to: tellOwner(row),
    })
    return true
  })
  if (!spent) return refuse('identity.recovery_code_wrong')
  await clearThrottle(deps.db, throttles.recovery, accountId)
  return finish(deps, interactions, visit, accountId, ['pwd', 'kba', 'mfa'])
}

/** A challenge for a key: of the account whose password was right, or of whoever holds one. */
export async function passkeySignInOptions(
  deps: IdentityDeps,
  interactions: Interactions,
  visit: Visit,
): Promise<{ challengeId: string; options: Record<string, unknown> }> {
  const at = deps.clock.now()
  await interactions.read(visit.request, visit.reply, visit.uid)
  const accountId = await signInOf(deps.db, visit.uid, at)
  return askPasskey(deps.db, { publicUrl: deps.publicUrl, accountId, at })
}

/** A key answers: it verified its owner, so it is both factors at once. */
export async function givePasskey(
  deps: IdentityDeps,
  interactions: Interactions,
  visit: Visit,
  input: { challengeId: string; response: Record<string, unknown> },
): Promise<NextStep> {
  const at = deps.clock.now()
  const { client } = await interactions.read(visit.request, visit.reply, visit.uid)
  const begun = await signInOf(deps.db, visit.uid, at)
  const key = await deps.db.transaction().execute((tx) => provePasskey(tx, { publicUrl: deps.publicUrl, ...input, at }))
  if (begun && begun !== key.accountId) return refuse('identity.passkey_refused')
  const owner = await account(deps.db, key.accountId)
  if (owner?.state === 'bloqueada') return refuse('identity.account_blocked')
  if (owner?.state !== 'activa' || !mayEnter(owner, client)) return refuse('identity.passkey_refused')
  return finish(deps, interactions, visit, key.accountId, ['hwk', 'user', 'mfa'])
}

/** The person decides what a third-party application may learn. */
export async function decideConsent(
  deps: IdentityDeps,
  interactions: Interactions,
  visit: Visit,
  allow: boolean,
): Promise<NextStep> {
  const interaction = await interactions.read(visit.request, visit.reply, visit.uid)
  if (interaction.prompt !== 'consent') return refuse('identity.sign_in_expired')
  const to = await interactions.decide(visit.request, visit.reply, { uid: visit.uid, allow })
  // The provider keeps the grant with a connection of its own: the evidence follows it.
  const owner = interaction.accountId ? await account(deps.db, interaction.accountId) : null
  if (owner) {
    const { client, scopes } = interaction
    await deps.db.transaction().execute((tx) =>
      audit(tx, {
        at: deps.clock.now(),
        actor: { kind: owner.kind, id: owner.accountId, label: owner.email ?? '', requestId: visit.request.id },
        act: allow ? 'identity.application_permitted' : 'identity.application_refused',
        concerns: concernsOwner(owner),
        context: { clientId: client.id, application: client.name },
        after: { scopes },
      }),
    )
  }
  return { next: 'go', to }
}

async function finish(
  deps: IdentityDeps,
  interactions: Interactions,
  visit: Visit,
  accountId: string,
  methods: readonly string[],
): Promise<NextStep> {
  await completeSignIn(deps.db, visit.uid, deps.clock.now())
  return {
    next: 'go',
    to: await interactions.signIn(visit.request, visit.reply, { uid: visit.uid, accountId, methods }),
  }
}
