import type { Conn } from '#platform/db.ts'
import { type Moment, unmet } from '#platform/paths/requirement.ts'
import type { Refusal } from '#platform/refusal.ts'
import { settingsAt } from '#platform/settings.ts'
import { epsCodeInRegime, ipsInReps, type RegistryQuestions } from '#registries'
import type { CapacityFacts } from './facts.ts'

/** R-07 and P-EAPB: what a registry lacks for this capacity to act today; empty when nothing. A proveedor needs none. */
export async function registryRefusals(
  conn: Conn,
  registries: RegistryQuestions,
  { kind, regime, nit }: Pick<CapacityFacts, 'kind' | 'regime' | 'nit'>,
  moment: Moment,
): Promise<Refusal[]> {
  if (nit === null) return []
  if (kind === 'ips') {
    const providers = await registries.providersOf(conn, nit, { on: moment.on })
    const { reps_grace_days: graceDays } = await settingsAt(conn, moment.at)
    return unmet([ipsInReps], { nit, providers, graceDays }, moment)
  }
  if (kind === 'eps' && regime) {
    const codes = await registries.eapbCodesOf(conn, nit, { on: moment.on })
    return unmet([epsCodeInRegime], { nit, regime, codes }, moment)
  }
  return []
}
