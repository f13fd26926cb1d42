import { capabilities } from '#contract/capabilities.ts'
import type { DocumentId } from '#contract/documents.ts'
import type { UserType } from '#contract/paths.ts'
import { capabilitiesOf, type Policies } from '#contract/policies.ts'
import type { RefusalCode } from '#contract/refusals/index.ts'
import { refusalText } from '#contract/refusals/index.ts'
import type { EligibilityView, RoleOffer } from '#contract/users-desk.ts'
import type { MissingView } from '#contract/users-paths.ts'
import type { PersonFacts } from '#identity'
import type { FactsMoment } from '../facts/facts.ts'
import { type AssignFacts, assignmentAsks, professionsOf } from '../roles/requirements.ts'
import { firstUnmet, type UserFacts } from './requirements.ts'
import type { Cause } from './states.ts'

/** How facts are shown to a delegate. */

export const personRef = (person: PersonFacts): { personId: string; name: string; document: DocumentId } => ({
  personId: person.personId ?? '',
  name: person.name ?? '—',
  document: person.doc,
})

export const missingView = (cause: Cause, reader: string): MissingView => ({
  pending: cause.pending,
  code: cause.refusal.code,
  text: refusalText(cause.refusal.code, cause.refusal.params ?? {}),
  who: {
    actor: cause.who.actor,
    ...(cause.who.name ? { name: cause.who.name } : {}),
    you: cause.who.personId === reader || cause.who.actor === 'delegate',
  },
  where: cause.where,
})

/** In the few words of a row; the rest of the refusals say their own sentence. */
const short: Partial<Record<RefusalCode, string>> = {
  'registries.eapb_no_code_in_regime': 'EPS sin código en el régimen',
  'registries.eapb_not_enabled': 'Código de EPS no habilitado',
  'registries.eapb_not_found': 'EPS sin código EAPB',
  'registries.reps_closed': 'REPS cerró el prestador',
  'registries.reps_not_enabled': 'IPS no habilitada en REPS',
  'registries.reps_not_found': 'La IPS no está en REPS',
  'registries.reps_not_ips': 'REPS no la muestra como IPS',
  'registries.sede_not_found': 'La sede no está en REPS',
  'registries.sede_of_other': 'La sede es de otro prestador',
  'registries.sso_exonerated': 'Exoneración del SSO',
  'registries.sso_not_approved': 'Inscripción SSO sin aprobar',
  'registries.sso_plaza_without_sede': 'Su plaza no tiene sede',
  'users.capacity_closed': 'La entidad dejó esta calidad',
  'users.entity_not_in_force': 'Entidad no vigente',
  'users.registry_not_loaded': '{registry} sin cargar',
  'users.site_not_found': 'La sede no existe',
  'registries.sso_other_ips': 'Su plaza es de otra IPS',
  'registries.sso_other_sede': 'Su plaza es de otra sede',
  'registries.sso_not_started': 'Su plaza empieza el {date}',
  'registries.sso_ended': 'Su plaza terminó el {date}',
  'registries.sso_plaza_not_active': 'Su plaza no está activa',
  'registries.sso_no_plaza': 'No tiene plaza asignada',
  'registries.sso_not_found': 'No está en el SSO',
  'registries.rethus_not_found': 'No está en ReTHUS',
  'registries.rethus_identification_not_current': 'Ya no vigente en ReTHUS',
  'registries.rethus_no_current_title': 'Sin título vigente en ReTHUS',
  'registries.rethus_profession_not_allowed': '{profession} no prescribe',
  'registries.rethus_sanctioned': 'Sanción vigente en ReTHUS',
  'registries.reps_expired': 'REPS venció el {date}',
  'registries.sede_closed': 'Sede cerrada en REPS',
  'registries.sede_not_enabled': 'Sede no habilitada en REPS',
  'users.site_closed': 'Sede cerrada',
  'users.account_not_active': 'Cuenta sin activar',
  'users.rethus_not_loaded': 'ReTHUS sin cargar',
  'users.registration_annulled': 'Registro anulado',
}

const met: Partial<Record<UserType, string>> = { profesional: 'ReTHUS al día', sso: 'Plaza vigente' }

/** A cause in a few words. */
export function shortCause(cause: Cause): string {
  return fewWords(cause.refusal)
}

/** A refusal in the few words of a cell; the whole sentence stands where the cell leads. */
export function fewWords({ code, params = {} }: Cause['refusal']): string {
  const text = short[code]
  if (!text) return refusalText(code, params)
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '—'))
}

/** Whether a user could be activated now, in a few words. What a date will mend waits; the rest is stopped. */
export function eligibilityView(userType: UserType, cause: Cause | null): EligibilityView {
  if (!cause) return { state: 'met', text: met[userType] ?? 'No requiere registro' }
  const waits = cause.refusal.code === 'registries.sso_not_started' || cause.pending === 'P-MSS-MAIL'
  return { state: waits ? 'wait' : 'stop', text: shortCause(cause) }
}

/** Her profession as the registry writes it; null of those no registry speaks of. */
export function professionOf(user: UserFacts, userType: UserType, moment: FactsMoment): string | null {
  return userType === 'profesional' || userType === 'sso' ? (professionsOf(user, userType, moment)[0] ?? null) : null
}

/** The roles of this kind of capacity that this type of user may get, each with why it cannot be given now. */
export function roleOffers(facts: Omit<AssignFacts, 'role'>, moment: FactsMoment): RoleOffer[] {
  const { userType, standing } = facts.activation
  return offered(facts.policies, userType, standing.capacity.kind).map((role) => {
    const cause = firstUnmet(assignmentAsks, { ...facts, role: role.code }, moment)
    return {
      code: role.code,
      name: role.name,
      description: role.description,
      scope: role.scope,
      allows: capabilitiesOf(role, userType).map((c) => capabilities[c]),
      secondFactor: role.secondFactor,
      refusal: cause ? refusalText(cause.refusal.code, cause.refusal.params ?? {}) : null,
    }
  })
}

const offered = (
  policies: Policies,
  userType: UserType,
  kind: AssignFacts['activation']['standing']['capacity']['kind'],
) =>
  policies.roles.roles.filter(
    (r) =>
      r.kinds.includes(kind) && r.givenTo.some((g) => g.userType === userType && (g.kinds ?? r.kinds).includes(kind)),
  )
