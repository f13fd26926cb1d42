import { type UserType, userTypeNames, userTypes } from '#contract/paths.ts'
import type { TypeView } from '#contract/users-paths.ts'
import { firstUnmet } from '../activation/requirements.ts'
import type { UsersFacts } from '../facts/facts.ts'
import { openRegistrations, registrationAsks, waitingNamings } from '../registration/requirements.ts'
import { pathTexts } from './texts.ts'
import { isReader, missingOf } from './view.ts'

/** The seven types as one person may choose them: the requirements of registration, one by one, with who solves what is unmet. */
export function typesView(facts: UsersFacts): TypeView[] {
  return userTypes.map((type) => typeView(facts, type))
}

function typeView(facts: UsersFacts, type: UserType): TypeView {
  const asked = { facts, type, capacityId: null }
  const asks = registrationAsks[type]
  const cause = firstUnmet(asks, asked, facts.moment)
  const namings = waitingNamings(asked)
  const named = type.startsWith('delegado') && type !== 'delegado_proveedor_pn'
  const has = openRegistrations(asked).length > 0
  const registered = has && (!named || namings.length === 0)
  const evidence = asks.flatMap((r) => {
    const outcome = r.evaluate(asked, facts.moment)
    return outcome.met ? outcome.evidence.filter((e) => e.kind === 'registry' || named) : (outcome.evidence ?? [])
  })
  const mine = isReader({ personId: facts.person.personId ?? '', walker: true })
  const state = registered ? 'registered' : !cause ? 'met' : waits(cause.who.actor) ? 'wait' : 'unmet'
  return {
    type,
    name: userTypeNames[type],
    does: pathTexts[type].does,
    group: pathTexts[type].group,
    state,
    tag: registered ? 'Ya registrado' : cause ? unmetTag(cause) : metTag(type, evidence[0]?.fact),
    ...(cause && !registered ? { missing: missingOf(cause, mine(cause.who)) } : {}),
    evidence,
    namings: namings.map((d) => ({
      delegationId: d.delegationId,
      entityName: d.capacity.entityName,
      regime: d.capacity.regime,
      namedAt: d.namedAt,
      expiresAt: d.expiresAt,
    })),
  }
}

const waits = (actor: string): boolean => actor === 'representative' || actor === 'operator' || actor === 'delegate'

/** Registries write in capitals: 'MEDICINA' → 'Medicina'. */
export function inWords(text: string): string {
  return text === text.toUpperCase() ? text.charAt(0) + text.slice(1).toLowerCase() : text
}

/** 'Cumple: Medicina en ReTHUS'. */
function metTag(type: UserType, fact: string | undefined): string {
  if (type === 'profesional' && fact) return `Cumple: ${inWords(fact.split(',')[0] ?? '')} en ReTHUS`
  if (type === 'sso') return 'Cumple: plaza activa'
  if (type.startsWith('delegado') && type !== 'delegado_proveedor_pn') return 'Cumple: con nombramiento'
  return 'Cumple'
}

const tags: Partial<Record<string, string>> = {
  'P-RETHUS': 'No cumple en ReTHUS',
  'P-SSO-INS': 'Sin inscripción en SSO',
  'P-SSO-PLAZA': 'No tiene plaza',
  'P-SSO-VIG': 'Plaza sin vigencia',
  'P-NOMBRAR': 'Espera un nombramiento',
  'P-DEL-VENC': 'Nombramiento vencido',
  'P-REPS': 'IPS no habilitada en REPS',
  'P-EAPB': 'EPS sin código habilitado',
  'P-MSS-JUR': 'Espera a la entidad',
  'P-MSS-NAT': 'Cuenta no activa',
  'P-MSS-MAIL': 'Falta confirmar el correo',
}
const tagsByCode: Partial<Record<string, string>> = {
  'users.rethus_not_loaded': 'Espera un corte de ReTHUS',
  'registries.rethus_not_found': 'No está en ReTHUS',
  'registries.rethus_sanctioned': 'Sanción en ReTHUS',
  'registries.rethus_profession_not_allowed': 'Su profesión no prescribe',
}

function unmetTag({ pending, refusal }: NonNullable<ReturnType<typeof firstUnmet>>): string {
  const { code, params } = refusal
  if (code === 'users.registry_not_loaded') return `Espera un corte de ${params?.registry}`
  return tagsByCode[code] ?? tags[pending] ?? 'No cumple'
}
