import type { Capability } from '#contract/capabilities.ts'
import { dayOf, type Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { Refused } from '#platform/refusal.ts'
import type { Acting, actingDoor } from './acting.ts'

/** Who calls, and from which context of the address. */
export interface Caller {
  personId: string
  /** `contextKey` of users-authority.ts. */
  context: string
}

/** Who acts there now with one of the capabilities; refuses with the first missing link. */
export async function requireActing(
  deps: { users: { acting: ReturnType<typeof actingDoor> } },
  conn: Conn,
  caller: Caller,
  capabilities: readonly Capability[],
  at: Instant,
): Promise<Acting> {
  const asked = { personId: caller.personId, key: caller.context, capabilities }
  const { acting, refusal } = await deps.users.acting(conn, asked, { at, on: dayOf(at) })
  if (!acting) throw new Refused([refusal])
  return acting
}

/** The capacity of a context. */
export function capacityIdOf(context: string): string {
  return context.split('~')[0] ?? ''
}

/** Whom an event of the audit concerns: these persons, and the entity in whose name somebody acts. */
export function concerned(
  acting: Acting,
  persons: readonly string[],
): { persons: readonly string[]; entities: string[] } {
  return { persons, entities: acting.capacity.entityId ? [acting.capacity.entityId] : [] }
}

/** 'Laura Quintero'. */
export function nameOf(person: Acting['person']): string {
  return `${person.firstName} ${person.firstSurname}`
}
