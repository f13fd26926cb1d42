import { timingSafeEqual } from 'node:crypto'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { dispensingUnits } from '#contract/mipres-codes/dispensing-units.ts'
import { refuse } from '#platform/refusal.ts'
import type { PrescribingDeps } from '../deps.ts'
import { type Verifiable, verifiable } from './prescriptions.store.ts'

/** Compared with when there is no such number, so that an unknown number and a wrong code take the same work and get the same answer. */
const NOBODY: Pick<Verifiable, 'verificationCode'> = { verificationCode: '????????' }

/** What is needed to compare a paper with what was signed; of the patient, only the initials. */
export async function verifyPaper(deps: Pick<PrescribingDeps, 'db'>, paper: { number: string; code: string }) {
  const found = await verifiable(deps.db, paper.number)
  const right = sameCode((found ?? NOBODY).verificationCode, paper.code.replaceAll('-', ''))
  if (!found || !right) return refuse('prescribing.not_verified')
  const { number, prescribedOn, state, providerName, items } = found
  return {
    number,
    prescribedOn,
    state,
    providerName,
    patientInitials: found.patientNames.flatMap((name) => (name ? [`${[...name][0]?.toUpperCase()}.`] : [])).join(' '),
    items: items.map(({ unit, ...item }) => ({ ...item, unit: unit ? codeName(dispensingUnits, unit) : '' })),
  }
}

function sameCode(kept: string, typed: string): boolean {
  const [a, b] = [Buffer.alloc(12), Buffer.alloc(12)]
  a.write(kept)
  b.write(typed.slice(0, 12))
  return timingSafeEqual(a, b)
}
