import { useRouterState } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Icon } from '#web/components/icon.tsx'
import { Link } from '#web/components/link.tsx'
import menu from '#web/components/menu.module.css'
import { placeLine, placeOfPath, roleLine, useContexts } from '#web/lib/contexts.ts'
import type { Session } from '#web/lib/session.ts'
import styles from './context-switcher.module.css'
import { useDisclosure } from './use-disclosure.ts'

/**
 * Where one is acting, and the only place that changes it: entity, regime or sede, role. The context is in the address,
 * so two tabs never mix. Absent for who acts nowhere yet. A disclosure with links: Tab walks it, Escape closes it.
 */
export function ContextSwitcher({ session }: { session: Session }): ReactElement | null {
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const found = useContexts(session)
  const { open, box, button } = useDisclosure()
  const now = placeOfPath(pathname, found)

  if (found.desks.length + found.contexts.length === 0) return null
  return (
    <div className={styles.place} {...box}>
      <button {...button} type="button" className={styles.button} aria-expanded={open} aria-controls="menu-contexto">
        <span>
          <span className="sr">Contexto de trabajo: </span>
          <span className={styles.title}>{now?.title ?? 'Elija dónde actuar'}</span>
          <span className={styles.line}>{now?.line ?? 'Entidad, régimen o sede, y rol'}</span>
        </span>
        <Icon name="switch" />
      </button>
      <ul className={menu.menu} id="menu-contexto" aria-label="Dónde actuar" hidden={!open}>
        {found.contexts.length > 0 && <li className={menu.group}>Actuar en MIPRES</li>}
        {found.contexts.map((one) => (
          <li key={one.key}>
            <Link
              to={`/mipres/c/${encodeURIComponent(one.key)}`}
              aria-current={now?.context?.key === one.key ? 'true' : undefined}
            >
              <Icon name={now?.context?.key === one.key ? 'check' : 'arrow'} />
              <span>{one.entityName}</span>
              <span className={menu.detail}>{roleLine(one)}</span>
            </Link>
          </li>
        ))}
        {found.desks.length > 0 && <li className={menu.group}>Administrar usuarios</li>}
        {found.desks.map((one) => (
          <li key={one.capacityId}>
            <Link
              to={`/administracion/${one.capacityId}`}
              aria-current={now?.desk?.capacityId === one.capacityId ? 'true' : undefined}
            >
              <Icon name={now?.desk?.capacityId === one.capacityId ? 'check' : 'people'} />
              <span>{one.entityName}</span>
              <span className={menu.detail}>{placeLine(one)} · Delegado</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
