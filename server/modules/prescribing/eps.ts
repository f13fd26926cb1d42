import type { Capability } from '#contract/capabilities.ts'
import type { Regime } from '#contract/paths.ts'
import type { CapacityFacts } from '#identity'
import { dayOf, type Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import type { Holder } from '#users'
import type { PrescribingDeps } from './deps.ts'

type Deps = Pick<PrescribingDeps, 'identity' | 'registries' | 'users'>

/** The EPS of a patient in its regime, by the code that the prescription carries; null when it is not registered here. */
export async function epsCapacity(
  deps: Deps,
  conn: Conn,
  { code, regime }: { code: string; regime: Regime },
  at: Instant,
): Promise<CapacityFacts | null> {
  const row = await deps.registries.eapbByCode(conn, code, { on: dayOf(at) })
  const entity = row && (await deps.identity.entityByNit(conn, row.nit, at))
  return entity?.capacities.find((c) => c.kind === 'eps' && c.regime === regime && c.until === null) ?? null
}

/** Codes with which prescriptions name this EPS in this regime. */
export async function epsCodes(
  deps: Pick<Deps, 'registries'>,
  conn: Conn,
  eps: { nit: string | null; regime: Regime | null },
  at: Instant,
): Promise<{ code: string; name: string; enabled: boolean }[]> {
  if (!eps.nit || !eps.regime) return []
  const rows = await deps.registries.eapbCodesOf(conn, eps.nit, { on: dayOf(at) })
  return rows.filter((row) => row.regime === eps.regime)
}

/** The page of a capability in a context: where a notice leads. */
export const workPage = (context: string, capability: Capability): string =>
  `/mipres/c/${encodeURIComponent(context)}/${capability}`

/** Where its prescriber reads a prescription. */
export const prescriptionPage = ({ context, number }: { context: string; number: string }): string =>
  `/mipres/c/${encodeURIComponent(context)}/prescripciones/${number}`

/** Whom to tell in a capacity: who holds the first of the capabilities that anybody there holds; at most ten. */
export async function toTell(
  deps: Deps,
  conn: Conn,
  capacityId: string,
  capabilities: readonly Capability[],
  at: Instant,
): Promise<(Holder & { capability: Capability })[]> {
  for (const capability of capabilities) {
    const holders = await deps.users.holders(conn, { capacityId, capability }, at)
    if (holders.length > 0) return holders.slice(0, 10).map((holder) => ({ ...holder, capability }))
  }
  return []
}
