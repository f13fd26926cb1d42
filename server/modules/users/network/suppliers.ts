import { refusalText } from '#contract/refusals/index.ts'
import type { Conn } from '#platform/db.ts'
import type { UsersDeps } from '../deps.ts'
import type { FactsMoment } from '../facts/facts.ts'
import { identification, type MemberKey, memberKey, memberStandings, parseMemberKey, stateText } from './candidates.ts'
import { type MemberRow, membersPage, openMember } from './network.store.ts'

/** A member of a network as who directs to it sees it. */
export interface Supplier extends MemberKey {
  /** 'proveedor:NI:999000301'. */
  key: string
  name: string
  identification: string
  /** Why nothing can be directed to it now: without delegate, or not habilitada (D-15, R-07); null when it can. */
  blocked: string | null
  /** Whose users deliver; null while nobody registered it. */
  capacityId: string | null
}

/** Members of the network of an EPS in its regime, in a fixed number of queries; the text is sought in name and document; at most 20. */
export function suppliersDoor(deps: UsersDeps) {
  const shown = async (
    conn: Conn,
    rows: readonly MemberRow[],
    moment: FactsMoment,
    listed?: ReadonlyMap<string, string>,
  ): Promise<Supplier[]> => {
    const standings = await memberStandings(deps, conn, rows, moment, listed)
    return rows.map(({ kind, docType, docNumber, name }) => {
      const key = { kind, docType, docNumber }
      const standing = standings.get(memberKey(key))
      return {
        ...key,
        key: memberKey(key),
        name: standing?.name ?? name,
        identification: identification(key),
        capacityId: standing?.capacityId ?? null,
        blocked: standing ? blockedText(standing) : 'Ya no está registrada en Mi Seguridad Social.',
      }
    })
  }
  return {
    async search(
      conn: Conn,
      epsCapacityId: string,
      text: string | undefined,
      moment: FactsMoment,
    ): Promise<Supplier[]> {
      const rows = await membersPage(conn, epsCapacityId, { text }, { limit: 20 })
      return shown(conn, rows, moment, new Map(rows.map((row) => [memberKey(row), row.name])))
    },
    /** The one that a form names; null when it is not in this network now. */
    async one(conn: Conn, epsCapacityId: string, key: string, moment: FactsMoment): Promise<Supplier | null> {
      const parsed = parseMemberKey(key)
      const row = parsed && (await openMember(conn, epsCapacityId, parsed))
      return row ? ((await shown(conn, [row], moment))[0] ?? null) : null
    },
  }
}

function blockedText(standing: Parameters<typeof stateText>[0]): string | null {
  if (standing.state === 'lista') return null
  if (standing.state === 'no_habilitada' && standing.refusal)
    return refusalText(standing.refusal.code, standing.refusal.params ?? {})
  return `${stateText(standing)}.`
}
