import type { ReactElement } from 'react'
import { Icon } from '#web/components/icon.tsx'
import { Link } from '#web/components/link.tsx'
import menu from '#web/components/menu.module.css'
import { initials, showDocument } from '#web/lib/format.ts'
import type { Subject } from '#web/lib/session.ts'
import styles from './shell.module.css'
import { useDisclosure } from './use-disclosure.ts'

/** Who is signed in and their own pages. A disclosure with links, not an ARIA menu: Tab walks it, Escape closes it. */
export function PersonMenu({ subject }: { subject: Subject }): ReactElement {
  const { open, box, button } = useDisclosure()
  const name = subject.kind === 'person' ? subject.name : subject.email

  return (
    <div className={styles.person} {...box}>
      <button {...button} type="button" className={styles.barButton} aria-expanded={open} aria-controls="menu-persona">
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
