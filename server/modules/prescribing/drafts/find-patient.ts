import type { AffiliateView } from '#contract/prescribing.ts'
import type { PrescribingDeps } from '../deps.ts'

/** The patient with exactly this document, as the affiliation has her on its cut; names as people write them. */
export async function patientOf(
  deps: Pick<PrescribingDeps, 'db' | 'clock' | 'registries' | 'affiliation'>,
  document: { type: string; number: string },
): Promise<AffiliateView | null> {
  const asOf = { on: deps.clock.today() }
  const found = await deps.affiliation.byDocument(deps.db, document.type, document.number, asOf)
  if (!found) return null
  const place = found.municipalityCode
    ? await deps.registries.municipality(deps.db, found.municipalityCode, asOf)
    : null
  return {
    document: { type: found.docType, number: found.docNumber },
    firstName: written(found.firstName),
    secondName: found.secondName && written(found.secondName),
    firstSurname: written(found.firstSurname),
    secondSurname: found.secondSurname && written(found.secondSurname),
    bornOn: found.bornOn,
    sex: found.sex,
    epsCode: found.epsCode,
    epsName: found.epsName,
    regime: found.regime,
    state: found.state,
    municipality: place?.name ?? null,
    cutOn: found.cut,
  }
}

/** 'MARÍA DEL PILAR' as 'María Del Pilar': the registries write in capitals. */
function written(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}
