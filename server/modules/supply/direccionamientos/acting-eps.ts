import { dayOf, type Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { epsCodes } from '#prescribing'
import { type Acting, type Caller, requireActing } from '#users'
import type { SupplyDeps } from '../deps.ts'
import type { OfEps } from './items.store.ts'

/** Who directs now in the name of an EPS, and the codes of that EPS in the regime of the context. */
export async function actingEps(
  deps: SupplyDeps,
  conn: Conn,
  caller: Caller,
  at: Instant,
): Promise<{ acting: Acting; eps: OfEps }> {
  const acting = await requireActing(deps, conn, caller, ['direccionar'], at)
  const { capacity } = acting
  const codes = await epsCodes(deps, conn, capacity, at)
  return {
    acting,
    eps: { epsCodes: codes.map(({ code }) => code), regime: capacity.regime ?? refuse('platform.not_found') },
  }
}

/** Whether something of this EPS code and regime is of who acts: of another one it is not found. */
export const isOfEps = (eps: OfEps, of: { epsCode: string; regime: string }): boolean =>
  of.regime === eps.regime && eps.epsCodes.includes(of.epsCode)

/** A municipality for people: 'Soracá, Boyacá'; null when DIVIPOLA does not have the code. One question for all the codes. */
export async function municipalityNames(
  deps: SupplyDeps,
  conn: Conn,
  codes: readonly string[],
  at: Instant,
): Promise<(code: string) => string | null> {
  const found = await deps.registries.municipalities(conn, [...new Set(codes)], { on: dayOf(at) })
  return (code) => {
    const place = found.get(code)
    return place ? `${place.name}, ${place.departmentName}` : null
  }
}
