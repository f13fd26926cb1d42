import { refusalText } from '#contract/refusals/index.ts'
import {
  addToNetwork as addEndpoint,
  listNetwork,
  type NetworkMember,
  removeFromNetwork as removeEndpoint,
  searchNetwork,
} from '#contract/users-network.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { asOf, gatherStandings, momentNow, names } from '../facts/gather.ts'
import { addToNetwork } from './add-to-network.ts'
import { identification, keysOf, memberKey, memberStandings, stateText } from './candidates.ts'
import { countMembers, type MemberRow, memberIn, membersPage, openMemberKeys } from './network.store.ts'
import { removeFromNetwork } from './remove-from-network.ts'

/** The network of an EPS in one regime. Of any other kind of capacity there is none. */
export function networkRoutes(deps: UsersDeps): Route[] {
  const { db } = deps
  const add = addToNetwork(deps)
  const remove = removeFromNetwork(deps)
  const onlyEps = async (capacityId: string) => {
    const moment = momentNow(deps.clock)
    const standing = (await gatherStandings(deps, db, [capacityId], moment)).get(capacityId)
    if (standing?.capacity.kind !== 'eps') return refuse('users.network_not_yours')
    return moment
  }
  const shown = async (rows: readonly MemberRow[]): Promise<NetworkMember[]> => {
    const moment = momentNow(deps.clock)
    const listed = new Map(rows.map((r) => [memberKey(r), r.name]))
    const standings = await memberStandings(deps, db, rows, moment, listed)
    const who = await names(
      deps,
      db,
      moment.at,
      rows.map((r) => r.addedBy),
    )
    return rows.map((row) => {
      const standing = standings.get(memberKey(row))
      return {
        memberId: row.memberId,
        kind: row.kind,
        name: standing?.name ?? row.name,
        identification: identification(row),
        addedAt: row.addedAt,
        addedBy: who(row.addedBy).name ?? '—',
        state: standing?.state ?? 'sin_delegado',
        stateText: standing ? stateText(standing) : 'Ya no está registrada en Mi Seguridad Social',
      }
    })
  }
  return [
    handle(listNetwork, async ({ params, query }) => {
      await onlyEps(params.capacityId)
      const rows = await membersPage(db, params.capacityId, query, { after: query.after, limit: query.limit + 1 })
      const members = await shown(rows.slice(0, query.limit))
      return {
        members,
        next: rows.length > query.limit ? (members.at(-1)?.memberId ?? null) : null,
        count: await countMembers(db, params.capacityId),
      }
    }),
    handle(searchNetwork, async ({ params, query }) => {
      const moment = await onlyEps(params.capacityId)
      const typed = keysOf(query.text)
      const known = new Set(typed.map(memberKey))
      // An IPS by what REPS calls it, a proveedor by the name it registered with.
      const [ips, proveedores] = await Promise.all([
        deps.registries.nitsMatching(db, query.text, asOf(moment), 10),
        deps.identity.nitsNamed(db, query.text, 'proveedor', moment.at, 10),
      ])
      const as = (kind: 'ips' | 'proveedor') => (docNumber: string) => ({ kind, docType: 'NI', docNumber }) as const
      const named = [...ips.map(as('ips')), ...proveedores.map(as('proveedor'))].filter(
        (key) => !known.has(memberKey(key)),
      )
      const keys = [...typed, ...named]
      const found = await memberStandings(deps, db, keys, moment)
      const inside = await openMemberKeys(
        db,
        params.capacityId,
        [...found.values()].map((m) => m.key),
      )
      const candidates = [...found.values()].map((m) => ({
        kind: m.key.kind,
        key: memberKey(m.key),
        name: m.name,
        identification: identification(m.key),
        place: m.place,
        refusal: inside.has(memberKey(m.key))
          ? 'Ya está en la red de este régimen.'
          : m.refusal
            ? refusalText(m.refusal.code, m.refusal.params ?? {})
            : null,
        note: m.state === 'sin_delegado' ? stateText(m) : null,
      }))
      return { candidates }
    }),
    handle(addEndpoint, async ({ params, body, session, actor }) => {
      const memberId = await add({ ...params, ...body, personId: session.personId, actor })
      const row = await memberIn(db, params.capacityId, memberId)
      const [member] = row ? await shown([row]) : []
      return member ?? refuse('platform.not_found')
    }),
    handle(removeEndpoint, ({ params, session, actor }) => remove({ ...params, personId: session.personId, actor })),
  ]
}
