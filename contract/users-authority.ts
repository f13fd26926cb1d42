import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { capacityKinds, regimes, userTypes } from './paths.ts'
import { evidenceView, missingView } from './users-paths.ts'

/** Who may do what, where, and why. */

/** A context is where one acts and with which role: (capacity, sede?, role). It travels in the URL, so that two tabs never mix. */
export interface ContextKey {
  capacityId: string
  /** REPS code of the sede, or id of the provider's site. */
  sede: string | null
  role: string
}

/** '0198…~152380041701~PRESCRIPTOR', for a URL. */
export function contextKey(key: ContextKey): string {
  return [key.capacityId, key.sede ?? '', key.role].join('~')
}

export const contextView = z.object({
  key: z.string(),
  capacityId: z.string(),
  kind: z.enum(capacityKinds),
  regime: z.enum(regimes).nullable(),
  entityName: z.string(),
  sede: z.object({ code: z.string(), name: z.string() }).nullable(),
  role: z.object({ code: z.string(), name: z.string() }),
  userType: z.enum(userTypes),
  /** What the role allows here: code and the words of its entry; `joins`: what the same entry opens besides (D-08). */
  capabilities: z.array(z.object({ code: z.string(), name: z.string(), joins: z.array(z.string()).optional() })),
  /** Activated and with the role, but something it stands on is missing now: what, who mends it. */
  missing: missingView.optional(),
})
export type ContextView = z.infer<typeof contextView>

/** A capacity that the person administers as its delegate: its door is Administración de Usuarios, not a role. */
export const deskView = z.object({
  capacityId: z.string(),
  kind: z.enum(capacityKinds),
  regime: z.enum(regimes).nullable(),
  entityName: z.string(),
})

export const myContexts = endpoint({
  id: 'users.my_contexts',
  method: 'GET',
  path: '/me/contexts',
  summary: 'Dónde puedo entrar y con qué rol',
  description:
    'Los contextos vigentes en este momento: entidad, régimen o sede, y rol, con lo que cada rol permite. También las entidades que administra como delegado.',
  permission: { kind: 'person' },
  response: z.object({ contexts: z.array(contextView), desks: z.array(deskView) }),
})

/** One link of the chain that grants a capability. */
export const linkView = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['met', 'missing', 'later']),
  rules: z.array(z.string()),
  evidence: z.array(evidenceView),
  missing: missingView.optional(),
})
export type LinkView = z.infer<typeof linkView>

/** What may be asked: whose capabilities, where. Only what concerns the person asked about is offered. */
const whyOptions = z.object({
  capabilities: z.array(z.object({ code: z.string(), name: z.string() })),
  places: z.array(z.object({ capacityId: z.string(), sede: z.string().nullable(), name: z.string() })),
})

export const whyAnswer = z.object({
  person: z.object({ personId: z.string(), name: z.string(), you: z.boolean() }),
  options: whyOptions,
  /** Null while no capability and place were chosen. */
  answer: z
    .object({
      yes: z.boolean(),
      capability: z.object({ code: z.string(), name: z.string() }),
      place: z.object({ capacityId: z.string(), sede: z.string().nullable(), name: z.string() }),
      /** The moment the answer speaks of. */
      at: z.string(),
      /** One sentence: what is missing and who has it, or since when it holds. */
      summary: z.string(),
      links: z.array(linkView),
    })
    .nullable(),
})
export type WhyAnswer = z.infer<typeof whyAnswer>

const whyQuery = z.object({
  capability: z.string().max(60).optional(),
  capacity: z.uuid().optional(),
  sede: z.string().max(40).optional(),
})

export const myWhy = endpoint({
  id: 'users.my_why',
  method: 'GET',
  path: '/me/why',
  summary: '¿Por qué puedo o no puedo?',
  description:
    'La cadena que da un permiso en este momento, o el primer eslabón que falta, con quién lo resuelve y dónde. Sin capacidad ni lugar, dice qué se puede preguntar.',
  permission: { kind: 'person' },
  query: whyQuery,
  response: whyAnswer,
})

export const userWhy = endpoint({
  id: 'users.user_why',
  method: 'GET',
  path: '/capacities/:capacityId/users/:personId/why',
  summary: '¿Por qué puede o no puede este usuario?',
  description:
    'La misma respuesta, para el delegado, sobre un usuario registrado con su entidad o que le pidió activación.',
  permission: { kind: 'delegate', capacity: 'capacityId' },
  params: z.object({ capacityId: z.uuid(), personId: z.uuid() }),
  query: whyQuery.omit({ capacity: true }),
  response: whyAnswer,
  refusals: ['platform.not_found'],
})
