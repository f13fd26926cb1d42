import { capabilities } from '#contract/capabilities.ts'
import type { Endpoint, Permission } from '#contract/endpoint.ts'

const moduleTexts: Record<string, string> = {
  identity: 'Mi Seguridad Social: personas, entidades, autorizados, sesiones',
  registries: 'Registros: REPS, ReTHUS, SSO, EAPB, registro civil, DIVIPOLA',
  users: 'MIPRES: registro y administración de usuarios, caminos, roles',
  prescribing: 'MIPRES: prescripciones, juntas, tutelas, novedades y consultas',
  platform: 'La casa: avisos e historial',
}

/** The modules that appear in a list of endpoints, with a sentence each. */
export function modulesOf(endpoints: readonly Endpoint[]): { name: string; description: string }[] {
  const names = [...new Set(endpoints.map((e) => e.id.split('.')[0] ?? ''))].sort()
  return names.map((name) => ({ name, description: moduleTexts[name] ?? name }))
}

/** Who may call, in a Spanish sentence. */
export function permissionText(permission: Permission): string {
  switch (permission.kind) {
    case 'public':
      return 'cualquiera, sin sesión.'
    case 'person':
      return permission.secondFactor
        ? 'una persona con sesión y segundo factor, sobre lo suyo.'
        : 'una persona con sesión, sobre lo suyo.'
    case 'account':
      return permission.secondFactor
        ? 'una persona o un operador, con sesión y segundo factor, sobre su cuenta.'
        : 'una persona o un operador, con sesión, sobre su cuenta.'
    case 'representative':
      return 'el representante legal de la entidad, con segundo factor.'
    case 'delegate':
      return 'el delegado registrado de la capacidad, con segundo factor.'
    case 'context': {
      const asked = typeof permission.capability === 'string' ? [permission.capability] : permission.capability
      return `quien puede en ese contexto, ahora: ${asked.map((c) => capabilities[c].toLowerCase()).join(', o ')}.`
    }
    case 'operator':
      return permission.right === 'any'
        ? 'un operador, con segundo factor.'
        : `un operador con el permiso «${permission.right}», con segundo factor.`
  }
}
