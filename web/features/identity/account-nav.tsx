import { useLocation } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Tabs } from '#web/components/layout.tsx'
import { useSession } from '#web/lib/session.ts'

/** Whose account these pages are about; a person's until the server says otherwise. */
export function useAccountKind(): 'person' | 'operator' {
  return useSession().session.subject?.kind ?? 'person'
}

/** The words above the title of a page of the account, and the place where its owner works. */
export const accountWords = {
  person: { eyebrow: 'Mi Seguridad Social', home: { to: '/mi-camino', label: 'Ver mi camino' } },
  operator: { eyebrow: 'Operación del servicio', home: { to: '/operador', label: 'Ir al inicio del operador' } },
} as const

const ofAccount = [
  { label: 'Seguridad', to: '/cuenta/seguridad' },
  { label: 'Sesiones', to: '/cuenta/sesiones' },
]
const ofPerson = [
  { label: 'Sus datos', to: '/cuenta' },
  ...ofAccount,
  { label: 'Aplicaciones', to: '/cuenta/aplicaciones' },
  { label: 'Sus derechos', to: '/cuenta/datos-personales' },
]

/** The pages of the own account. An operator, who is no person of MSS (D-21), has those of her credentials. */
export function AccountNav(): ReactElement {
  const { pathname } = useLocation()
  const places = useAccountKind() === 'operator' ? ofAccount : ofPerson
  return <Tabs label="Su cuenta" items={places.map((place) => ({ ...place, current: pathname === place.to }))} />
}
