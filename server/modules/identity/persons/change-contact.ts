import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import type { IdentityDeps } from '../options.ts'
import { ownDataOf, saveContact } from './persons.store.ts'

/** Phone, address and municipality; identity data come from the civil registry and are not edited. */
export async function changeContact(
  deps: IdentityDeps,
  input: {
    personId: string
    actor: Actor
    version: number
    phone: string | null
    address: string | null
    municipalityCode: string | null
  },
): Promise<void> {
  const { personId, phone, address, municipalityCode } = input
  await deps.db.transaction().execute(async (tx) => {
    const before = await ownDataOf(tx, personId)
    // A code that DIVIPOLA withdrew since may stay as it was written.
    if (
      municipalityCode &&
      municipalityCode !== before?.municipalityCode &&
      !(await deps.registries.municipality(tx, municipalityCode, { on: deps.clock.today() }))
    )
      return refuse('identity.municipality_unknown', { code: municipalityCode })
    if (!(await saveContact(tx, input))) return refuse('platform.version_conflict')
    await audit(tx, {
      at: deps.clock.now(),
      actor: input.actor,
      act: 'identity.contact_changed',
      concerns: { persons: [personId] },
      before: before && { phone: before.phone, address: before.address, municipalityCode: before.municipalityCode },
      after: { phone, address, municipalityCode },
    })
  })
}
