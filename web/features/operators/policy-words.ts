import { capabilities, type ItemKind, itemKinds } from '#contract/capabilities.ts'
import type { CapacityKind } from '#contract/paths.ts'
import type {
  ActivadoresPolicy,
  PolicyContents,
  PolicyName,
  ProfesionItemPolicy,
  RolesPolicy,
} from '#contract/policies.ts'
import { showInstant } from '#web/lib/format.ts'

/** How each policy is called, and what it decides. */
export const policyTitles: Record<PolicyName, string> = {
  activadores: 'Quién activa a quién',
  profesion_item: 'Qué prescribe cada profesión',
  roles: 'Roles de MIPRES',
}
export const policyTexts: Record<PolicyName, string> = {
  activadores: 'De qué entidad es el delegado que activa cada tipo de usuario (D-01), y quién se da roles (D-05).',
  profesion_item: 'Profesiones que prescriben y sus ítems (D-07), y cómo se entra: prescribir u ordenar (D-08).',
  roles: 'Qué roles hay, a quién se dan y qué permiten (D-02).',
}

export const kindNames: Record<CapacityKind, string> = {
  eps: 'EPS',
  ips: 'IPS',
  proveedor: 'Proveedor',
  proveedor_pn: 'Persona natural',
}

export const typeNames: Record<string, string> = {
  profesional: 'Profesional',
  sso: 'SSO',
  otro: 'Otro usuario',
  delegado_eps: 'Delegado de EPS',
  delegado_ips: 'Delegado de IPS',
  delegado_proveedor: 'Delegado de proveedor',
  delegado_proveedor_pn: 'Proveedor persona natural',
}

/** When a version was published; the first came with the product. */
export function publishedWords(at: string): string {
  return at === '' ? 'desde el comienzo' : showInstant(at)
}

/** One difference between two versions, in words. */
export interface PolicyChange {
  label: string
  before: string
  after: string
}

const nobody = 'nadie'
const words = (list: readonly string[]): string => (list.length > 0 ? list.join(', ') : nobody)
const kinds = (list: readonly CapacityKind[]): string => words(list.map((kind) => kindNames[kind]))
const yesNo = (on: boolean): string => (on ? 'sí' : 'no')
const items = (list: readonly ItemKind[]): string =>
  list.length > 0 ? list.map((i) => itemKinds[i]).join(', ') : 'nada'

/** What differs between two contents of a policy, one line per thing that changed; empty when they are equal. */
export function policyChanges<N extends PolicyName>(
  name: N,
  before: PolicyContents[N],
  after: PolicyContents[N],
): PolicyChange[] {
  const lines = (content: PolicyContents[N]): Map<string, string> => new Map(linesOf(name, content))
  const old = lines(before)
  const next = lines(after)
  return [...new Set([...old.keys(), ...next.keys()])]
    .map((label) => ({ label, before: old.get(label) ?? 'no existía', after: next.get(label) ?? 'deja de existir' }))
    .filter((change) => change.before !== change.after)
}

function linesOf(name: PolicyName, content: PolicyContents[PolicyName]): [string, string][] {
  if (name === 'activadores') {
    const policy = content as ActivadoresPolicy
    return [
      ...(['profesional', 'sso', 'otro', 'delegado_proveedor_pn'] as const).map((type): [string, string] => [
        `Activa a ${typeNames[type]}`,
        kinds(policy[type].activadores),
      ]),
      ['Se da roles a sí mismo', kinds(policy.autoasignacion)],
    ]
  }
  if (name === 'profesion_item') {
    const policy = content as ProfesionItemPolicy
    return [
      ...policy.professions.flatMap((profession): [string, string][] => [
        [`${profession.name}: prescribe`, items(profession.items)],
        [`${profession.name}: nombres en los registros`, profession.names.join(', ')],
      ]),
      ['Quién se registra como Profesional', registroNames[policy.registro]],
      ['Entrada de prescribir y ordenar', entryNames[policy.prescribir_ordenar]],
    ]
  }
  const policy = content as RolesPolicy
  return policy.roles.flatMap((role): [string, string][] => [
    [`${role.name}: descripción`, role.description],
    [`${role.name}: existe en`, kinds(role.kinds)],
    [`${role.name}: vale`, role.scope === 'sede' ? 'en la sede de la activación' : 'en toda la entidad'],
    [
      `${role.name}: se da a`,
      words(
        role.givenTo.map(
          (given) => `${typeNames[given.userType]}${given.prescriber ? ' con profesión que prescribe' : ''}`,
        ),
      ),
    ],
    [`${role.name}: permite`, words(role.capabilities.map((code) => capabilities[code]))],
    [`${role.name}: pide segundo factor`, yesNo(role.secondFactor)],
    [
      `${role.name}: no se combina con`,
      role.incompatibleWith.length > 0 ? role.incompatibleWith.join(', ') : 'ninguno',
    ],
  ])
}

export const registroNames = {
  prescriptora: 'Solo profesiones que prescriben',
  universitaria: 'Cualquier profesión universitaria de ReTHUS',
} as const
export const entryNames = {
  una_entrada: 'Una sola: los ítems dependen de la profesión',
  estricta: 'Estricta: prescribir es M y N; ordenar es P, D y S',
} as const

/** 'Bacteriología clínica' → 'bacteriologia_clinica': the code of a new profession. */
export function professionCode(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
}
