import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { documentField, idField } from './fields.ts'
import { entityView } from './identity-entities.ts'
import { capacityKinds, regimes } from './paths.ts'

/** Administrar Autorizados: who administers which application in the name of an entity. */

/** The document of who is named; only types with which an account can be opened (the person has to register). */
const namedDocument = documentField()

/** Only tells the person; it proves nothing (D-19). */
const optionalEmail = z.union([z.literal(''), z.email()]).default('')

export const delegationStates = ['nombrada', 'vencida', 'vigente', 'suspendida', 'revocada', 'reemplazada'] as const

export const delegationView = z.object({
  delegationId: z.string(),
  capacityId: z.string(),
  /** 'EPS, régimen subsidiado'. */
  capacity: z.string(),
  application: z.string(),
  document: z.object({ type: z.string(), number: z.string() }),
  /** Known once in force: before, the document is all that was named. */
  name: z.string().nullable(),
  /** Whether a person with that document has registered in Mi Seguridad Social. */
  inMss: z.boolean(),
  email: z.string().nullable(),
  state: z.enum(delegationStates),
  namedAt: z.string(),
  namedBy: z.object({ name: z.string(), you: z.boolean() }),
  expiresAt: z.string(),
  inForceFrom: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  endNote: z.string().nullable(),
  /** Asked of a new representative (D-06); null when nothing was asked. */
  confirmBy: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  remindedAt: z.string().nullable(),
})
export type DelegationView = z.infer<typeof delegationView>

export const slotView = z.object({
  capacityId: z.string(),
  kind: z.enum(capacityKinds),
  regime: z.enum(regimes).nullable(),
  /** 'Contributivo', 'IPS', 'Toda la EPS'. */
  title: z.string(),
  /** Codes of REPS or EAPB behind the capacity, with their cut. */
  codes: z.array(z.string()),
  declinedAt: z.string().nullable(),
  inForce: delegationView.nullable(),
  /** Waits, or lapsed. */
  pending: delegationView.nullable(),
  /** Why nobody can be named now: what the registry lacks; null when naming is possible. */
  blocked: z.object({ code: z.string(), text: z.string() }).nullable(),
})
export type SlotView = z.infer<typeof slotView>

const inEntity = {
  params: z.object({ entityId: z.uuid() }),
  permission: { kind: 'representative', entity: 'entityId' },
} as const
const oneDelegation = {
  params: z.object({ entityId: z.uuid(), delegationId: z.uuid() }),
  permission: { kind: 'representative', entity: 'entityId' },
} as const

export const listAuthorized = endpoint({
  id: 'identity.authorized',
  method: 'GET',
  path: '/entities/:entityId/delegations',
  summary: 'Quién administra qué en la entidad',
  ...inEntity,
  response: z.object({
    entity: entityView,
    applications: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        about: z.string(),
        perRegime: z.boolean(),
        slots: z.array(slotView),
      }),
    ),
  }),
})

export const readInvitation = endpoint({
  id: 'identity.invitation',
  method: 'GET',
  path: '/invitations/:delegationId',
  summary: 'A qué le invita un nombramiento pendiente',
  description:
    'Quien llega desde el correo del nombramiento, sin sesión, lee qué entidad y para qué. No dice a quién se nombró.',
  permission: { kind: 'public' },
  params: z.object({ delegationId: idField }),
  response: z.object({ entity: z.string(), capacity: z.string(), application: z.string() }),
  refusals: ['platform.not_found'],
})

export const nameDelegate = endpoint({
  id: 'identity.name_delegate',
  method: 'POST',
  path: '/entities/:entityId/delegations',
  summary: 'Nombrar un delegado por su documento, aunque todavía no se haya registrado',
  ...inEntity,
  body: z.object({
    capacityId: z.uuid('Elija para qué calidad de la entidad nombra.'),
    application: z.string().min(1, 'Elija la aplicación.').max(40),
    document: namedDocument,
    email: optionalEmail,
  }),
  status: 201,
  response: delegationView,
  refusals: [
    'identity.not_representative',
    'identity.naming_pending',
    'identity.delegation_in_force',
    'identity.regime_declined',
    'identity.application_unknown',
    'identity.application_whole_entity',
  ],
})

export const replaceDelegate = endpoint({
  id: 'identity.replace_delegate',
  method: 'POST',
  path: '/entities/:entityId/delegations/:delegationId/replacement',
  summary: 'Reemplazar al delegado: el actual sigue hasta que el nuevo se registre, o termina ya',
  ...oneDelegation,
  body: z.object({
    document: namedDocument,
    email: optionalEmail,
    /** When the one in force ends: when the new one registers, or now. */
    ends: z.enum(['when_registered', 'now'], 'Elija cuándo termina la delegación actual.'),
  }),
  status: 201,
  response: delegationView,
  refusals: [
    'identity.not_representative',
    'identity.naming_pending',
    'identity.delegation_not_in_force',
    'identity.delegation_closed',
    'identity.same_delegate',
    'platform.not_found',
  ],
})

export const revokeDelegation = endpoint({
  id: 'identity.revoke_delegation',
  method: 'POST',
  path: '/entities/:entityId/delegations/:delegationId/revocation',
  summary: 'Revocar una delegación o un nombramiento pendiente',
  ...oneDelegation,
  body: z.object({ note: z.string().trim().max(300, 'Escriba máximo 300 caracteres.').default('') }),
  response: delegationView,
  refusals: ['identity.not_representative', 'identity.delegation_closed', 'platform.not_found'],
})

export const correctNaming = endpoint({
  id: 'identity.correct_naming',
  method: 'POST',
  path: '/entities/:entityId/delegations/:delegationId/correction',
  summary: 'Corregir el documento o el correo de un nombramiento pendiente',
  ...oneDelegation,
  body: z.object({ document: namedDocument, email: optionalEmail }),
  status: 201,
  response: delegationView,
  refusals: [
    'identity.not_representative',
    'identity.delegation_not_pending',
    'identity.delegation_closed',
    'identity.same_delegate',
    'platform.not_found',
  ],
})

export const remindDelegate = endpoint({
  id: 'identity.remind_delegate',
  method: 'POST',
  path: '/entities/:entityId/delegations/:delegationId/reminder',
  summary: 'Enviar un recordatorio a quien fue nombrado',
  ...oneDelegation,
  response: delegationView,
  refusals: [
    'identity.not_representative',
    'identity.reminder_without_address',
    'identity.reminder_too_soon',
    'identity.delegation_not_pending',
    'identity.delegation_closed',
    'platform.not_found',
  ],
  rate: 'mail',
})

export const confirmDelegations = endpoint({
  id: 'identity.confirm_delegations',
  method: 'POST',
  path: '/entities/:entityId/delegations/confirmation',
  summary: 'Confirmar los delegados que nombró el representante anterior',
  ...inEntity,
  body: z.object({ delegationIds: z.array(z.uuid()).min(1, 'Elija al menos un delegado.').max(50) }),
  response: z.object({ confirmed: z.array(delegationView) }),
  refusals: ['identity.not_representative', 'identity.delegation_confirmed', 'platform.not_found'],
})

export const delegationHistory = endpoint({
  id: 'identity.delegation_history',
  method: 'GET',
  path: '/entities/:entityId/delegations/history',
  summary: 'Historial de nombramientos de la entidad, los más recientes primero',
  ...inEntity,
  query: z.object({ before: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(25) }),
  response: z.object({ entity: entityView, delegations: z.array(delegationView), next: z.string().nullable() }),
})

export const operatorAuthorized = endpoint({
  id: 'identity.operator_authorized',
  method: 'GET',
  path: '/operator/entities/:nit/delegations',
  summary: 'Quién administra una entidad, por NIT exacto, para una revocación de urgencia',
  permission: { kind: 'operator', right: 'reviews' },
  params: z.object({ nit: z.string().regex(/^\d{5,15}$/, 'Escriba el NIT sin dígito de verificación.') }),
  response: z.object({ entity: entityView, delegations: z.array(delegationView) }),
  refusals: ['platform.not_found'],
})

export const emergencyRevoke = endpoint({
  id: 'identity.emergency_revoke',
  method: 'POST',
  path: '/operator/delegations/:delegationId/revocation',
  summary: 'Revocar de urgencia una delegación; queda en la auditoría',
  permission: { kind: 'operator', right: 'reviews' },
  params: z.object({ delegationId: z.uuid() }),
  body: z.object({
    reason: z
      .string()
      .trim()
      .min(10, 'Escriba el motivo: al menos 10 caracteres.')
      .max(500, 'Escriba máximo 500 caracteres.'),
  }),
  response: delegationView,
  refusals: ['identity.delegation_closed', 'platform.not_found'],
})
