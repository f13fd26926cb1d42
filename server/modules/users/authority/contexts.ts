import { type Capability, capabilities } from '#contract/capabilities.ts'
import type { Policies } from '#contract/policies.ts'
import { calm } from '#contract/spanish.ts'
import { type ContextView, contextKey } from '#contract/users-authority.ts'
import type { ActivationFacts, UsersFacts } from '../facts/facts.ts'
import { missingOf } from '../paths/view.ts'
import { openRoles } from '../roles/requirements.ts'
import { explainClaim, rolesGiving } from './requirements.ts'

/** R-20: each activation that no act ended, once for each role in it, with what the role allows there or what is missing. */
export function contextsOf(facts: UsersFacts): ContextView[] {
  const views = facts.activations
    .filter((a) => a.endedAt === null || a.endedAt > facts.moment.at)
    .flatMap((a) => openRoles(a.roles, facts.moment).flatMap((r) => contextOf(facts, a, r.roleCode) ?? []))
  const order = (c: ContextView): string =>
    [c.missing ? 1 : 0, c.entityName, c.regime ?? '', c.sede?.name ?? '', c.role.name].join('~')
  return views.sort((a, b) => order(a).localeCompare(order(b), 'es'))
}

function contextOf(facts: UsersFacts, activation: ActivationFacts, roleCode: string): ContextView | null {
  const { standing, userType } = activation
  const { capacity } = standing
  const role = facts.policies.roles.roles.find((r) => r.code === roleCode)
  if (!role) return null
  const given = role.capabilities.filter((capability) =>
    rolesGiving(facts.policies, { capability, userType, kind: capacity.kind }).includes(role),
  )
  const place = {
    standing,
    settings: facts.settings,
    sedeCode: activation.sedeCode,
    sede: activation.sede,
    siteId: activation.site?.siteId ?? null,
    site: activation.site,
  }
  const chains = given.map((capability) =>
    explainClaim({ facts, capability, userType, role, place, activation, delegateName: null }, facts.moment),
  )
  const missing = chains[0]?.links.map((l) => l.outcome).find((o) => !o.met)
  const sede = activation.sedeCode
    ? {
        code: activation.sedeCode,
        name: `${activation.sedeCode.slice(-2)}${activation.sede ? ` ${calm(activation.sede.name)}` : ''}`,
      }
    : activation.site
      ? { code: activation.site.siteId, name: `${activation.site.number} ${activation.site.name}` }
      : null
  return {
    key: contextKey({ capacityId: capacity.capacityId, sede: sede?.code ?? null, role: role.code }),
    capacityId: capacity.capacityId,
    kind: capacity.kind,
    regime: capacity.regime,
    entityName: capacity.entityName,
    sede,
    role: { code: role.code, name: role.name },
    userType,
    capabilities: missing ? [] : entriesOf(given, facts.policies),
    ...(missing && !missing.met ? { missing: missingOf(missing, missing.who.personId === facts.person.personId) } : {}),
  }
}

/** D-08: one entry "Prescribir / ordenar" for who has both; the strict reading, a switch of the policy, keeps them apart. */
export function entriesOf(given: readonly Capability[], policies: Policies): ContextView['capabilities'] {
  const joined =
    policies.profesion_item.prescribir_ordenar === 'una_entrada' &&
    given.includes('prescribir') &&
    given.includes('ordenar')
  return given.flatMap((code): ContextView['capabilities'] => {
    if (joined && code === 'ordenar') return []
    if (joined && code === 'prescribir') return [{ code, name: 'Prescribir / ordenar', joins: ['ordenar'] }]
    return [{ code, name: capabilities[code] }]
  })
}
