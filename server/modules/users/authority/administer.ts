import { delegateTypes } from '#contract/paths.ts'
import { asked, type Moment, type Requirement } from '#platform/paths/requirement.ts'
import { namedAsDelegate } from '../../identity/delegations/requirements.ts'
import { hasConfirmedMail, hasSecondFactor, isRegisteredPerson } from '../../identity/persons/requirements.ts'
import type { CapacityStanding, UsersFacts } from '../facts/facts.ts'
import { registered } from '../registration/requirements.ts'
import { capacityStands } from '../standing/requirements.ts'
import { type ExplainedLink, followChain } from './requirements.ts'

/** The chain of a delegate (R-06, outside R-16): his registration opens Administración de Usuarios, no role does. */

export const ADMINISTER = { code: 'administrar_usuarios', name: 'Administrar usuarios' } as const

export interface AdministerFacts {
  facts: UsersFacts
  standing: CapacityStanding
}

const person = (f: AdministerFacts) => f.facts.person
const named: Requirement<AdministerFacts> = asked(namedAsDelegate, ({ facts, standing }: AdministerFacts) => ({
  person: facts.person,
  delegations: facts.delegations.filter((d) => d.capacity.capacityId === standing.capacity.capacityId),
}))
const stands = capacityStands.map((r) =>
  asked(r, ({ facts, standing }: AdministerFacts) => ({ standing, settings: facts.settings })),
)
const registration = asked(registered, ({ facts, standing: { capacity } }: AdministerFacts) => ({
  facts,
  type: delegateTypes[capacity.kind],
  capacityId: capacity.capacityId,
}))

/** The chain of a delegate over one capacity, each link met or not. */
export function administerLinks(of: AdministerFacts, moment: Moment): ExplainedLink[] {
  const own = of.standing.capacity.kind === 'proveedor_pn'
  return followChain<AdministerFacts>(
    [
      {
        id: 'account',
        title: 'Tiene cuenta en Mi Seguridad Social',
        requirements: [asked(isRegisteredPerson, person), asked(hasConfirmedMail, person)],
      },
      ...(own ? [] : [{ id: 'naming', title: 'Tiene nombramiento del representante legal', requirements: [named] }]),
      { id: 'place', title: 'La entidad está vigente', requirements: stands },
      { id: 'registration', title: 'Se registró en MIPRES con ese tipo', requirements: [registration] },
      { id: 'factor', title: 'Tiene segundo factor', requirements: [asked(hasSecondFactor, person)] },
    ],
    of,
    moment,
  )
}
