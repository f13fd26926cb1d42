import { type Capability, capabilities } from '#contract/capabilities.ts'
import { type LinkView, myContexts, myWhy, userWhy, type WhyAnswer } from '#contract/users-authority.ts'
import type { DelegationFacts } from '#identity'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import { MIPRES, type UsersDeps } from '../deps.ts'
import { sitesOf } from '../facts/facts.store.ts'
import type { UsersFacts } from '../facts/facts.ts'
import { gatherPerson, gatherStandings, momentNow } from '../facts/gather.ts'
import { isReader, missingOf } from '../paths/view.ts'
import { openRegistrations } from '../registration/requirements.ts'
import type { PlaceFacts } from '../standing/requirements.ts'
import { ADMINISTER, administerLinks } from './administer.ts'
import { contextsOf } from './contexts.ts'
import { explain } from './explain.ts'
import { placeOf } from './place.ts'
import { type ExplainedLink, placeName } from './requirements.ts'

interface Asked {
  capability?: string | undefined
  capacity?: string | undefined
  sede?: string | undefined
}

/** Contexts of the person and the reasons of a yes or a no, for herself and for the delegate about a user. */
export function authorityRoutes(deps: UsersDeps): Route[] {
  const { db, clock, identity } = deps

  return [
    handle(myContexts, async ({ session }) => {
      const facts = await factsOf(session.personId)
      return { contexts: contextsOf(facts), desks: desksOf(facts) }
    }),
    handle(myWhy, async ({ session, query }) => why(await factsOf(session.personId), query, session.personId)),
    handle(userWhy, async ({ session, params, query }) => {
      const facts = await factsOf(params.personId)
      // D-17: a delegate asks only about those who are, were or asked to be users of his capacity.
      const known =
        facts.activations.some((a) => a.capacityId === params.capacityId) ||
        facts.requests.some((r) => r.capacityId === params.capacityId)
      if (!known) return refuse('platform.not_found')
      return why(facts, { ...query, capacity: params.capacityId }, session.personId)
    }),
  ]

  async function factsOf(personId: string): Promise<UsersFacts> {
    return (await gatherPerson(deps, db, personId, momentNow(clock))) ?? refuse('platform.not_found')
  }

  async function why(facts: UsersFacts, asked: Asked, readerId: string): Promise<WhyAnswer> {
    const { person } = facts
    const you = person.personId === readerId
    const options = await optionsOf(facts, you ? null : (asked.capacity ?? null))
    const capability = asked.capability ?? options.capabilities[0]?.code
    const first = options.places.find((p) => !asked.capacity || p.capacityId === asked.capacity)
    const capacityId = asked.capacity ?? first?.capacityId
    const sede = asked.sede ?? (asked.capacity && asked.capability ? null : (first?.sede ?? null))
    const answer = capability && capacityId ? await answerOf(facts, capability, capacityId, sede, readerId) : null
    return { person: { personId: person.personId ?? '', name: person.name ?? '', you }, options, answer }
  }

  async function answerOf(
    facts: UsersFacts,
    code: string,
    capacityId: string,
    sede: string | null,
    readerId: string,
  ): Promise<WhyAnswer['answer']> {
    const standing =
      facts.standings.get(capacityId) ??
      (await gatherStandings(deps, db, [capacityId], facts.moment)).get(capacityId) ??
      refuse('platform.not_found')
    const { capacity } = standing
    const place = await placeOf(deps, facts, standing, sede)
    const { inForce } = capacity.ownerPersonId
      ? { inForce: null }
      : await identity.delegationsFor(db, capacityId, MIPRES, facts.moment.at)
    const at = { capacityId, sede, name: code === ADMINISTER.code ? capacity.entityName : placeName(place) }
    const mine = isReader({ personId: readerId, walker: facts.person.personId === readerId })
    const view = (links: readonly ExplainedLink[]): LinkView[] =>
      links.map((link) => ({
        id: link.id,
        title: link.title,
        state: link.later ? 'later' : link.outcome.met ? 'met' : 'missing',
        rules: [...link.rules],
        evidence: link.later ? [] : (link.outcome.evidence ?? []),
        ...(link.later || link.outcome.met ? {} : { missing: missingOf(link.outcome, mine(link.outcome.who)) }),
      }))
    const answered = (capability: { code: string; name: string }, links: LinkView[]) => {
      const missing = links.find((l) => l.state === 'missing')?.missing
      return {
        yes: !missing,
        capability,
        place: at,
        at: facts.moment.at,
        summary: missing ? missing.text : `${capability.name} está permitido en ${at.name}.`,
        links,
      }
    }
    if (code === ADMINISTER.code) return answered(ADMINISTER, view(administerLinks({ facts, standing }, facts.moment)))
    if (!isCapability(code)) return refuse('platform.not_found')
    const explanation = explain(facts, { capability: code, place, delegateName: inForce?.personName ?? null })
    const capability = { code, name: capabilities[code] }
    if (!explanation)
      return {
        yes: false,
        capability,
        place: at,
        at: facts.moment.at,
        summary: `Ningún rol de este tipo de entidad permite ${capability.name.toLowerCase()}.`,
        links: [],
      }
    return answered(capability, view(explanation.links))
  }

  /** What may be asked: the capabilities that her types can have, and the places with which she has anything to do. */
  async function optionsOf(facts: UsersFacts, only: string | null): Promise<WhyAnswer['options']> {
    const types = new Set(facts.registrations.filter((r) => r.annulledAt === null).map((r) => r.userType))
    const roles = facts.policies.roles.roles
    const given = roles.filter((r) => types.size === 0 || r.givenTo.some((g) => types.has(g.userType)))
    const codes = [...new Set(given.flatMap((r) => r.capabilities))]
    const desks = desksOf(facts)
    const places = new Map<string, WhyAnswer['options']['places'][number]>()
    const add = (place: PlaceFacts) => {
      const { capacityId } = place.standing.capacity
      if (only && capacityId !== only) return
      const sede = place.sedeCode ?? place.siteId
      places.set(`${capacityId}~${sede ?? ''}`, { capacityId, sede, name: placeName(place) })
    }
    for (const a of facts.activations)
      add({
        standing: a.standing,
        settings: facts.settings,
        sedeCode: a.sedeCode,
        sede: a.sede,
        siteId: a.site?.siteId ?? null,
        site: a.site,
      })
    for (const r of facts.requests) {
      const standing = facts.standings.get(r.capacityId)
      if (standing) add(await placeOf(deps, facts, standing, r.sedeCode ?? r.siteId))
    }
    for (const registration of facts.registrations) {
      const standing = registration.capacityId ? facts.standings.get(registration.capacityId) : undefined
      if (!standing || registration.annulledAt !== null) continue
      if (standing.capacity.kind === 'proveedor_pn') {
        const [site] = await sitesOf(db, standing.capacity.capacityId, facts.moment.at)
        add(await placeOf(deps, facts, standing, site?.siteId ?? null))
      } else add({ standing, settings: facts.settings, sedeCode: null, sede: null, siteId: null, site: null })
    }
    return {
      capabilities: [
        ...codes.map((code) => ({ code, name: capabilities[code] })),
        ...(desks.length > 0 || facts.delegations.length > 0 ? [ADMINISTER] : []),
      ],
      places: [...places.values()],
    }
  }
}

/** The capacities she administers now: registered as their delegate, or her own as proveedor persona natural. */
function desksOf(facts: UsersFacts) {
  const open = (['delegado_eps', 'delegado_ips', 'delegado_proveedor', 'delegado_proveedor_pn'] as const).flatMap(
    (type) => openRegistrations({ facts, type, capacityId: null }),
  )
  return open.flatMap((r) => {
    const standing = r.capacityId ? facts.standings.get(r.capacityId) : undefined
    const suspended = facts.delegations.some(
      (d: DelegationFacts) => d.delegationId === r.delegationId && d.state === 'suspendida',
    )
    if (!standing || suspended) return []
    const { capacityId, kind, regime, entityName } = standing.capacity
    return [{ capacityId, kind, regime, entityName }]
  })
}

function isCapability(code: string): code is Capability {
  return code in capabilities
}
