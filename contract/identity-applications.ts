import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instantField } from './fields.ts'

/** Applications of others that the person let use her account. */

export const ownApplications = endpoint({
  id: 'identity.own_applications',
  method: 'GET',
  path: '/me/applications',
  summary: 'Ver las aplicaciones que usted permitió',
  description: 'Las que hoy pueden usar su cuenta. Un permiso vence solo, 14 días después de darlo.',
  permission: { kind: 'person' },
  response: z.object({
    applications: z.array(
      z.object({
        clientId: z.string(),
        name: z.string(),
        /** Where she comes back to after signing in. */
        hosts: z.array(z.string()),
        scopes: z.array(z.string()),
        permittedAt: instantField,
        expiresAt: instantField,
      }),
    ),
  }),
})

export const revokeApplication = endpoint({
  id: 'identity.revoke_application',
  method: 'DELETE',
  path: '/me/applications/:clientId',
  summary: 'Quitar el permiso a una aplicación',
  description: 'Sus llaves dejan de servir de inmediato. Si la usa de nuevo, le pedirá permiso otra vez.',
  permission: { kind: 'person' },
  params: z.object({ clientId: z.string().min(1).max(100) }),
  refusals: ['platform.not_found'],
})
