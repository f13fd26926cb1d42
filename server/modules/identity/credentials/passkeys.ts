import type {
  AuthenticationResponseJSON,
  generateAuthenticationOptions,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Instant } from '#platform/dates.ts'
import type { Conn, Tx } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import {
  insertChallenge,
  insertPasskey,
  type PasskeyRow,
  passkeyByCredential,
  passkeysOf,
  passkeyUsed,
  spendChallenge,
} from './passkeys.store.ts'

/** Certificates and all: loaded when the first key is used, not at every start. */
const webauthn = () => import('@simplewebauthn/server')

type Json = Record<string, unknown>
type Transports = NonNullable<
  Parameters<typeof generateAuthenticationOptions>[0]['allowCredentials']
>[number]['transports']

/** The relying party is the host of the public address: keys made for it serve nowhere else. */
const party = (publicUrl: string) => ({ rpID: new URL(publicUrl).hostname, origin: new URL(publicUrl).origin })

/** The challenge with which the browser makes a key for this account. */
export async function offerPasskey(
  conn: Conn,
  input: { publicUrl: string; accountId: string; userName: string; displayName: string; at: Instant },
): Promise<{ challengeId: string; options: Json }> {
  const present = await passkeysOf(conn, input.accountId)
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: 'OpenMIPRES',
    rpID: party(input.publicUrl).rpID,
    userName: input.userName,
    userDisplayName: input.displayName,
    userID: new TextEncoder().encode(input.accountId),
    excludeCredentials: present.map((key) => ({ id: key.credentialId, transports: key.transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const challengeId = await insertChallenge(conn, {
    accountId: input.accountId,
    purpose: 'add',
    challenge: options.challenge,
    at: input.at,
  })
  return { challengeId, options: options as unknown as Json }
}

/** Checks what the browser made and keeps the key. */
export async function acceptPasskey(
  tx: Tx,
  input: { publicUrl: string; accountId: string; challengeId: string; name: string; response: Json; at: Instant },
): Promise<string> {
  const { rpID, origin } = party(input.publicUrl)
  const challenge = await spendChallenge(tx, { ...input, purpose: 'add' })
  if (!challenge) return refuse('identity.passkey_refused')
  const { verifyRegistrationResponse } = await webauthn()
  const verified = await verifyRegistrationResponse({
    response: input.response as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
  }).catch(() => null)
  if (!verified?.verified) return refuse('identity.passkey_refused')
  const { credential } = verified.registrationInfo
  return insertPasskey(tx, {
    accountId: input.accountId,
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
    name: input.name,
    at: input.at,
  })
}

/** The challenge with which a browser signs in; without an account the authenticator says whose key it is. */
export async function askPasskey(
  conn: Conn,
  input: { publicUrl: string; accountId: string | null; at: Instant },
): Promise<{ challengeId: string; options: Json }> {
  const keys = input.accountId ? await passkeysOf(conn, input.accountId) : []
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: party(input.publicUrl).rpID,
    userVerification: 'required',
    allowCredentials: keys.map((key) => ({ id: key.credentialId, transports: key.transports as Transports })),
  })
  const challengeId = await insertChallenge(conn, {
    accountId: null,
    purpose: 'sign_in',
    challenge: options.challenge,
    at: input.at,
  })
  return { challengeId, options: options as unknown as Json }
}

/** Checks the answer of a key and says whose it is; the key verified the person, so it counts as two factors. */
export async function provePasskey(
  tx: Tx,
  input: { publicUrl: string; challengeId: string; response: Json; at: Instant },
): Promise<PasskeyRow> {
  const { rpID, origin } = party(input.publicUrl)
  const challenge = await spendChallenge(tx, { ...input, purpose: 'sign_in', accountId: null })
  const response = input.response as unknown as AuthenticationResponseJSON
  const key = typeof response.id === 'string' ? await passkeyByCredential(tx, response.id) : null
  if (!challenge || !key) return refuse('identity.passkey_refused')
  const { verifyAuthenticationResponse } = await webauthn()
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: {
      id: key.credentialId,
      publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
      counter: key.counter,
      transports: key.transports,
    },
  }).catch(() => null)
  if (!verified?.verified) return refuse('identity.passkey_refused')
  await passkeyUsed(tx, { passkeyId: key.passkeyId, counter: verified.authenticationInfo.newCounter, at: input.at })
  return key
}
