import { z } from 'zod'
import { endpoint, operatorRights } from './endpoint.ts'
import { codeField, instantField, linkTokenField, passwordField } from './fields.ts'

/** Operators of the platform (D-21) and the applications of others that sign in with Mi Seguridad Social. */

export const operatorActivation = endpoint({
  id: 'identity.operator_activation',
  method: 'POST',
  path: '/operator-activations',
  summary: 'Abrir el enlace de un operador nuevo',
  description: 'Devuelve el secreto para su aplicación de códigos; el segundo factor es obligatorio.',
  permission: { kind: 'public' },
  rate: 'login',
  body: z.object({ token: linkTokenField }),
  response: z.object({
    email: z.string(),
    rights: z.array(z.enum(operatorRights)),
    secret: z.string(),
    uri: z.string(),
  }),
  refusals: ['identity.link_unknown', 'identity.link_expired', 'identity.link_used'],
})

export const activateOperator = endpoint({
  id: 'identity.activate_operator',
  method: 'POST',
  path: '/operator-activations/complete',
  summary: 'Poner contraseña y segundo factor de un operador nuevo',
  permission: { kind: 'public' },
  rate: 'login',
  body: z.object({ token: linkTokenField, password: passwordField(), code: codeField() }),
  response: z.object({ recoveryCodes: z.array(z.string()) }),
  refusals: [
    'identity.link_unknown',
    'identity.link_expired',
    'identity.link_used',
    'identity.password_weak',
    'identity.code_wrong',
    'identity.wait_before_retry',
    'identity.email_taken',
  ],
})

export const listClients = endpoint({
  id: 'identity.list_clients',
  method: 'GET',
  path: '/operator/clients',
  summary: 'Ver las aplicaciones de terceros',
  permission: { kind: 'operator', right: 'clients' },
  response: z.object({
    clients: z.array(
      z.object({
        clientId: z.string(),
        name: z.string(),
        redirectUris: z.array(z.string()),
        addedAt: instantField,
        addedBy: z.string(),
        endedAt: instantField.nullable(),
      }),
    ),
  }),
})

/** https, or http to this machine while one develops. */
const redirectUri = z
  .url()
  .refine((uri) => /^https:\/\//.test(uri) || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(uri), {
    error: 'La dirección empieza por https://. Solo localhost puede usar http://.',
  })
  .refine((uri) => !uri.includes('#'), { error: 'Quite lo que sigue a # en la dirección.' })

export const registerClient = endpoint({
  id: 'identity.register_client',
  method: 'POST',
  path: '/operator/clients',
  summary: 'Registrar una aplicación de terceros',
  description: 'El secreto se entrega una sola vez.',
  permission: { kind: 'operator', right: 'clients' },
  body: z.object({
    name: z.string().trim().min(3, { error: 'Escriba el nombre de la aplicación, de 3 letras o más.' }).max(80),
    redirectUris: z.array(redirectUri).min(1, { error: 'Escriba al menos una dirección de regreso.' }).max(10),
  }),
  response: z.object({ clientId: z.string(), secret: z.string(), issuer: z.string() }),
  status: 201,
})

export const endClient = endpoint({
  id: 'identity.end_client',
  method: 'DELETE',
  path: '/operator/clients/:clientId',
  summary: 'Retirar una aplicación de terceros',
  permission: { kind: 'operator', right: 'clients' },
  params: z.object({ clientId: z.string().min(1).max(100) }),
  refusals: ['platform.not_found'],
})
