import type { UserType } from '#contract/paths.ts'
import { calm } from '#contract/spanish.ts'
import type { DeskList, EligibilityView, PlaceView } from '#contract/users-desk.ts'

/** A regime is always written. */
export { placeLine as capacityLine } from '#web/lib/contexts.ts'

/** How a user type is called in a column. */
export const typeNames: Record<UserType, string> = {
  delegado_eps: 'Delegado de EPS',
  delegado_ips: 'Delegado de IPS',
  delegado_proveedor: 'Delegado de proveedor',
  delegado_proveedor_pn: 'Proveedor persona natural',
  profesional: 'Profesional',
  sso: 'SSO',
  otro: 'Otro usuario',
}

export { calm }

/** '01 Principal'. */
export function placeName(place: PlaceView): string {
  return `${place.number} ${calm(place.name)}`
}

/** 'sede 01', 'sedes 01 y 03'. */
export function placesName(places: readonly PlaceView[]): string {
  return `${places.length === 1 ? 'la sede' : 'las sedes'} ${listOf(places.map((place) => place.number))}`
}

/** 'a', 'a y b', 'a, b y c'; before i- the conjunction is e. */
export function listOf(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  if (words.length < 2) return last
  return `${words.slice(0, -1).join(', ')} ${/^h?i(?!e)/i.test(last) ? 'e' : 'y'} ${last}`
}

/** The tabs of the desk. */
export const listNames: Record<DeskList, string> = {
  por_decidir: 'Por decidir',
  sin_rol: 'Sin rol',
  suspendidos: 'Suspendidos',
  vencen: 'Vencen',
}

/** What an empty list says. */
export const emptyLists: Record<DeskList, { title: string; text: string }> = {
  por_decidir: { title: 'Nadie espera', text: 'Cuando alguien pida activación, aparecerá aquí.' },
  sin_rol: {
    title: 'Todos los usuarios activos tienen rol',
    text: 'Si activa a alguien sin rol, aparecerá aquí: sin rol no puede entrar.',
  },
  suspendidos: {
    title: 'No hay usuarios suspendidos',
    text: 'Un usuario se suspende solo cuando un registro deja de respaldarlo.',
  },
  vencen: { title: 'Ninguna activación vence pronto', text: 'Aquí verá a quienes terminan pronto su servicio social.' },
}

/** The kind of mark beside an eligibility. */
export const eligibilityKinds: Record<EligibilityView['state'], 'done' | 'wait' | 'stop'> = {
  met: 'done',
  wait: 'wait',
  stop: 'stop',
}

/** 'Sin rol', '1 rol', '3 roles'. */
export function rolesCount(n: number): string {
  return n === 0 ? 'sin rol' : n === 1 ? '1 rol' : `${n} roles`
}

/** 'Activar con 1 rol', 'Activar sin rol'; of several people, how many: the button says the act and its object. */
export function activateLabel(roles: number, people = 1): string {
  const who = people === 1 ? '' : ` a ${people} personas`
  return roles === 0 ? `Activar${who} sin rol` : `Activar${who} con ${rolesCount(roles)}`
}
