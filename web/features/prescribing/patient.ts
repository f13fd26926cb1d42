import type { AffiliateView } from '#contract/prescribing.ts'
import type { DraftForm } from './draft.ts'

/** The patient of a draft from what the affiliation says. */
export function patientOf(found: AffiliateView): DraftForm['patient'] {
  return {
    document: found.document,
    firstName: found.firstName,
    secondName: found.secondName ?? '',
    firstSurname: found.firstSurname,
    secondSurname: found.secondSurname ?? '',
    bornOn: found.bornOn ?? '',
    sex: found.sex ?? '',
    epsCode: found.epsCode,
    regime: found.regime,
    mismatchReason: '',
    mother: null,
  }
}
