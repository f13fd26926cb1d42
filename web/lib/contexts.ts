import type { CapacityKind, Regime } from '#contract/paths.ts'
import { myContexts } from '#contract/users-authority.ts'
import type { Session } from './session.ts'
import { useEndpoint } from './use-endpoint.ts'

/** A capacity that the person administers as its delegate. */
export interface DeskPlace {
  capacityId: string
  kind: CapacityKind
  regime: Regime | null
  entityName: string
}

/** Where the person acts in MIPRES with a role. */
export interface RolePlace extends DeskPlace {
  key: string
  sede: { code: string; name: string } | null
  role: { code: string; name: string }
  /** What the role allows there: code and the words of its entry. */
  capabilities: { code: string; name: string }[]
}

export interface Contexts {
  contexts: RolePlace[]
  desks: DeskPlace[]
}

const none: Contexts = { contexts: [], desks: [] }

/** Where who is signed in may act, for the shell. */
export function useContexts(session: Session): Contexts {
  const { data } = useEndpoint(myContexts, {}, { enabled: session.subject?.kind === 'person' })
  return data ?? none
}

/** 'EPS · Régimen subsidiado', 'IPS': a regime is always written. */
export function placeLine(place: { kind: CapacityKind; regime: Regime | null }): string {
  if (place.kind === 'eps') return `EPS · Régimen ${place.regime ?? 'sin definir'}`
  return { ips: 'IPS', proveedor: 'Proveedor', proveedor_pn: 'Proveedor persona natural' }[place.kind]
}

/** Where an address acts: the desk of /administracion/:id or the context of /mipres/c/:key; null elsewhere. */
export function placeOfPath(
  pathname: string,
  found: Contexts,
): { title: string; line: string; desk?: DeskPlace; context?: RolePlace } | null {
  const [, area, first, second] = pathname.split('/').map(decodeURIComponent)
  if (area === 'administracion' && first) {
    const desk = found.desks.find((one) => one.capacityId === first)
    if (!desk) return null
    const sedes = desk.kind === 'ips' || desk.kind === 'proveedor' ? ' · Todas las sedes' : ''
    return { title: desk.entityName, line: `${placeLine(desk)}${sedes} · Delegado`, desk }
  }
  if (area === 'mipres' && first === 'c' && second) {
    const context = found.contexts.find((one) => one.key === second)
    if (!context) return null
    return { title: context.entityName, line: roleLine(context), context }
  }
  return null
}

/** 'IPS · 01 Principal · Prescriptor'. */
export function roleLine(place: RolePlace): string {
  return [placeLine(place), place.sede?.name, place.role.name].filter(Boolean).join(' · ')
}
