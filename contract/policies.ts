import { z } from 'zod'
import { type Capability, capabilities } from './capabilities.ts'
import { fold } from './fold.ts'
import { capacityKinds, userTypes } from './paths.ts'

/** The three policies of docs/rules.md that are data: an operator edits and publishes them, versions stay. */
export const policyNames = ['activadores', 'profesion_item', 'roles'] as const
export type PolicyName = (typeof policyNames)[number]

const capabilityCodes = Object.keys(capabilities) as [Capability, ...Capability[]]

const code = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/, 'Escriba el código en mayúsculas, sin espacios: DISPENSADOR.')
const text = z.string().trim().min(1).max(200)

/** Who activates whom, per user type (D-01), and who may give roles to himself (D-05). */
export const activadoresPolicy = z.object({
  /** Kinds of capacity whose delegate activates users of each type. `otro.activadores = ['ips']` is the strict reading of D-01. */
  profesional: z.object({ activadores: z.array(z.enum(capacityKinds)) }),
  sso: z.object({ activadores: z.array(z.enum(capacityKinds)) }),
  otro: z.object({ activadores: z.array(z.enum(capacityKinds)) }),
  delegado_proveedor_pn: z.object({ activadores: z.array(z.enum(capacityKinds)) }),
  /** Kinds of capacity whose delegate may give roles to himself (D-05). */
  autoasignacion: z.array(z.enum(capacityKinds)),
})
export type ActivadoresPolicy = z.infer<typeof activadoresPolicy>

/** Which profession may prescribe which items (D-07), and how the entry is labelled (D-08). */
export const profesionItemPolicy = z.object({
  professions: z
    .array(
      z.object({
        code: z.string().regex(/^[a-z][a-z_]{1,39}$/),
        name: text,
        /** Names under which ReTHUS and SSO write it; compared without accents or case. */
        names: z.array(text).min(1),
        items: z.array(z.enum(['M', 'P', 'D', 'N', 'S'])),
      }),
    )
    .min(1),
  /** Who may register as profesional: holders of a profession of this list that prescribes, or of any university record. */
  registro: z.enum(['prescriptora', 'universitaria']),
  /** D-08: `una_entrada`: items follow the profession alone. `estricta`: prescribir = M, N and ordenar = P, D, S. */
  prescribir_ordenar: z.enum(['una_entrada', 'estricta']),
})
export type ProfesionItemPolicy = z.infer<typeof profesionItemPolicy>

/** One role: where it exists, to whom it may be given and what it allows (D-02). */
export const rolePolicy = z.object({
  code,
  name: text,
  description: text,
  /** Kinds of capacity that have it; roles of one kind of entity are never offered to another. */
  kinds: z.array(z.enum(capacityKinds)).min(1),
  /** `sede`: it holds at the sede of its activation; `entidad`: at all of the entity's (or regime's). */
  scope: z.enum(['sede', 'entidad']),
  givenTo: z
    .array(
      z.object({
        userType: z.enum(userTypes),
        /** Only by these of the role's kinds; absent: by all. */
        kinds: z.array(z.enum(capacityKinds)).optional(),
        /** Asks a profession that prescribes. */
        prescriber: z.boolean().optional(),
        /** Capabilities that this user type does not get (D-08: SSO does not see "ordenar"). */
        without: z.array(z.enum(capabilityCodes)).optional(),
      }),
    )
    .min(1),
  capabilities: z.array(z.enum(capabilityCodes)).min(1),
  /** Entering with it takes a second factor. */
  secondFactor: z.boolean(),
  /** Roles that the same person may not hold in the same entity. */
  incompatibleWith: z.array(code),
})
export type RolePolicy = z.infer<typeof rolePolicy>

export const rolesPolicy = z
  .object({ roles: z.array(rolePolicy).min(1) })
  .refine((p) => new Set(p.roles.map((r) => r.code)).size === p.roles.length, {
    message: 'Hay dos roles con el mismo código. Cambie uno.',
    path: ['roles'],
  })
export type RolesPolicy = z.infer<typeof rolesPolicy>

export const policySchemas = {
  activadores: activadoresPolicy,
  profesion_item: profesionItemPolicy,
  roles: rolesPolicy,
} as const

/** The content of each policy by name. */
export interface PolicyContents {
  activadores: ActivadoresPolicy
  profesion_item: ProfesionItemPolicy
  roles: RolesPolicy
}

/** The policies in force at a moment, each with its version. */
export interface Policies {
  activadores: ActivadoresPolicy
  profesion_item: ProfesionItemPolicy
  roles: RolesPolicy
  versions: Record<PolicyName, number>
}

const wholeName = (text: string): string => fold(text).replace(/\s+/g, ' ').trim()

/** The profession of the policy that a registry's words name, or null. Compares whole names: 'Medicina Veterinaria' is not 'Medicina'. */
export function professionNamed(
  policy: ProfesionItemPolicy,
  words: string,
): ProfesionItemPolicy['professions'][number] | null {
  const sought = wholeName(words)
  return policy.professions.find((p) => p.names.some((n) => wholeName(n) === sought)) ?? null
}

/** Whether the registry's words name a profession that may prescribe something (D-07). */
export function prescribes(policy: ProfesionItemPolicy, words: string): boolean {
  return (professionNamed(policy, words)?.items.length ?? 0) > 0
}

/** The capabilities that a role gives to a user type in a kind of capacity; empty when it is not given to it. */
export function capabilitiesOf(role: RolePolicy, userType: (typeof userTypes)[number]): Capability[] {
  const given = role.givenTo.find((g) => g.userType === userType)
  return given ? role.capabilities.filter((c) => !given.without?.includes(c)) : []
}
