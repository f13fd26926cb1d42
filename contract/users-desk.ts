import { z } from 'zod'
import { accountDocumentTypes, type DocumentType } from './documents.ts'
import { endpoint } from './endpoint.ts'
import { askShape } from './fields.ts'
import { capacityKinds, regimes, userTypes } from './paths.ts'
import { evidenceView, missingView } from './users-paths.ts'

/** Administración de Usuarios: what the delegate of one capacity sees and decides. Nothing of another capacity is ever in an answer. */

const capacity = z.object({ capacityId: z.uuid() })
const delegate = { kind: 'delegate', capacity: 'capacityId' } as const

const personRef = z.object({
  personId: z.string(),
  name: z.string(),
  document: z.object({ type: z.string(), number: z.string() }),
})

/** A sede of an IPS (by its REPS code) or a site of a proveedor (by its id); an EPS has none. */
export const placeView = z.object({
  key: z.string(),
  /** '01'. */
  number: z.string(),
  name: z.string(),
  /** REPS code; null of a proveedor's site. */
  code: z.string().nullable(),
})
export type PlaceView = z.infer<typeof placeView>

/** Whether a user could be activated now, as a row says it. */
export const eligibilityView = z.object({
  state: z.enum(['met', 'wait', 'stop']),
  /** 'ReTHUS al día', 'Su plaza empieza el 1 dic', 'No requiere registro'. */
  text: z.string(),
})
export type EligibilityView = z.infer<typeof eligibilityView>

const page = { after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }

export const deskLists = ['por_decidir', 'sin_rol', 'suspendidos', 'vencen'] as const
export type DeskList = (typeof deskLists)[number]

export const desk = endpoint({
  id: 'users.desk',
  method: 'GET',
  path: '/capacities/:capacityId/desk',
  summary: 'El escritorio del delegado: la entidad y cuántos esperan',
  permission: delegate,
  params: capacity,
  response: z.object({
    capacityId: z.string(),
    kind: z.enum(capacityKinds),
    regime: z.enum(regimes).nullable(),
    entityId: z.string().nullable(),
    entityName: z.string(),
    /** Counted up to 1,001: more are "más de 1.000". */
    counts: z.record(z.enum(deskLists), z.number().int()),
    /** Days of the list "vencen". */
    expiringDays: z.number().int(),
    places: z.array(placeView),
    /** What the delegate may not do here is not offered: network (EPS), own sites (proveedor), types he activates (D-01). */
    network: z.boolean(),
    sites: z.boolean(),
    activates: z.array(z.enum(userTypes)),
  }),
})

export const deskRow = z.object({
  /** Of the list por_decidir the request, of the others the activation. */
  id: z.string(),
  registrationId: z.string(),
  person: personRef,
  userType: z.enum(userTypes),
  /** As the registry writes it; null of Otro. */
  profession: z.string().nullable(),
  place: placeView.nullable(),
  /** Since when it waits: asked, activated without role, suspended; of `vencen`, the activation. */
  since: z.string(),
  /** Last day, of `vencen`. */
  endsOn: z.string().nullable(),
  reminders: z.number().int(),
  eligibility: eligibilityView,
})
export type DeskRow = z.infer<typeof deskRow>

export const deskList = endpoint({
  id: 'users.desk_list',
  method: 'GET',
  path: '/capacities/:capacityId/desk/:list',
  summary: 'Una lista del escritorio, quien más espera primero',
  permission: delegate,
  params: capacity.extend({ list: z.enum(deskLists) }),
  query: z.object({
    place: z.string().max(40).optional(),
    type: z.enum(userTypes).optional(),
    eligible: z.enum(['met', 'wait', 'stop']).optional(),
    ...page,
  }),
  response: z.object({ rows: z.array(deskRow), next: z.string().nullable() }),
})

export const searchRegistered = endpoint({
  id: 'users.search_registered',
  method: 'GET',
  path: '/capacities/:capacityId/registrations',
  summary: 'Buscar una persona registrada por su documento exacto',
  description: 'D-17: solo el documento exacto; nunca se recorren los registrados.',
  permission: delegate,
  params: capacity,
  query: z
    .object({
      documentType: z.enum(accountDocumentTypes as [DocumentType, ...DocumentType[]]),
      documentNumber: z.string().trim().min(1).max(30),
    })
    .superRefine((query, ctx) =>
      askShape(ctx, { type: query.documentType, number: query.documentNumber }, 'documentNumber'),
    ),
  response: z.object({
    registrations: z.array(z.object({ registrationId: z.string(), person: personRef, userType: z.enum(userTypes) })),
  }),
})

/** A role as the delegate may give it to this user, or why not. */
export const roleOffer = z.object({
  code: z.string(),
  name: z.string(),
  description: z.string(),
  scope: z.enum(['sede', 'entidad']),
  /** Words of what this user could do with it. */
  allows: z.array(z.string()),
  secondFactor: z.boolean(),
  /** Why it cannot be given; null when it can. */
  refusal: z.string().nullable(),
})
export type RoleOffer = z.infer<typeof roleOffer>

export const requestState = z.enum(['pendiente', 'activada', 'devuelta', 'retirada'])

/** Everything a delegate needs to decide about one registered user in his capacity. */
export const candidateView = z.object({
  registrationId: z.string(),
  person: personRef,
  userType: z.enum(userTypes),
  profession: z.string().nullable(),
  registeredAt: z.string(),
  /** The latest request to this capacity, also when it was decided: by whom and when. */
  request: z
    .object({
      requestId: z.string(),
      state: requestState,
      askedAt: z.string(),
      place: placeView.nullable(),
      note: z.string().nullable(),
      reminders: z.number().int(),
      decided: z.object({ by: z.string(), you: z.boolean(), at: z.string(), reason: z.string().nullable() }).nullable(),
    })
    .nullable(),
  eligibility: eligibilityView,
  met: z.array(evidenceView),
  missing: z.array(missingView),
  /** Where he could be activated; empty of an EPS, whose activation is of the regime. */
  places: z.array(placeView.extend({ eligibility: eligibilityView, activationId: z.string().nullable() })),
  /** Of an EPS: his activation in force in this regime. */
  activationId: z.string().nullable(),
  roles: z.array(roleOffer),
})
export type CandidateView = z.infer<typeof candidateView>

export const candidate = endpoint({
  id: 'users.candidate',
  method: 'GET',
  path: '/capacities/:capacityId/registrations/:registrationId',
  summary: 'Lo que hay que saber para decidir sobre un usuario registrado',
  permission: delegate,
  params: capacity.extend({ registrationId: z.uuid() }),
  response: candidateView,
  refusals: ['platform.not_found'],
})

const roles = z.array(z.string().max(40)).max(20).default([])
const reason = z
  .string()
  .trim()
  .min(5, 'Escriba el motivo en una frase, para que la persona sepa qué hacer.')
  .max(500, 'Escriba máximo 500 caracteres.')

export const activateUser = endpoint({
  id: 'users.activate',
  method: 'POST',
  path: '/capacities/:capacityId/activations',
  summary: 'Activar a un usuario, en una o varias sedes, con o sin roles',
  permission: delegate,
  params: capacity,
  body: z.object({
    registrationId: z.uuid(),
    /** Keys of the places; empty of an EPS. */
    places: z.array(z.string().max(40)).max(99).default([]),
    roles,
    /** The request that it answers. */
    requestId: z.uuid().optional(),
  }),
  response: z.object({ activationIds: z.array(z.string()) }),
  status: 201,
})

export const activateRequests = endpoint({
  id: 'users.activate_requests',
  method: 'POST',
  path: '/capacities/:capacityId/requests/activate',
  summary: 'Activar varias solicitudes en un solo acto, con los mismos roles',
  description: 'Cada solicitud se decide por separado: las que no se pueden quedan como estaban, con su causa.',
  permission: delegate,
  params: capacity,
  body: z.object({ requestIds: z.array(z.uuid()).min(1).max(100), roles }),
  response: z.object({
    done: z.array(z.string()),
    refused: z.array(z.object({ requestId: z.string(), name: z.string(), text: z.string() })),
  }),
})

export const returnRequests = endpoint({
  id: 'users.return_requests',
  method: 'POST',
  path: '/capacities/:capacityId/requests/return',
  summary: 'Devolver una o varias solicitudes, con el motivo',
  permission: delegate,
  params: capacity,
  body: z.object({ requestIds: z.array(z.uuid()).min(1).max(100), reason }),
  response: z.object({
    done: z.array(z.string()),
    refused: z.array(z.object({ requestId: z.string(), name: z.string(), text: z.string() })),
  }),
})

export const userRow = z.object({
  person: personRef,
  userType: z.enum(userTypes),
  profession: z.string().nullable(),
  activations: z.array(
    z.object({
      activationId: z.string(),
      place: placeView.nullable(),
      state: z.enum(['activa', 'suspendida', 'vencida', 'inactiva']),
      /** Of a suspended one, in a few words. */
      cause: z.string().nullable(),
      roles: z.array(z.string()),
    }),
  ),
})
export type UserRow = z.infer<typeof userRow>

export const listUsers = endpoint({
  id: 'users.list_users',
  method: 'GET',
  path: '/capacities/:capacityId/users',
  summary: 'Los usuarios de la entidad, por nombre',
  permission: delegate,
  params: capacity,
  query: z.object({
    state: z.enum(['activa', 'suspendida', 'vencida', 'inactiva']).optional(),
    place: z.string().max(40).optional(),
    type: z.enum(userTypes).optional(),
    role: z.string().max(40).optional(),
    /** Beginnings of the words of a name, in any order and without accents, or the beginning of a document's number. */
    text: z.string().max(80).optional(),
    ...page,
  }),
  response: z.object({ rows: z.array(userRow), next: z.string().nullable() }),
})

export const activationView = z.object({
  activationId: z.string(),
  registrationId: z.string(),
  userType: z.enum(userTypes),
  place: placeView.nullable(),
  state: z.enum(['activa', 'suspendida', 'vencida', 'inactiva']),
  /** Why it is suspended or ended, who solves it and where. */
  missing: missingView.nullable(),
  activatedAt: z.string(),
  activatedBy: z.string(),
  endsOn: z.string().nullable(),
  ended: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  roles: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      assignedAt: z.string(),
      assignedBy: z.string(),
    }),
  ),
  offers: z.array(roleOffer),
})
export type ActivationView = z.infer<typeof activationView>

export const userCard = endpoint({
  id: 'users.user_card',
  method: 'GET',
  path: '/capacities/:capacityId/users/:personId',
  summary: 'La ficha de un usuario de la entidad',
  permission: delegate,
  params: capacity.extend({ personId: z.uuid() }),
  response: z.object({
    person: personRef,
    /** The delegate himself: he gives himself no roles, except D-05. */
    you: z.boolean(),
    activations: z.array(activationView),
    history: z.array(z.object({ id: z.string(), at: z.string(), actor: z.string(), text: z.string() })),
  }),
  refusals: ['platform.not_found'],
})

export const setRoles = endpoint({
  id: 'users.set_roles',
  method: 'PUT',
  path: '/capacities/:capacityId/activations/:activationId/roles',
  summary: 'Dejar a una activación exactamente estos roles',
  permission: delegate,
  params: capacity.extend({ activationId: z.uuid() }),
  body: z.object({
    roles: z.array(z.string().max(40)).max(20),
    /** Those seen when the form was opened: another delegate's change in between is not overwritten. */
    seen: z.array(z.string().max(40)).max(20),
  }),
  refusals: ['platform.version_conflict'],
})

export const inactivateUser = endpoint({
  id: 'users.inactivate',
  method: 'POST',
  path: '/capacities/:capacityId/activations/:activationId/inactivate',
  summary: 'Inactivar a un usuario en una sede o régimen, con el motivo',
  permission: delegate,
  params: capacity.extend({ activationId: z.uuid() }),
  body: z.object({ reason }),
})
