import { spanishDayOf, spanishNit } from '#contract/spanish.ts'
import { type Outcome, requirement } from '#platform/paths/requirement.ts'
import type { ClaimFacts, EntityFacts } from '../facts.ts'

/** What the guides ask about the legal entity: P-MSS-JUR, P-MSS-REV, and who represents it. */

/** The latest attempt of the asker (or of its representative, for the entity's own page) to register the entity. */
export type LatestClaim = Pick<ClaimFacts, 'claimId' | 'entityName' | 'state' | 'submittedAt' | 'decidedAt' | 'reason'>

export interface RegistrationFacts {
  /** The registered entity; null while nobody's claim was accepted. */
  entity: EntityFacts | null
  claim: LatestClaim | null
}

const registerPage = { href: '/mi-seguridad-social/registrar-entidad', label: 'Registrar la entidad' }

/** R-01: the representative, registered as a person, has asked to register the entity. */
export const entityClaimed = requirement<RegistrationFacts>({
  id: 'identity.entity_claimed',
  rules: ['R-01'],
  asks: 'El representante legal, ya registrado como persona natural, registra la entidad en Mi Seguridad Social.',
  evaluate({ entity, claim }): Outcome {
    if (entity?.state === 'registrada' || (claim && claim.state !== 'rechazada'))
      return {
        met: true,
        ...(claim ? { since: claim.submittedAt } : {}),
        evidence: claim
          ? [
              {
                kind: 'request',
                fact: `Solicitud de registro de ${claim.entityName}`,
                source: 'Mi Seguridad Social',
                at: claim.submittedAt,
              },
            ]
          : [],
      }
    return {
      met: false,
      pending: 'P-MSS-JUR',
      ...(claim?.decidedAt ? { since: claim.decidedAt } : {}),
      refusal: claim
        ? { code: 'identity.claim_rejected', params: { entity: claim.entityName, reason: claim.reason } }
        : { code: 'identity.entity_not_registered' },
      who: { actor: 'representative', name: 'el representante legal de la entidad' },
      where: registerPage,
    }
  },
})

/** D-03: the registration was accepted, by the registries' match or by the operator. */
export const entityAccepted = requirement<RegistrationFacts>({
  id: 'identity.entity_accepted',
  rules: ['R-01', 'D-03'],
  asks: 'El registro de la entidad queda aceptado: solo si REPS confirma al representante, o por revisión del operador.',
  evaluate({ entity, claim }): Outcome {
    if (entity?.state === 'registrada' && entity.registeredAt)
      return {
        met: true,
        since: entity.registeredAt,
        evidence: [
          {
            kind: 'entity',
            fact: `${entity.name}, NIT ${spanishNit(entity.nit, entity.dv)}${entity.representative ? `, representada por ${entity.representative.name}` : ''}`,
            source: 'Mi Seguridad Social',
            at: entity.registeredAt,
          },
        ],
      }
    if (claim?.state === 'en_revision')
      return {
        met: false,
        pending: 'P-MSS-REV',
        since: claim.submittedAt,
        refusal: {
          code: 'identity.entity_in_review',
          params: { entity: claim.entityName, when: spanishDayOf(claim.submittedAt), at: claim.submittedAt },
        },
        who: { actor: 'operator', name: 'el operador de OpenMIPRES' },
        where: { href: `/mi-seguridad-social/solicitudes/${claim.claimId}`, label: 'Ver la solicitud' },
      }
    return {
      met: false,
      pending: 'P-MSS-JUR',
      refusal: { code: 'identity.entity_not_registered' },
      who: { actor: 'representative', name: 'el representante legal de la entidad' },
      where: registerPage,
    }
  },
})

/** R-02: only the representante legal acts for the entity in Mi Seguridad Social. A delegate names nobody. */
export const representativeIsMe = requirement<{ entity: EntityFacts; personId: string }>({
  id: 'identity.representative_is_me',
  rules: ['R-02'],
  asks: 'Solo el representante legal de la entidad nombra, reemplaza y revoca delegados.',
  evaluate({ entity, personId }): Outcome {
    const representative = entity.representative
    if (representative?.personId === personId)
      return {
        met: true,
        since: representative.since,
        evidence: [
          {
            kind: 'entity',
            fact: `${representative.name}, representante legal`,
            source: 'Mi Seguridad Social',
            at: representative.since,
          },
        ],
      }
    const name = representative?.name ?? `el representante legal de ${entity.name}`
    return {
      met: false,
      pending: 'P-MSS-JUR',
      refusal: { code: 'identity.not_representative', params: { representative: name } },
      who: {
        actor: 'representative',
        name,
        entityId: entity.entityId,
        ...(representative ? { personId: representative.personId } : {}),
      },
      where: registerPage,
    }
  },
})
