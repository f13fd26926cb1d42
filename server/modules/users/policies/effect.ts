import { issuesOf, spanishErrors } from '#contract/issues.ts'
import { type UserType, userTypeNames } from '#contract/paths.ts'
import { type Policies, type PolicyName, policySchemas, prescribes, professionNamed } from '#contract/policies.ts'
import type { Conn } from '#platform/db.ts'
import { Malformed } from '#platform/refusal.ts'
import { activatorsOf } from '../activation/requirements.ts'
import type { UsersDeps } from '../deps.ts'
import { policiesAt } from '../facts/facts.store.ts'
import type { FactsMoment } from '../facts/facts.ts'
import { gatherUsers } from '../facts/gather.ts'
import { professionsOf } from '../roles/requirements.ts'
import { holdersOf, openActivationsByType, openRolesByType } from './policies.store.ts'

/** Counts of effects stop here. */
const MOST = 1_001

/** The content of a draft, or every fault of it with its path. */
export function parsePolicy<N extends PolicyName>(name: N, content: unknown): Policies[N] {
  const parsed = policySchemas[name].safeParse(content, { error: spanishErrors })
  if (!parsed.success) throw new Malformed(issuesOf(parsed.error, 'content'))
  return parsed.data as Policies[N]
}

/** Who would lose what with a draft: open activations and roles that it no longer allows. Nothing of them is ended by publishing. */
export async function policyEffect(
  deps: UsersDeps,
  conn: Conn,
  name: PolicyName,
  content: unknown,
  moment: FactsMoment,
): Promise<{ loses: number; lines: string[] }> {
  const now = await policiesAt(conn, moment.at)
  const draft: Policies = { ...now, [name]: parsePolicy(name, content) }
  const tally = new Map<string, number>()
  const add = (line: string, count: number) => tally.set(line, (tally.get(line) ?? 0) + count)
  if (name === 'profesion_item') {
    const prescriberRoles = now.roles.roles.filter((r) => r.givenTo.some((g) => g.prescriber))
    const holders = await holdersOf(
      conn,
      prescriberRoles.map((r) => r.code),
      MOST,
    )
    const users = await gatherUsers(
      deps,
      conn,
      holders.map((h) => h.personId),
      moment,
    )
    for (const h of holders) {
      const user = users.get(h.personId)
      const words = user ? professionsOf(user, h.userType as UserType, moment) : []
      const may = (p: Policies) => words.some((w) => prescribes(p.profesion_item, w))
      if (!may(now) || may(draft)) continue
      const role = now.roles.roles.find((r) => r.code === h.role)?.name ?? h.role
      const profession = professionNamed(now.profesion_item, words[0] ?? '')?.name ?? words[0] ?? 'sin profesión'
      add(`${role}, con profesión ${profession}`, 1)
    }
  } else {
    const activations = name === 'activadores' ? await openActivationsByType(conn) : []
    const roles = name === 'roles' ? await openRolesByType(conn) : []
    const ids = [...new Set([...activations, ...roles].map((r) => r.capacityId))]
    const capacities = await deps.identity.capacities(conn, ids, moment.at)
    for (const a of activations) {
      const kind = capacities.get(a.capacityId)?.kind
      const type = a.userType as UserType
      if (kind && activatorsOf(now, type).includes(kind) && !activatorsOf(draft, type).includes(kind))
        add(`${userTypeNames[type]} en ${kindWords[kind]}`, a.count)
    }
    for (const r of roles) {
      const kind = capacities.get(r.capacityId)?.kind
      const allowed = (p: Policies) =>
        p.roles.roles.some(
          (role) =>
            role.code === r.role &&
            kind &&
            role.kinds.includes(kind) &&
            role.givenTo.some((g) => g.userType === r.userType && (g.kinds ?? role.kinds).includes(kind)),
        )
      if (kind && allowed(now) && !allowed(draft)) {
        const role = now.roles.roles.find((x) => x.code === r.role)?.name ?? r.role
        add(`${role}, tipo ${userTypeNames[r.userType as UserType]}, en ${kindWords[kind]}`, r.count)
      }
    }
  }
  const lines = [...tally].map(([line, n]) => `${line}: ${n === 1 ? '1 caso' : `${n} casos`}`)
  const loses = Math.min(
    MOST,
    [...tally.values()].reduce((a, b) => a + b, 0),
  )
  return { loses, lines }
}

const kindWords = { eps: 'EPS', ips: 'IPS', proveedor: 'proveedores', proveedor_pn: 'proveedores persona natural' }
