import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { capacityKinds, pendingCodes, regimes, stepActors, userTypes } from './paths.ts'

/** What the paths of the two guides say to a person, about an entity, and to anyone who wants to know what is asked. */

/** A dated fact that supports an answer. */
export const evidenceView = z.object({
  kind: z.enum(['registry', 'act', 'mail', 'entity', 'request']),
  fact: z.string(),
  source: z.string(),
  cut: z.string().optional(),
  at: z.string().optional(),
})
export type EvidenceView = z.infer<typeof evidenceView>

/** Who has the ball, in words, and whether it is the reader. */
export const whoView = z.object({ actor: z.enum(stepActors), name: z.string().optional(), you: z.boolean() })
export const whereView = z.object({ href: z.string(), label: z.string() })

/** What is missing: the status code of the step, the refusal an act would get now, who must act and where. */
export const missingView = z.object({
  pending: z.enum(pendingCodes),
  code: z.string(),
  text: z.string(),
  who: whoView,
  where: whereView,
})
export type MissingView = z.infer<typeof missingView>

export const stepStates = ['done', 'you', 'wait', 'stop', 'later'] as const

export const stepView = z.object({
  id: z.string(),
  paso: z.string(),
  title: z.string(),
  explains: z.string(),
  state: z.enum(stepStates),
  /** Missing it warns and holds nobody back (P-RED, P-SEDE). */
  optional: z.boolean(),
  rules: z.array(z.string()),
  evidence: z.array(evidenceView),
  since: z.string().optional(),
  missing: missingView.optional(),
})
export type StepView = z.infer<typeof stepView>

export const pathView = z.object({
  /** Stable in the list: the type, and the capacity when it is a delegate's. */
  key: z.string(),
  type: z.enum(userTypes),
  /** 'Profesional de la salud'. */
  name: z.string(),
  /** 'Su camino para prescribir'. */
  title: z.string(),
  guide: z.string(),
  /** Where the delegate administers; absent of the other types. */
  capacity: z
    .object({
      capacityId: z.string(),
      kind: z.enum(capacityKinds),
      regime: z.enum(regimes).nullable(),
      entityId: z.string().nullable(),
      entityName: z.string(),
    })
    .optional(),
  done: z.number().int(),
  total: z.number().int(),
  complete: z.boolean(),
  /** Id of the step that holds the path back; null when it is walked. */
  ball: z.string().nullable(),
  steps: z.array(stepView),
})
export type PathView = z.infer<typeof pathView>

/** What the person asked of an entity and still waits, so that her path can remind or withdraw it. */
export const waitingRequestView = z.object({
  requestId: z.string(),
  userType: z.enum(userTypes),
  capacityId: z.string(),
  entityName: z.string(),
  sedeName: z.string().nullable(),
  askedAt: z.string(),
  openedAt: z.string().nullable(),
  remindedAt: z.string().nullable(),
  /** Null while the entity has no delegate: her request waits for the naming too. */
  delegateName: z.string().nullable(),
})
export type WaitingRequestView = z.infer<typeof waitingRequestView>

export const typeView = z.object({
  type: z.enum(userTypes),
  name: z.string(),
  /** One sentence: what this type is for and what comes after. */
  does: z.string(),
  group: z.enum(['patients', 'administration']),
  /** registered: already has it (and nothing more to add); met: may register now. */
  state: z.enum(['met', 'wait', 'unmet', 'registered']),
  /** Words of its tag: 'Cumple: Medicina en ReTHUS', 'Espera un nombramiento'. */
  tag: z.string(),
  /** What is missing, in a sentence, when it is not met. */
  missing: missingView.optional(),
  evidence: z.array(evidenceView),
  /** Namings of the person's document that one registration puts in force together. */
  namings: z.array(
    z.object({
      delegationId: z.string(),
      entityName: z.string(),
      regime: z.enum(regimes).nullable(),
      namedAt: z.string(),
      expiresAt: z.string(),
    }),
  ),
})
export type TypeView = z.infer<typeof typeView>

export const myPaths = endpoint({
  id: 'users.my_paths',
  method: 'GET',
  path: '/me/paths',
  summary: 'Mis caminos, paso a paso',
  description:
    'Los caminos que la persona recorre (uno por cada registro o nombramiento) y los tipos que podría registrar. Cada paso dice si está hecho, si le toca a quien consulta o a quién espera.',
  permission: { kind: 'person' },
  response: z.object({
    person: z.object({
      name: z.string(),
      document: z.object({ type: z.string(), number: z.string() }),
      email: z.string().nullable(),
      secondFactor: z.boolean(),
      profession: z.string().nullable(),
    }),
    paths: z.array(pathView),
    requests: z.array(waitingRequestView),
    couldBe: z.array(typeView),
  }),
})

export const entityPath = endpoint({
  id: 'users.entity_path',
  method: 'GET',
  path: '/entities/:entityId/path',
  summary: 'El camino de la entidad, por capacidad y régimen',
  description:
    'Qué tiene y qué le falta a la entidad para administrar sus usuarios de MIPRES: un camino por cada capacidad. Lo ven su representante legal, sus delegados y, hasta que se decida, quien pidió registrarla.',
  permission: { kind: 'person' },
  params: z.object({ entityId: z.uuid() }),
  response: z.object({
    entity: z.object({
      entityId: z.string(),
      name: z.string(),
      nit: z.string(),
      dv: z.number(),
      /** `rechazada`: of the reader's own request. */
      state: z.string(),
      representative: z.string().nullable(),
    }),
    /** The reader is its representative: she may name. */
    representative: z.boolean(),
    paths: z.array(pathView),
  }),
  refusals: ['platform.not_found'],
})

/** A path as the public page tells it: what is asked, who acts, where; without anybody's facts. */
export const publicStep = z.object({
  id: z.string(),
  paso: z.string(),
  title: z.string(),
  explains: z.string(),
  actor: z.enum(stepActors),
  /** 'Usted', 'El representante legal', 'El delegado de la IPS o de la EPS', 'ReTHUS'. */
  actorName: z.string(),
  where: whereView,
  optional: z.boolean(),
  asks: z.array(z.object({ text: z.string(), rules: z.array(z.string()) })),
})

export const publicPath = z.object({
  type: z.enum(userTypes),
  name: z.string(),
  title: z.string(),
  lead: z.string(),
  guide: z.string(),
  /** How many numbers the guide counts. */
  pasos: z.number().int(),
  /** Of them, how many the reader walks herself. */
  own: z.number().int(),
  steps: z.array(publicStep),
})
export type PublicPath = z.infer<typeof publicPath>

export const listPaths = endpoint({
  id: 'users.list_paths',
  method: 'GET',
  path: '/paths',
  summary: 'Los siete caminos',
  permission: { kind: 'public' },
  response: z.object({ paths: z.array(publicPath.omit({ steps: true })) }),
})

export const onePath = endpoint({
  id: 'users.public_path',
  method: 'GET',
  path: '/paths/:type',
  summary: 'Un camino: qué se pide, quién actúa y dónde',
  permission: { kind: 'public' },
  params: z.object({ type: z.enum(userTypes) }),
  response: publicPath,
})

export const myUserTypes = endpoint({
  id: 'users.my_user_types',
  method: 'GET',
  path: '/me/user-types',
  summary: 'Los tipos de usuario que cumplo',
  description:
    'Los siete tipos de Registro de Usuarios: cuáles cumple la persona, cuáles no, por qué y quién lo resuelve.',
  permission: { kind: 'person' },
  response: z.object({ types: z.array(typeView) }),
})
