import {
  addPasskey as addPasskeyEndpoint,
  changeEmail as changeEmailEndpoint,
  changePassword as changePasswordEndpoint,
  confirmTotpCode as confirmTotpEndpoint,
  dropPasskey as dropPasskeyEndpoint,
  dropTotp as dropTotpEndpoint,
  newRecoveryCodes as newRecoveryCodesEndpoint,
  ownSecurity,
  passkeyOptions as passkeyOptionsEndpoint,
  proveKey,
  proveKeyOptions,
  proveSecondFactor,
  startTotp as startTotpEndpoint,
} from '#contract/identity-security.ts'
import {
  askReset as askResetEndpoint,
  confirmEmailChange as confirmEmailChangeEndpoint,
  currentSession,
  decideConsent as decideConsentEndpoint,
  endOtherSessions,
  endSession,
  enterInteraction,
  givePasskey as givePasskeyEndpoint,
  givePassword as givePasswordEndpoint,
  giveSecondFactor as giveSecondFactorEndpoint,
  interactionStatus,
  ownSessions,
  passkeySignInOptions as passkeySignInOptionsEndpoint,
  resetPassword as resetPasswordEndpoint,
} from '#contract/identity-session.ts'
import { audit } from '#platform/audit.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { accountIdOf } from '#platform/http/session.ts'
import { unreadCount } from '#platform/notify.ts'
import { refuse } from '#platform/refusal.ts'
import type { Interactions } from '../oidc/interactions.ts'
import type { IdentityDeps } from '../options.ts'
import { securityOf } from './accounts.store.ts'
import {
  askReset,
  changeEmail,
  changePassword,
  confirmEmailChange,
  endEverywhere,
  resetPassword,
} from './change-credentials.ts'
import { deviceWords } from './device-words.ts'
import { concernsOwner, ownerOf } from './owner.ts'
import { passkeysOf } from './passkeys.store.ts'
import { proveByCode, proveByKey, proveByKeyOptions } from './prove-again.ts'
import { recoveryCodesLeft } from './recovery-codes.store.ts'
import {
  addPasskey,
  confirmTotpCode,
  dropPasskey,
  dropTotp,
  newRecoveryCodes,
  passkeyOptions,
  startTotp,
} from './second-factor.ts'
import { openSessions } from './sessions.store.ts'
import {
  decideConsent,
  givePasskey,
  givePassword,
  giveSecondFactor,
  passkeySignInOptions,
  signInStatus,
} from './sign-in.ts'
import { totpOf } from './totp.store.ts'

/** Signing in and out, and the credentials of the own account. */
export function credentialRoutes(deps: IdentityDeps, interactions: Interactions): Route[] {
  const { db, clock } = deps
  return [
    handle(currentSession, async ({ session }) => {
      const { demo } = deps
      if (!session) return { subject: null, unread: 0, demo }
      const secondFactor = session.secondFactorAt !== null
      if (session.kind === 'operator') {
        const { email, rights } = session
        const unread = await unreadCount(db, { operatorRights: rights })
        return { subject: { kind: 'operator' as const, email, rights: [...rights], secondFactor }, unread, demo }
      }
      const { personId, name, document } = session
      return {
        subject: { kind: 'person' as const, personId, name, document, secondFactor },
        unread: await unreadCount(db, { personId }),
        demo,
      }
    }),
    handle(enterInteraction, async ({ params, request, reply }) => {
      const interaction = await interactions.read(request, reply, params.uid).catch(() => null)
      const page = interaction?.prompt === 'consent' ? '/permitir' : '/ingresar'
      return reply.redirect(`${page}?uid=${params.uid}`)
    }),
    handle(interactionStatus, async ({ params, request, reply }) =>
      signInStatus(deps, interactions, { request, reply, uid: params.uid }),
    ),
    handle(givePasswordEndpoint, async ({ params, body, request, reply }) =>
      givePassword(deps, interactions, { request, reply, uid: params.uid }, body),
    ),
    handle(giveSecondFactorEndpoint, async ({ params, body, request, reply }) =>
      giveSecondFactor(deps, interactions, { request, reply, uid: params.uid }, body),
    ),
    handle(passkeySignInOptionsEndpoint, async ({ params, request, reply }) =>
      passkeySignInOptions(deps, interactions, { request, reply, uid: params.uid }),
    ),
    handle(givePasskeyEndpoint, async ({ params, body, request, reply }) =>
      givePasskey(deps, interactions, { request, reply, uid: params.uid }, body),
    ),
    handle(decideConsentEndpoint, async ({ params, body, request, reply }) =>
      decideConsent(deps, interactions, { request, reply, uid: params.uid }, body.allow),
    ),
    handle(askResetEndpoint, async ({ body }) => askReset(deps, body.identifier)),
    handle(resetPasswordEndpoint, async ({ body, requestId }) => resetPassword(deps, { ...body, requestId })),
    handle(confirmEmailChangeEndpoint, async ({ body, requestId }) =>
      confirmEmailChange(deps, { token: body.token, requestId }),
    ),
    handle(ownSessions, async ({ session }) => {
      const rows = await openSessions(db, accountIdOf(session), clock.now())
      return {
        sessions: rows.map(({ userAgent, ...row }) => ({
          ...row,
          device: deviceWords(userAgent),
          current: row.sessionId === session.sessionId,
        })),
      }
    }),
    handle(endSession, async ({ session, params, actor }) => {
      const at = clock.now()
      const accountId = accountIdOf(session)
      await db.transaction().execute(async (tx) => {
        const input = { accountId, only: params.sessionId, at, reason: 'revocada' } as const
        if ((await endEverywhere(tx, input)) === 0) return refuse('platform.not_found')
        const context = { sessionId: params.sessionId }
        const concerns = concernsOwner({ kind: session.kind, accountId })
        await audit(tx, { at, actor, act: 'identity.session_revoked', concerns, context })
      })
    }),
    handle(endOtherSessions, async ({ session, actor }) => {
      const at = clock.now()
      const accountId = accountIdOf(session)
      const ended = await db.transaction().execute(async (tx) => {
        const n = await endEverywhere(tx, { accountId, except: session.sessionId, at, reason: 'revocada' })
        const context = { ended: n }
        if (n > 0)
          await audit(tx, {
            at,
            actor,
            act: 'identity.other_sessions_revoked',
            concerns: concernsOwner({ kind: session.kind, accountId }),
            context,
          })
        return n
      })
      return { ended }
    }),
    handle(ownSecurity, async ({ session }) => {
      const accountId = accountIdOf(session)
      const row = await securityOf(db, accountId)
      if (!row?.email) return refuse('platform.not_found')
      const totp = await totpOf(db, accountId, 'confirmed')
      const keys = await passkeysOf(db, accountId)
      return {
        email: row.email,
        passwordChangedAt: row.passwordChangedAt,
        secondFactorSince: row.secondFactorSince,
        totpSince: totp?.confirmedAt ?? null,
        passkeys: keys.map(({ passkeyId, name, createdAt, lastUsedAt }) => ({
          passkeyId,
          name,
          createdAt,
          lastUsedAt,
        })),
        recoveryCodesLeft: await recoveryCodesLeft(db, accountId),
      }
    }),
    handle(startTotpEndpoint, async (call) => startTotp(deps, ownerOf(call))),
    handle(confirmTotpEndpoint, async (call) => confirmTotpCode(deps, ownerOf(call), call.body.code)),
    handle(dropTotpEndpoint, async (call) => dropTotp(deps, ownerOf(call))),
    handle(passkeyOptionsEndpoint, async (call) => passkeyOptions(deps, ownerOf(call))),
    handle(addPasskeyEndpoint, async (call) => addPasskey(deps, ownerOf(call), call.body)),
    handle(dropPasskeyEndpoint, async (call) => dropPasskey(deps, ownerOf(call), call.params.passkeyId)),
    handle(newRecoveryCodesEndpoint, async (call) => newRecoveryCodes(deps, ownerOf(call))),
    handle(proveSecondFactor, async (call) => proveByCode(deps, ownerOf(call), call.body.code)),
    handle(proveKeyOptions, async (call) => proveByKeyOptions(deps, ownerOf(call))),
    handle(proveKey, async (call) => proveByKey(deps, ownerOf(call), call.body)),
    handle(changePasswordEndpoint, async (call) => changePassword(deps, ownerOf(call), call.body)),
    handle(changeEmailEndpoint, async (call) => changeEmail(deps, ownerOf(call), call.body)),
  ]
}
