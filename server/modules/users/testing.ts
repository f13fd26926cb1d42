import type { UserType } from '#contract/paths.ts'
import type { Actor } from '#platform/audit.ts'
import { activateUser } from './activation/activate-user.ts'
import type { UsersDeps } from './deps.ts'
import { addToNetwork } from './network/add-to-network.ts'
import { registerUser } from './registration/register-user.ts'
import { askActivation } from './requests/ask-activation.ts'
import { createSite } from './sites/create-site.ts'

/** Builders for tests and the demo world, through the real verbs: what they make is what the product would have made. */

/** Somebody who acts. */
export interface Person {
  personId: string
  name: string
}

const as = ({ personId, name }: Person): { personId: string; actor: Actor } => ({
  personId,
  actor: { kind: 'person', id: personId, label: name, requestId: null },
})

/** The person registers with a type; a delegate, for every naming that waits. Answers the first registration and all of them. */
export async function aRegistration(deps: UsersDeps, person: Person, userType: UserType) {
  const all = await registerUser(deps)({ ...as(person), userType })
  const [first] = all
  if (!first) throw new Error(`${person.name} registered nothing`)
  return { ...first, all }
}

/** A delegate activates a registration, in these places and with these roles. */
export async function anActivation(
  deps: UsersDeps,
  delegate: Person,
  input: { capacityId: string; registrationId: string; places?: readonly string[]; roles?: readonly string[] },
): Promise<string[]> {
  const { activationIds } = await activateUser(deps)({ ...as(delegate), places: [], roles: [], ...input })
  return activationIds
}

/** A person asks an entity for activation. */
export function aRequest(
  deps: UsersDeps,
  person: Person,
  input: { registrationId: string; capacityId: string; place?: string; note?: string },
): Promise<string> {
  return askActivation(deps)({ ...as(person), ...input, place: input.place ?? null, note: input.note ?? null })
}

/** The delegate of a proveedor creates a sede. */
export function aSite(
  deps: UsersDeps,
  delegate: Person,
  input: { capacityId: string; name: string; address?: string; municipality?: string },
): Promise<string> {
  return createSite(deps)({ ...as(delegate), address: 'Calle 1 # 2-03', municipality: '54001', phone: null, ...input })
}

/** The delegate of an EPS adds a member to the network of his regime. Key: 'ips:NI:999000202'. */
export function aNetworkMember(deps: UsersDeps, delegate: Person, input: { capacityId: string; key: string }) {
  return addToNetwork(deps)({ ...as(delegate), ...input })
}
