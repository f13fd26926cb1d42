/** The seven paths of the two guides (July 2023) and what a step can be waiting for. */
export const userTypes = [
  'delegado_eps',
  'delegado_ips',
  'delegado_proveedor',
  'delegado_proveedor_pn',
  'profesional',
  'sso',
  'otro',
] as const
export type UserType = (typeof userTypes)[number]

export const userTypeNames: Record<UserType, string> = {
  delegado_eps: 'Delegado de una EPS',
  delegado_ips: 'Delegado de una IPS',
  delegado_proveedor: 'Delegado de un proveedor',
  delegado_proveedor_pn: 'Proveedor persona natural',
  profesional: 'Profesional de la salud',
  sso: 'Servicio Social Obligatorio (SSO)',
  otro: 'Otro usuario',
}

export const regimes = ['contributivo', 'subsidiado'] as const
export type Regime = (typeof regimes)[number]

/** A capacity is what an entity acts as; an EPS has one per regime; a proveedor persona natural is a person's own. */
export const capacityKinds = ['eps', 'ips', 'proveedor', 'proveedor_pn'] as const
export type CapacityKind = (typeof capacityKinds)[number]

/** The user type of who administers each kind of capacity. */
export const delegateTypes = {
  eps: 'delegado_eps',
  ips: 'delegado_ips',
  proveedor: 'delegado_proveedor',
  proveedor_pn: 'delegado_proveedor_pn',
} as const satisfies Record<CapacityKind, UserType>

/** Status codes of steps (docs/rules.md, "What is pending until what"). */
export const pendingCodes = [
  'P-MSS-NAT',
  'P-MSS-JUR',
  'P-MSS-MAIL',
  'P-MSS-REV',
  'P-2FA',
  'P-REPS',
  'P-EAPB',
  'P-NOMBRAR',
  'P-DEL-MSS',
  'P-DEL-REG',
  'P-DEL-VENC',
  'P-REG',
  'P-RED',
  'P-RETHUS',
  'P-SSO-INS',
  'P-SSO-PLAZA',
  'P-SSO-VIG',
  'P-SEDE',
  'P-SUSP',
  'P-ACT',
  'P-ROL',
] as const
export type PendingCode = (typeof pendingCodes)[number]

/** Who has the ball. */
export const stepActors = ['person', 'representative', 'delegate', 'operator', 'authority'] as const
export type StepActor = (typeof stepActors)[number]
