import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { searchedNitField } from './entity-registration.ts'
import { capacityKinds, regimes, userTypes } from './paths.ts'

/** Registro de Usuarios and the request of activation: what a person does about herself. */

const me = { kind: 'person' } as const

export const registrationView = z.object({
  registrationId: z.string(),
  userType: z.enum(userTypes),
  /** What a delegate administers; null of the other types. */
  capacity: z
    .object({
      capacityId: z.string(),
      kind: z.enum(capacityKinds),
      regime: z.enum(regimes).nullable(),
      entityName: z.string(),
    })
    .nullable(),
  registeredAt: z.string(),
})
export type RegistrationView = z.infer<typeof registrationView>

export const registerUser = endpoint({
  id: 'users.register',
  method: 'POST',
  path: '/me/registrations',
  summary: 'Registrarse en Registro de Usuarios con un tipo',
  description:
    'Registrarse no da permisos por sí mismo: después un delegado activa y da roles. Un delegado registra en un solo acto todos los nombramientos de ese tipo que esperan su documento.',
  permission: me,
  body: z.object({ userType: z.enum(userTypes, { error: 'Elija con qué tipo de usuario se registra.' }) }),
  response: z.object({ registrations: z.array(registrationView) }),
  status: 201,
  refusals: [
    'users.already_registered',
    'users.account_not_active',
    'users.rethus_not_loaded',
    'users.entity_not_in_force',
    'users.capacity_closed',
    'identity.not_named',
    'identity.naming_lapsed',
    'registries.reps_not_found',
    'registries.reps_not_enabled',
    'registries.reps_expired',
    'registries.reps_closed',
    'registries.eapb_not_enabled',
    'registries.rethus_not_found',
    'registries.rethus_profession_not_allowed',
    'registries.rethus_sanctioned',
    'registries.sso_not_found',
    'registries.sso_not_approved',
    'registries.sso_no_plaza',
    'registries.sso_plaza_not_active',
    'registries.sso_not_started',
    'registries.sso_ended',
  ],
})

export const myRegistrations = endpoint({
  id: 'users.my_registrations',
  method: 'GET',
  path: '/me/registrations',
  summary: 'Mis registros en el módulo',
  permission: me,
  response: z.object({ registrations: z.array(registrationView) }),
})

export const annulRegistration = endpoint({
  id: 'users.annul_registration',
  method: 'POST',
  path: '/me/registrations/:registrationId/annul',
  summary: 'Anular un registro propio',
  description: 'Termina también sus activaciones. La historia se conserva.',
  permission: me,
  params: z.object({ registrationId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(5, 'Escriba el motivo en una frase.').max(500) }),
  response: z.object({ endedActivations: z.number().int() }),
  refusals: ['platform.not_found', 'users.registration_annulled'],
})

/** A place where a user may ask to be activated, with the answer he would get today. */
export const askablePlace = z.object({
  /** Key of the place, as `askActivation` takes it; null for a regime of an EPS. */
  place: z.string().nullable(),
  /** '01 Principal', or the regime. */
  name: z.string(),
  /** Why it would be refused today, or null. */
  refusal: z.string().nullable(),
})

export const findEntities = endpoint({
  id: 'users.find_activating_entities',
  method: 'GET',
  path: '/me/registrations/:registrationId/entities',
  summary: 'Entidades a las que se puede pedir la activación',
  description:
    'Sin NIT: la de la plaza, para SSO. Con NIT: las calidades de esa entidad cuyo delegado activa este tipo de usuario, con sus sedes.',
  permission: me,
  params: z.object({ registrationId: z.uuid() }),
  query: z.object({ nit: searchedNitField.optional() }),
  response: z.object({
    entities: z.array(
      z.object({
        capacityId: z.string(),
        kind: z.enum(capacityKinds),
        regime: z.enum(regimes).nullable(),
        entityName: z.string(),
        nit: z.string().nullable(),
        /** Null while the entity has no registered delegate: the request waits for one. */
        delegateName: z.string().nullable(),
        places: z.array(askablePlace),
      }),
    ),
  }),
  refusals: ['platform.not_found'],
})

export const activationRequestView = z.object({
  requestId: z.string(),
  registrationId: z.string(),
  userType: z.enum(userTypes),
  capacityId: z.string(),
  entityName: z.string(),
  place: z.string().nullable(),
  state: z.enum(['pendiente', 'activada', 'devuelta', 'retirada']),
  askedAt: z.string(),
  openedAt: z.string().nullable(),
  remindedAt: z.string().nullable(),
  decided: z.object({ at: z.string(), by: z.string().nullable(), reason: z.string().nullable() }).nullable(),
})
export type ActivationRequestView = z.infer<typeof activationRequestView>

export const askActivation = endpoint({
  id: 'users.ask_activation',
  method: 'POST',
  path: '/me/requests',
  summary: 'Pedir la activación a una entidad',
  permission: me,
  body: z.object({
    registrationId: z.uuid(),
    capacityId: z.uuid({ error: 'Elija la entidad a la que pide la activación.' }),
    /** Key of the sede; absent of an EPS. */
    place: z.string().max(40).optional(),
    note: z.string().trim().max(300).optional(),
  }),
  response: activationRequestView,
  status: 201,
  refusals: ['platform.not_found', 'users.request_pending', 'users.already_active', 'users.activator_not_allowed'],
})

export const myRequests = endpoint({
  id: 'users.my_requests',
  method: 'GET',
  path: '/me/requests',
  summary: 'Mis solicitudes de activación',
  permission: me,
  response: z.object({ requests: z.array(activationRequestView) }),
})

const own = z.object({ requestId: z.uuid() })

export const withdrawRequest = endpoint({
  id: 'users.withdraw_request',
  method: 'POST',
  path: '/me/requests/:requestId/withdraw',
  summary: 'Retirar una solicitud de activación',
  permission: me,
  params: own,
  refusals: ['platform.not_found', 'users.request_already_decided'],
})

export const remindRequest = endpoint({
  id: 'users.remind_request',
  method: 'POST',
  path: '/me/requests/:requestId/remind',
  summary: 'Recordarle al delegado una solicitud que espera',
  permission: me,
  params: own,
  refusals: ['platform.not_found', 'users.request_already_decided', 'users.request_reminder_too_soon'],
})
