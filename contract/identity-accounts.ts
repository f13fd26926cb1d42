import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { documentField, idField, instantField } from './fields.ts'

/** Blocking the account of a person, and undoing it: an operator's act, with a reason that the person reads. */

const operator = { kind: 'operator', right: 'reviews' } as const

export const accountStates = ['pendiente_verificacion', 'activa', 'bloqueada', 'inactiva'] as const

const accountView = z.object({
  personId: idField,
  name: z.string(),
  document: z.object({ type: z.string(), number: z.string() }),
  state: z.enum(accountStates),
  since: instantField,
  reason: z.string().nullable(),
})
export type AccountView = z.infer<typeof accountView>

export const findAccount = endpoint({
  id: 'identity.find_account',
  method: 'POST',
  path: '/operator/account-queries',
  summary: 'Buscar la cuenta de una persona por su documento exacto',
  description: 'No se puede recorrer la lista de cuentas. El documento no viaja en la dirección.',
  permission: operator,
  body: documentField(),
  response: z.object({ account: accountView.nullable() }),
})

const act = {
  permission: operator,
  params: z.object({ personId: idField }),
  body: z.object({
    reason: z
      .string()
      .trim()
      .min(10, 'Escriba el motivo: al menos 10 caracteres.')
      .max(500, 'Escriba máximo 500 caracteres.'),
  }),
  response: accountView,
} as const

export const blockAccount = endpoint({
  id: 'identity.block_account',
  method: 'POST',
  path: '/operator/accounts/:personId/block',
  summary: 'Bloquear la cuenta de una persona',
  description: 'Sus sesiones y permisos terminan de inmediato; lo que hizo se conserva. La persona recibe el motivo.',
  ...act,
  refusals: ['platform.not_found', 'identity.account_already_blocked', 'identity.account_not_active'],
})

export const unblockAccount = endpoint({
  id: 'identity.unblock_account',
  method: 'POST',
  path: '/operator/accounts/:personId/unblock',
  summary: 'Desbloquear la cuenta de una persona',
  description: 'Vuelve a estar activa, con su contraseña y segundo factor.',
  ...act,
  refusals: ['platform.not_found', 'identity.account_not_blocked'],
})
