import { type CapacityKind, userTypeNames } from '#contract/paths.ts'
import { type Policies, prescribes, type RolePolicy } from '#contract/policies.ts'
import { type Moment, type Outcome, type Requirement, requirement } from '#platform/paths/requirement.ts'
import { currentTitles, ssoRowOf } from '../../registries/requirements.ts'
import type { UserFacts } from '../activation/requirements.ts'
import type { ActivationFacts, RoleAssignmentFacts } from '../facts/facts.ts'
import { delegateOf, deskPage } from '../standing/requirements.ts'

/** Which role may be given in which activation (R-18, D-02, D-05, D-07). */

export interface AssignFacts {
  user: UserFacts
  activation: Pick<ActivationFacts, 'activationId' | 'userType' | 'personId' | 'standing' | 'endedAt'>
  /** Role codes the person holds now anywhere in the same capacity. */
  held: readonly string[]
  role: string
  /** Who gives it. */
  assignerId: string
  policies: Policies
}

const no = (facts: AssignFacts, code: Extract<Outcome, { met: false }>['refusal']['code'], params = {}): Outcome => ({
  met: false,
  pending: 'P-ROL',
  refusal: { code, params: { role: roleName(facts), ...params } },
  who: delegateOf(facts.activation.standing.capacity),
  where: deskPage(facts.activation.standing.capacity.capacityId, '/usuarios'),
})
const yes: Outcome = { met: true, evidence: [] }
const roleOf = ({ policies, role }: AssignFacts): RolePolicy | undefined =>
  policies.roles.roles.find((r) => r.code === role)
const roleName = (facts: AssignFacts): string => roleOf(facts)?.name ?? facts.role

/** the activation in which the role is given has not ended. */
export const activationOpen = requirement<AssignFacts>({
  id: 'users.role_needs_activation',
  rules: ['R-18'],
  asks: 'El rol se da dentro de una activación de la misma entidad, régimen y sede.',
  evaluate: (facts, { at }) =>
    facts.activation.endedAt !== null && facts.activation.endedAt <= at ? no(facts, 'users.activation_ended') : yes,
})

/** D-02: the role exists and belongs to this kind of entity. */
export const roleOfKind = requirement<AssignFacts>({
  id: 'users.role_of_kind',
  rules: ['R-08', 'R-09', 'R-10', 'D-02'],
  asks: 'El rol existe en la política y es de este tipo de entidad.',
  evaluate(facts) {
    const role = roleOf(facts)
    if (!role) return no(facts, 'users.role_unknown')
    return role.kinds.includes(facts.activation.standing.capacity.kind) ? yes : no(facts, 'users.role_of_other_kind')
  },
})

const givenTo = (role: RolePolicy, userType: ActivationFacts['userType'], kind: CapacityKind) =>
  role.givenTo.find((g) => g.userType === userType && (g.kinds ?? role.kinds).includes(kind))

/** D-02: the role may be given to this type of user. */
export const roleForType = requirement<AssignFacts>({
  id: 'users.role_for_type',
  rules: ['D-02', 'R-15'],
  asks: 'El rol se puede dar a este tipo de usuario.',
  evaluate(facts) {
    const role = roleOf(facts)
    const { userType, standing } = facts.activation
    if (!role || givenTo(role, userType, standing.capacity.kind)) return yes
    return no(facts, 'users.role_not_for_type', { userType: userTypeNames[userType] })
  },
})

/** The words with which the registry that speaks for this type names the person's professions now. */
export function professionsOf(user: UserFacts, userType: ActivationFacts['userType'], moment: Moment): string[] {
  if (userType === 'sso') {
    const row = ssoRowOf(user.sso, moment.on)
    return row ? [row.profession] : []
  }
  return user.rethus ? currentTitles(user.rethus, moment.on).map((t) => t.profession) : []
}

/** D-07, edge case 10: a role that prescribes asks a profession that prescribes. */
export const professionAllows = requirement<AssignFacts>({
  id: 'users.profession_allows',
  rules: ['D-07'],
  asks: 'Para prescribir, la profesión es de las que prescriben.',
  evaluate(facts, moment) {
    const role = roleOf(facts)
    const { userType, standing } = facts.activation
    const given = role && givenTo(role, userType, standing.capacity.kind)
    if (!given?.prescriber) return yes
    const professions = professionsOf(facts.user, userType, moment)
    return professions.some((p) => prescribes(facts.policies.profesion_item, p))
      ? yes
      : no(facts, 'users.profession_does_not_prescribe', { profession: professions[0] ?? 'sin título vigente' })
  },
})

/** D-05: nobody gives roles to himself, but a proveedor persona natural. */
export const notToOneself = requirement<AssignFacts>({
  id: 'users.role_not_to_oneself',
  rules: ['D-05'],
  asks: 'Nadie se da roles a sí mismo, salvo el proveedor persona natural.',
  evaluate: (facts) =>
    facts.assignerId === facts.activation.personId &&
    !facts.policies.activadores.autoasignacion.includes(facts.activation.standing.capacity.kind)
      ? no(facts, 'users.role_to_oneself')
      : yes,
})

/** Separation of duties: roles that the policy keeps apart are not held together in one entity. */
export const rolesCompatible = requirement<AssignFacts>({
  id: 'users.roles_compatible',
  rules: ['D-02'],
  asks: 'La política no separa este rol de otro que la persona ya tiene en la entidad.',
  evaluate(facts) {
    const role = roleOf(facts)
    const { roles } = facts.policies.roles
    const clash = facts.held.find(
      (h) =>
        role?.incompatibleWith.includes(h) || roles.find((r) => r.code === h)?.incompatibleWith.includes(facts.role),
    )
    return clash
      ? no(facts, 'users.role_incompatible', { other: roles.find((r) => r.code === clash)?.name ?? clash })
      : yes
  },
})

/** Everything that giving a role asks. */
export const assignmentAsks: readonly Requirement<AssignFacts>[] = [
  activationOpen,
  roleOfKind,
  roleForType,
  professionAllows,
  notToOneself,
  rolesCompatible,
]

/** The roles that no act has withdrawn by the moment. */
export function openRoles(roles: readonly RoleAssignmentFacts[], moment: Moment): RoleAssignmentFacts[] {
  return roles.filter((r) => r.assignedAt <= moment.at && (r.withdrawnAt === null || moment.at < r.withdrawnAt))
}
