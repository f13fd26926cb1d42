import { z } from 'zod'
import { entityCapacities } from './capacities.ts'
import { endpoint } from './endpoint.ts'
import {
  dvField,
  entityRegistration,
  hasRightDigit,
  legalNatures,
  nitField,
  wrongDigit,
} from './entity-registration.ts'
import { capacityKinds, regimes } from './paths.ts'

/** Mi Seguridad Social for legal entities: registration by the representative, review by the operator, capacities. */

export const capacityView = z.object({
  capacityId: z.string(),
  kind: z.enum(capacityKinds),
  regime: z.enum(regimes).nullable(),
  /** 'EPS, régimen subsidiado'. */
  name: z.string(),
  since: z.string(),
  declinedAt: z.string().nullable(),
})
export type CapacityView = z.infer<typeof capacityView>

export const entityView = z.object({
  entityId: z.string(),
  nit: z.string(),
  dv: z.number(),
  name: z.string(),
  state: z.enum(['en_revision', 'registrada', 'suspendida', 'cancelada']),
  registeredAt: z.string().nullable(),
  representative: z.object({ name: z.string(), since: z.string() }).nullable(),
  capacities: z.array(capacityView),
})
export type EntityView = z.infer<typeof entityView>

const claimStates = ['en_revision', 'aceptada', 'rechazada', 'automatica'] as const

export const claimView = z.object({
  claimId: z.string(),
  entityId: z.string(),
  nit: z.string(),
  dv: z.number(),
  name: z.string(),
  capacities: z.array(z.enum(entityCapacities)),
  position: z.string(),
  submittedAt: z.string(),
  state: z.enum(claimStates),
  /** Why an operator reviews it; null when it was automatic. */
  cause: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
})
export type ClaimView = z.infer<typeof claimView>

export const listOwnEntities = endpoint({
  id: 'identity.own_entities',
  method: 'GET',
  path: '/entities',
  summary: 'Entidades que usted representa y registros que ha pedido',
  permission: { kind: 'person' },
  response: z.object({
    entities: z.array(
      entityView.extend({
        /** Capacities without delegate for MIPRES: what the representative has to do next. */
        withoutDelegate: z.array(z.string()),
        /** Delegations that wait for the representative's confirmation (D-06). */
        toConfirm: z.number(),
      }),
    ),
    claims: z.array(claimView),
  }),
})

export const checkNit = endpoint({
  id: 'identity.check_nit',
  method: 'GET',
  path: '/entities/nit-check',
  summary: 'Qué dicen los registros de un NIT, antes de registrar la entidad',
  permission: { kind: 'person' },
  query: z.object({ nit: nitField, dv: dvField }).refine(hasRightDigit, wrongDigit),
  response: z.object({
    nit: z.string(),
    dv: z.number(),
    /** Somebody represents it already: the registration goes to review. */
    registered: z.boolean(),
    name: z.string().nullable(),
    municipalityCode: z.string().nullable(),
    reps: z.object({ codes: z.array(z.string()), enabled: z.boolean(), cut: z.string() }).nullable(),
    eapb: z
      .object({ codes: z.array(z.object({ code: z.string(), regime: z.enum(regimes) })), cut: z.string() })
      .nullable(),
  }),
  rate: 'public_query',
})

export const uploadSupport = endpoint({
  id: 'identity.upload_support',
  method: 'POST',
  path: '/entity-supports',
  summary: 'Adjuntar un soporte: PDF, JPG o PNG de máximo 10 MB',
  description: 'Un formulario con un archivo. Devuelve el identificador que se envía al registrar la entidad.',
  permission: { kind: 'person', secondFactor: true },
  raw: { request: 'multipart/form-data' },
  status: 201,
  response: z.object({ supportId: z.string(), fileName: z.string(), size: z.number() }),
  refusals: [
    'identity.support_not_readable',
    'identity.support_too_big',
    'identity.support_not_found',
    'identity.supports_too_many',
  ],
})

export const registerEntity = endpoint({
  id: 'identity.register_entity',
  method: 'POST',
  path: '/entities',
  summary: 'Registrar una entidad como su representante legal',
  description:
    'Si REPS confirma al representante legal de una IPS, queda registrada de inmediato; lo demás lo revisa el operador (D-03).',
  permission: { kind: 'person', secondFactor: true },
  body: entityRegistration,
  status: 201,
  response: z.object({
    claimId: z.string(),
    entityId: z.string(),
    state: z.enum(claimStates),
    cause: z.string().nullable(),
  }),
  refusals: [
    'identity.person_not_registered',
    'identity.claim_open',
    'identity.already_representative',
    'identity.support_needed',
    'identity.support_not_found',
  ],
})

export const readOwnClaim = endpoint({
  id: 'identity.own_claim',
  method: 'GET',
  path: '/entity-claims/:claimId',
  summary: 'Un registro de entidad que usted pidió',
  permission: { kind: 'person' },
  params: z.object({ claimId: z.uuid() }),
  response: claimView,
  refusals: ['platform.not_found'],
})

/** What the representative declares of the entity, besides what it is called and may do. */
const declaredFields = {
  shortName: z.string().nullable(),
  legalNature: z.enum(legalNatures),
  constitutedOn: z.string().nullable(),
  address: z.string().nullable(),
  municipality: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
}

export const readEntity = endpoint({
  id: 'identity.entity',
  method: 'GET',
  path: '/entities/:entityId',
  summary: 'Una entidad que usted representa',
  permission: { kind: 'representative', entity: 'entityId' },
  params: z.object({ entityId: z.uuid() }),
  response: entityView.extend({
    ...declaredFields,
    /** Capacities it could still be registered as. */
    available: z.array(z.enum(entityCapacities)),
    toConfirm: z.number(),
  }),
})

export const addCapacity = endpoint({
  id: 'identity.add_capacity',
  method: 'POST',
  path: '/entities/:entityId/capacities',
  summary: 'Agregar una calidad a la entidad: EPS en un régimen, IPS o proveedor',
  permission: { kind: 'representative', entity: 'entityId' },
  params: z.object({ entityId: z.uuid() }),
  body: z.object({ capacity: z.enum(entityCapacities) }),
  status: 201,
  response: capacityView,
  refusals: ['identity.capacity_exists', 'identity.not_representative'],
})

export const declareRegime = endpoint({
  id: 'identity.declare_regime',
  method: 'PUT',
  path: '/entities/:entityId/capacities/:capacityId/operation',
  summary: 'Declarar que la EPS opera, o no opera, MIPRES en un régimen',
  permission: { kind: 'representative', entity: 'entityId' },
  params: z.object({ entityId: z.uuid(), capacityId: z.uuid() }),
  body: z.object({ operates: z.boolean() }),
  response: capacityView,
  refusals: ['identity.regime_already_declared', 'identity.regime_has_delegate', 'identity.not_representative'],
})

/** What an operator sees of a claim, with the registries side by side. */
export const reviewView = claimView.extend({
  claimant: z.object({ name: z.string(), document: z.object({ type: z.string(), number: z.string() }) }),
  decidedBy: z.string().nullable(),
})
export type ReviewView = z.infer<typeof reviewView>

export const listReviews = endpoint({
  id: 'identity.reviews',
  method: 'GET',
  path: '/operator/reviews',
  summary: 'Registros de entidades por revisar, o ya decididos',
  permission: { kind: 'operator', right: 'reviews' },
  query: z.object({
    state: z.enum(['waiting', 'decided']).default('waiting'),
    /** `next` of the former page. */
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  response: z.object({
    reviews: z.array(reviewView),
    next: z.string().nullable(),
    /** Counted up to 1,001: more is «más de 1.000». */
    waiting: z.number(),
  }),
})

export const readReview = endpoint({
  id: 'identity.review',
  method: 'GET',
  path: '/operator/reviews/:claimId',
  summary: 'Un registro de entidad, con lo que dicen los registros',
  permission: { kind: 'operator', right: 'reviews' },
  params: z.object({ claimId: z.uuid() }),
  response: reviewView.extend({
    startedOn: z.string(),
    declared: z.object(declaredFields),
    civilName: z.string().nullable(),
    reps: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        legalRepresentative: z.string().nullable(),
        enabled: z.boolean(),
        expiresOn: z.string().nullable(),
        cut: z.string(),
      }),
    ),
    eapb: z.array(
      z.object({ code: z.string(), name: z.string(), regime: z.string(), enabled: z.boolean(), cut: z.string() }),
    ),
    supports: z.array(
      z.object({
        supportId: z.string(),
        fileName: z.string(),
        mediaType: z.string(),
        size: z.number(),
        sha256: z.string(),
      }),
    ),
    /** Who represents the NIT now; accepting closes that representation. */
    current: z.object({ name: z.string(), since: z.string() }).nullable(),
    /** Other attempts on the same NIT. */
    others: z.array(
      z.object({ claimId: z.string(), claimant: z.string(), state: z.enum(claimStates), submittedAt: z.string() }),
    ),
  }),
  refusals: ['platform.not_found'],
})

export const decideReview = endpoint({
  id: 'identity.decide_review',
  method: 'POST',
  path: '/operator/reviews/:claimId/decision',
  summary: 'Aceptar o rechazar un registro de entidad',
  permission: { kind: 'operator', right: 'reviews' },
  params: z.object({ claimId: z.uuid() }),
  body: z
    .object({
      decision: z.enum(['accept', 'reject']),
      reason: z.string().trim().max(500, 'Escriba máximo 500 caracteres.').default(''),
    })
    .refine((body) => body.decision === 'accept' || body.reason.length >= 10, {
      path: ['reason'],
      message: 'Escriba por qué no se acepta y qué debe corregir: al menos 10 caracteres.',
    }),
  response: reviewView,
  refusals: ['identity.claim_already_decided', 'platform.not_found'],
})

export const readSupportFile = endpoint({
  id: 'identity.support_file',
  method: 'GET',
  path: '/operator/supports/:supportId',
  summary: 'Descargar un soporte adjunto a un registro',
  permission: { kind: 'operator', right: 'reviews' },
  params: z.object({ supportId: z.uuid() }),
  raw: { response: 'application/octet-stream' },
  refusals: ['platform.not_found'],
})
