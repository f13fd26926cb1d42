import { useLocation } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Tabs } from '#web/components/layout.tsx'

const places = [
  { label: 'Sus datos', to: '/cuenta' },
  { label: 'Seguridad', to: '/cuenta/seguridad' },
  { label: 'Sesiones', to: '/cuenta/sesiones' },
  { label: 'Sus derechos', to: '/cuenta/datos-personales' },
]

/** The four pages of the own account. */
export function AccountNav(): ReactElement {
  const { pathname } = useLocation()
  return <Tabs label="Su cuenta" items={places.map((place) => ({ ...place, current: pathname === place.to }))} />
}
