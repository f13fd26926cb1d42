import { z } from 'zod'
import { documentTypes } from './documents.ts'
import { endpoint, operatorRights } from './endpoint.ts'
import { codeField, idField, instantField, linkTokenField, passwordField } from './fields.ts'

/** Who is signed in, and how one signs in, out and back in. */

const anyDocument = z.object({
  type: z.enum(Object.keys(documentTypes) as [keyof typeof documentTypes]),
  number: z.string(),
})

export const currentSession = endpoint({
  id: 'identity.current_session',
  method: 'GET',
  path: '/session',
  summary: 'Quién tiene la sesión',
  permission: { kind: 'public' },
  response: z.object({
    subject: z
      .discriminatedUnion('kind', [
        z.object({
          kind: z.literal('person'),
          personId: idField,
          name: z.string(),
          document: anyDocument,
          /** Given in this session. */
          secondFactor: z.boolean(),
        }),
        z.object({
          kind: z.literal('operator'),
          email: z.string(),
          rights: z.array(z.enum(operatorRights)),
          secondFactor: z.boolean(),
        }),
      ])
      .nullable(),
    unread: z.int(),
    demo: z.boolean(),
  }),
})

const interactionParams = z.object({ uid: z.string().regex(/^[\w-]{10,64}$/) })

export const enterInteraction = endpoint({
  id: 'identity.enter_interaction',
  method: 'GET',
  path: '/interactions/:uid',
  summary: 'Llegar a la página que atiende al proveedor OpenID',
  description: 'El proveedor envía aquí al navegador; redirige a la página para ingresar o para permitir.',
  permission: { kind: 'public' },
  params: interactionParams,
  raw: { response: 'text/html' },
})

/** What the page must ask for next. */
const next = z.discriminatedUnion('next', [
  z.object({ next: z.literal('password') }),
  z.object({
    next: z.literal('second_factor'),
    methods: z.array(z.enum(['totp', 'passkey', 'recovery'])),
  }),
  z.object({
    next: z.literal('consent'),
    client: z.object({ name: z.string(), host: z.string() }),
    scopes: z.array(z.string()),
  }),
  /** Done: navigate there. */
  z.object({ next: z.literal('go'), to: z.string() }),
])
export type NextStep = z.output<typeof next>

export const interactionStatus = endpoint({
  id: 'identity.interaction',
  method: 'GET',
  path: '/interactions/:uid/status',
  summary: 'Qué falta para ingresar',
  permission: { kind: 'public' },
  params: interactionParams,
  response: next,
  refusals: ['identity.sign_in_expired'],
})

const identifier = z.object({
  /** A document type, or `correo`. */
  type: z.enum([...(Object.keys(documentTypes) as [keyof typeof documentTypes]), 'correo']),
  value: z
    .string({ error: 'Escriba el número del documento, o el correo.' })
    .trim()
    .min(1, { error: 'Escriba el número del documento, o el correo.' })
    .max(254),
})

export const givePassword = endpoint({
  id: 'identity.give_password',
  method: 'POST',
  path: '/interactions/:uid/password',
  summary: 'Ingresar con documento o correo y contraseña',
  permission: { kind: 'public' },
  rate: 'login',
  params: interactionParams,
  body: z.object({ identifier, password: passwordField() }),
  response: next,
  refusals: [
    'identity.sign_in_expired',
    'identity.wrong_credentials',
    'identity.wait_before_retry',
    'identity.account_blocked',
  ],
})

export const giveSecondFactor = endpoint({
  id: 'identity.give_second_factor',
  method: 'POST',
  path: '/interactions/:uid/second-factor',
  summary: 'Dar el segundo factor: código de la aplicación o de recuperación',
  permission: { kind: 'public' },
  rate: 'login',
  params: interactionParams,
  body: z.discriminatedUnion('method', [
    z.object({ method: z.literal('totp'), code: codeField() }),
    z.object({ method: z.literal('recovery'), code: codeField(40) }),
  ]),
  response: next,
  refusals: [
    'identity.sign_in_expired',
    'identity.code_wrong',
    'identity.code_used',
    'identity.wait_before_retry',
    'identity.recovery_code_wrong',
  ],
})

/** WebAuthn's own structures pass through as they are; the library checks them. */
const webauthn = z.record(z.string(), z.unknown())

export const passkeySignInOptions = endpoint({
  id: 'identity.passkey_sign_in_options',
  method: 'POST',
  path: '/interactions/:uid/passkey/options',
  summary: 'Pedir el reto para ingresar con una llave de acceso',
  permission: { kind: 'public' },
  rate: 'login',
  params: interactionParams,
  response: z.object({ challengeId: idField, options: webauthn }),
  refusals: ['identity.sign_in_expired'],
})

export const givePasskey = endpoint({
  id: 'identity.give_passkey',
  method: 'POST',
  path: '/interactions/:uid/passkey',
  summary: 'Ingresar con una llave de acceso',
  permission: { kind: 'public' },
  rate: 'login',
  params: interactionParams,
  body: z.object({ challengeId: idField, response: webauthn }),
  response: next,
  refusals: ['identity.sign_in_expired', 'identity.passkey_refused', 'identity.account_blocked'],
})

export const decideConsent = endpoint({
  id: 'identity.decide_consent',
  method: 'POST',
  path: '/interactions/:uid/consent',
  summary: 'Permitir o no que una aplicación use la cuenta',
  permission: { kind: 'public' },
  rate: 'login',
  params: interactionParams,
  body: z.object({ allow: z.boolean() }),
  response: next,
  refusals: ['identity.sign_in_expired'],
})

export const askReset = endpoint({
  id: 'identity.ask_reset',
  method: 'POST',
  path: '/password-resets',
  summary: 'Pedir un enlace para poner otra contraseña',
  description: 'La respuesta es la misma exista o no la cuenta.',
  permission: { kind: 'public' },
  rate: 'mail',
  body: z.object({ identifier }),
  response: z.object({ minutes: z.int() }),
  status: 202,
  refusals: ['identity.wait_before_retry'],
})

export const resetPassword = endpoint({
  id: 'identity.reset_password',
  method: 'POST',
  path: '/password-resets/complete',
  summary: 'Poner otra contraseña con el enlace recibido',
  description: 'Cierra todas las sesiones de la cuenta. El segundo factor se conserva.',
  permission: { kind: 'public' },
  rate: 'login',
  body: z.object({ token: linkTokenField, password: passwordField() }),
  refusals: ['identity.link_unknown', 'identity.link_expired', 'identity.link_used', 'identity.password_weak'],
})

export const confirmEmailChange = endpoint({
  id: 'identity.confirm_email_change',
  method: 'POST',
  path: '/email-changes/confirm',
  summary: 'Confirmar el correo nuevo con el enlace recibido',
  permission: { kind: 'public' },
  rate: 'login',
  body: z.object({ token: linkTokenField }),
  response: z.object({ email: z.string() }),
  refusals: ['identity.link_unknown', 'identity.link_expired', 'identity.link_used', 'identity.email_taken'],
})

export const ownSessions = endpoint({
  id: 'identity.own_sessions',
  method: 'GET',
  path: '/me/sessions',
  summary: 'Ver las sesiones abiertas',
  permission: { kind: 'account' },
  response: z.object({
    sessions: z.array(
      z.object({
        sessionId: idField,
        createdAt: instantField,
        lastSeenAt: instantField,
        /** What the browser says of itself, in words. */
        device: z.string(),
        address: z.string().nullable(),
        methods: z.array(z.string()),
        current: z.boolean(),
      }),
    ),
  }),
})

export const endSession = endpoint({
  id: 'identity.end_session',
  method: 'DELETE',
  path: '/me/sessions/:sessionId',
  summary: 'Cerrar una sesión',
  permission: { kind: 'account' },
  params: z.object({ sessionId: idField }),
  refusals: ['platform.not_found'],
})

export const endOtherSessions = endpoint({
  id: 'identity.end_other_sessions',
  method: 'POST',
  path: '/me/sessions/end-others',
  summary: 'Cerrar todas las demás sesiones',
  permission: { kind: 'account' },
  response: z.object({ ended: z.int() }),
})
