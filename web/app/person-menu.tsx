import { useRouterState } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { Icon } from '#web/components/icon.tsx'
import { Link } from '#web/components/link.tsx'
import menu from '#web/components/menu.module.css'
import { initials, showDocument } from '#web/lib/format.ts'
import type { Subject } from '#web/lib/session.ts'
import styles from './shell.module.css'

/** Who is signed in and their own pages. A disclosure with links, not an ARIA menu: Tab walks it, Escape closes it. */
export function PersonMenu({ subject }: { subject: Subject }): ReactElement {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const name = subject.kind === 'person' ? subject.name : subject.email

  // biome-ignore lint/correctness/useExhaustiveDependencies: closes after each navigation
  useEffect(() => setOpen(false), [pathname])
  useEffect(() => {
    if (!open) return
    const leave = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
    }
  }, [open])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere inside
    <div
      className={styles.person}
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) {
          setOpen(false)
          button.current?.focus()
        }
      }}
    >
      <button
        ref={button}
        type="button"
        className={styles.barButton}
        aria-expanded={open}
        aria-controls="menu-persona"
        onClick={() => setOpen(!open)}
      >
        <span className={styles.avatar} aria-hidden="true">
          {initials(name)}
        </span>
        <span className={styles.barName}>{name}</span>
        <Icon name="down" />
      </button>
      <ul className={menu.menu} id="menu-persona" aria-label={name} hidden={!open}>
        {subject.kind === 'person' && (
          <>
            <li className={menu.group}>
              {name} · {showDocument(subject.document)}
            </li>
            <li>
              <Link to="/cuenta">
                <Icon name="person" />
                <span>Sus datos y derechos</span>
              </Link>
            </li>
            <li>
              <Link to="/cuenta/seguridad">
                <Icon name="key" />
                <span>Seguridad y sesiones</span>
              </Link>
            </li>
            <li>
              <Link to="/por-que">
                <Icon name="help" />
                <span>¿Qué puedo hacer y por qué?</span>
              </Link>
            </li>
          </>
        )}
        {subject.kind === 'operator' && (
          <>
            <li className={menu.group}>{name}</li>
            <li>
              <Link to="/operador">
                <Icon name="registry" />
                <span>Inicio del operador</span>
              </Link>
            </li>
            <li>
              <Link to="/cuenta/seguridad">
                <Icon name="key" />
                <span>Seguridad y sesiones</span>
              </Link>
            </li>
          </>
        )}
        <li className={menu.separator} />
        <li>
          <Link to="/auth/logout">
            <Icon name="arrow" />
            <span>Salir</span>
          </Link>
        </li>
      </ul>
    </div>
  )
}
