import { capacityName } from '#contract/capacities.ts'
import { spanishDay, spanishDayOf, spanishDocument } from '#contract/spanish.ts'
import { dayOf } from '#platform/dates.ts'
import { type Evidence, type Outcome, requirement, type Where } from '#platform/paths/requirement.ts'
import type { CapacityFacts, DelegationFacts, EntityFacts, PersonFacts } from '../facts.ts'

/** What the guides ask about the naming of a delegate: P-NOMBRAR, P-DEL-VENC, P-DEL-MSS and the confirmation of D-06. */

/** One capacity and application, with who administers it. */
export interface NamingFacts {
  capacity: CapacityFacts
  application: { code: string; name: string }
  representative: EntityFacts['representative']
  inForce: DelegationFacts | null
  pending: DelegationFacts | null
}

const source = 'Administrar Autorizados'

/** Where the representative names, replaces and revokes. */
export function authorizedPage(entityId: string | null): Where {
  return entityId
    ? { href: `/mi-seguridad-social/entidades/${entityId}/autorizados`, label: 'Administrar Autorizados' }
    : { href: '/mi-seguridad-social/entidades', label: 'Mi Seguridad Social' }
}

const representativeOf = (facts: { capacity: CapacityFacts; representative: EntityFacts['representative'] }) => ({
  actor: 'representative' as const,
  name: facts.representative?.name ?? `el representante legal de ${facts.capacity.entityName}`,
  ...(facts.representative ? { personId: facts.representative.personId } : {}),
  ...(facts.capacity.entityId ? { entityId: facts.capacity.entityId } : {}),
})

/** By name once in force; before, by the document that was named: a naming never tells whose it is. */
const who = (d: DelegationFacts): string => (d.inForceFrom && d.personName) || spanishDocument(d.doc)

/** Evidence of a naming: whom, by whom, when. */
export function namingEvidence(d: DelegationFacts): Evidence[] {
  const named: Evidence = { kind: 'act', fact: `${who(d)}, nombrado por ${d.namedBy.name}`, source, at: d.namedAt }
  return d.inForceFrom
    ? [named, { kind: 'act', fact: 'Registro en MIPRES', source: 'Registro de Usuarios', at: d.inForceFrom }]
    : [named]
}

/** somebody administers the capacity, or is named and may still come. */
export const delegateNamed = requirement<NamingFacts>({
  id: 'identity.delegate_named',
  rules: ['R-02', 'R-03', 'R-04', 'R-05', 'D-04', 'D-12', 'D-14'],
  asks: 'El representante legal nombra al delegado en Administrar Autorizados, por su documento. Una EPS nombra uno por régimen.',
  evaluate(facts): Outcome {
    const { capacity, application, inForce, pending } = facts
    const open = inForce ?? (pending?.state === 'nombrada' ? pending : null)
    if (open) return { met: true, since: open.namedAt, evidence: namingEvidence(open) }
    if (capacity.declinedAt)
      return {
        met: true,
        since: capacity.declinedAt,
        evidence: [
          {
            kind: 'act',
            fact: `La EPS declaró que no opera MIPRES en el régimen ${capacity.regime}`,
            source,
            at: capacity.declinedAt,
          },
        ],
      }
    if (pending)
      return {
        met: false,
        pending: 'P-DEL-VENC',
        since: pending.expiresAt,
        refusal: {
          code: 'identity.naming_lapsed',
          params: {
            document: spanishDocument(pending.doc),
            when: spanishDayOf(pending.expiresAt),
            at: pending.expiresAt,
          },
        },
        who: representativeOf(facts),
        where: authorizedPage(capacity.entityId),
        evidence: namingEvidence(pending),
      }
    return {
      met: false,
      pending: 'P-NOMBRAR',
      refusal: {
        code: 'identity.delegate_missing',
        params: {
          application: application.name,
          capacity: capacityName(capacity.kind, capacity.regime),
          regime: capacity.regime,
        },
      },
      who: representativeOf(facts),
      where: authorizedPage(capacity.entityId),
    }
  },
})

/** R-03, edge case 1: a person with exactly the named document has registered in Mi Seguridad Social. */
export const delegateInMss = requirement<NamingFacts>({
  id: 'identity.delegate_in_mss',
  rules: ['R-03', 'D-19'],
  asks: 'La persona nombrada se registra en Mi Seguridad Social con el mismo tipo y número de documento.',
  evaluate({ capacity, inForce, pending }): Outcome {
    const naming = inForce ?? pending
    if (!naming) return { met: true, evidence: [] }
    if (naming.personId)
      return {
        met: true,
        evidence: [
          { kind: 'entity', fact: `Cuenta con ${spanishDocument(naming.doc)}`, source: 'Mi Seguridad Social' },
        ],
      }
    const document = spanishDocument(naming.doc)
    return {
      met: false,
      pending: 'P-DEL-MSS',
      since: naming.namedAt,
      refusal: { code: 'identity.delegate_not_in_mss', params: { document, by: spanishDay(dayOf(naming.expiresAt)) } },
      who: { actor: 'delegate', name: document, ...(capacity.entityId ? { entityId: capacity.entityId } : {}) },
      where: { href: '/registro', label: 'Registrarse en Mi Seguridad Social' },
      evidence: namingEvidence(naming),
    }
  },
})

/** D-06: a delegation that a new representative found has been confirmed in time. */
export const delegationConfirmed = requirement<NamingFacts>({
  id: 'identity.delegation_confirmed',
  rules: ['D-06'],
  asks: 'Cuando cambia el representante legal, el nuevo confirma a los delegados dentro del plazo.',
  evaluate(facts): Outcome {
    const { inForce, capacity } = facts
    if (inForce?.state !== 'suspendida' || !inForce.confirmBy)
      return {
        met: true,
        evidence: inForce?.confirmedAt
          ? [{ kind: 'act', fact: 'Confirmada por el nuevo representante legal', source, at: inForce.confirmedAt }]
          : [],
      }
    return {
      met: false,
      pending: 'P-NOMBRAR',
      since: inForce.confirmBy,
      refusal: {
        code: 'identity.delegation_suspended',
        params: { name: who(inForce), when: spanishDayOf(inForce.confirmBy), at: inForce.confirmBy },
      },
      who: representativeOf(facts),
      where: authorizedPage(capacity.entityId),
      evidence: namingEvidence(inForce),
    }
  },
})

/** What a person who wants to register as a delegate is asked: a naming of exactly her document (R-06, edge case 2). */
export interface NamedFacts {
  person: PersonFacts
  /** Her namings of one kind of capacity (and regime, where one is meant), any state, latest first. */
  delegations: readonly DelegationFacts[]
}

export const namedAsDelegate = requirement<NamedFacts>({
  id: 'identity.named_as_delegate',
  rules: ['R-02', 'R-03', 'R-06', 'D-06', 'D-14'],
  asks: 'Un representante legal nombra a la persona delegada, con su documento exacto.',
  evaluate({ person, delegations }): Outcome {
    const of = (state: DelegationFacts['state']) => delegations.find((d) => d.state === state)
    const open = of('vigente') ?? of('nombrada')
    if (open)
      return {
        met: true,
        since: open.namedAt,
        evidence: [
          {
            kind: 'act',
            fact: `${open.namedBy.name} nombró a ${spanishDocument(open.doc)} por ${open.capacity.entityName}, ${capacityName(open.capacity.kind, open.capacity.regime)}`,
            source,
            at: open.namedAt,
          },
        ],
      }
    const suspended = of('suspendida')
    const lapsed = of('vencida')
    const last = suspended ?? lapsed
    const representative = {
      actor: 'representative' as const,
      name: last ? `el representante legal de ${last.capacity.entityName}` : 'el representante legal de la entidad',
      ...(last?.capacity.entityId ? { entityId: last.capacity.entityId } : {}),
    }
    const where: Where = { href: '/caminos', label: 'Qué debe hacer el representante legal' }
    if (suspended?.confirmBy)
      return {
        met: false,
        pending: 'P-NOMBRAR',
        since: suspended.confirmBy,
        refusal: {
          code: 'identity.delegation_suspended',
          params: { name: person.name, when: spanishDayOf(suspended.confirmBy), at: suspended.confirmBy },
        },
        who: representative,
        where,
      }
    if (lapsed)
      return {
        met: false,
        pending: 'P-DEL-VENC',
        since: lapsed.expiresAt,
        refusal: {
          code: 'identity.naming_lapsed',
          params: { document: spanishDocument(lapsed.doc), when: spanishDayOf(lapsed.expiresAt), at: lapsed.expiresAt },
        },
        who: representative,
        where,
      }
    return {
      met: false,
      pending: 'P-NOMBRAR',
      refusal: { code: 'identity.not_named', params: { document: spanishDocument(person.doc) } },
      who: representative,
      where,
    }
  },
})
