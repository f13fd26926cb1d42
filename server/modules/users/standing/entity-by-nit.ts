import { nitsIn, normalizeNit, wrongDigitText } from '#contract/nit.ts'
import type { EntityFacts } from '#identity'
import type { Instant } from '#platform/dates.ts'
import { Malformed } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'

/**
 * The entity that a NIT written in one box means, with its check digit or without; null when there is none.
 * @throws Malformed on `nit` when the last digit is the only thing that keeps it from being an entity's.
 */
export async function entityByWrittenNit(
  { db, identity }: Pick<UsersDeps, 'db' | 'identity'>,
  text: string,
  at: Instant,
): Promise<EntityFacts | null> {
  for (const nit of nitsIn(text)) {
    const entity = await identity.entityByNit(db, nit, at)
    if (entity) return entity
  }
  const digits = normalizeNit(text)
  const rest = digits.slice(0, -1)
  const wrong = /^\d{9,16}$/.test(digits) ? wrongDigitText(rest, digits.slice(-1)) : null
  if (wrong && (await identity.entityByNit(db, rest, at)))
    throw new Malformed([{ path: 'nit', code: 'nit_check_digit', text: wrong }])
  return null
}
