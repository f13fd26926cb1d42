import type { Issue } from '#platform/refusal.ts'

/** An EPS and the regime that goes with it. */
interface Covered {
  epsCode: string
  regime: string | null
}

/** What is known of the code that a patient's EPS was written with. */
export interface EpsFacts {
  /** As the EAPB table has the code; null when it does not. */
  eapb: { enabled: boolean; regime: string | null } | null
  /** What the affiliation says of the patient; null when it does not have her. */
  affiliation: Covered | null
}

/**
 * What is wrong with the EPS of a patient: its code has to exist, be in force that day and be of the regime that was chosen. What the
 * affiliation says of her is taken as it comes, also after the code was withdrawn: it is her EPS, not one that was typed.
 */
export function epsIssues(patient: Covered, { eapb, affiliation }: EpsFacts): Issue[] {
  const { epsCode, regime } = patient
  if (!eapb)
    return [{ path: 'patient.epsCode', code: 'unknown_code', text: 'Elija la EPS de la lista. Este código no existe.' }]
  if (affiliation?.epsCode === epsCode && affiliation.regime === regime) return []
  if (!eapb.enabled)
    return [{ path: 'patient.epsCode', code: 'not_in_force', text: `Elija otra EPS. El código ${epsCode} ya no rige.` }]
  if (regime && eapb.regime !== regime)
    return [
      {
        path: 'patient.regime',
        code: 'other_regime',
        text: eapb.regime
          ? `El código ${epsCode} es del régimen ${eapb.regime}. Cambie el régimen o la EPS.`
          : `El código ${epsCode} no es de este régimen. Elija otra EPS.`,
      },
    ]
  return []
}
