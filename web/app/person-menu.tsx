import type { ReactElement } from 'react'
import { Icon, type IconName } from '#web/components/icon.tsx'
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
            <Item to="/cuenta" icon="person">
              Sus datos y derechos
            </Item>
            <Item to="/cuenta/seguridad" icon="key">
              Seguridad y sesiones
            </Item>
            <Item to="/por-que" icon="help">
              ¿Qué puedo hacer y por qué?
            </Item>
          </>
        )}
        {subject.kind === 'operator' && (
          <>
            <li className={menu.group}>{name}</li>
            <Item to="/operador" icon="registry">
              Inicio del operador
            </Item>
            <Item to="/cuenta/seguridad" icon="key">
              Seguridad y sesiones
            </Item>
          </>
        )}
        <li className={menu.separator} />
        <Item to="/auth/logout" icon="arrow">
          Salir
        </Item>
      </ul>
    </div>
  )
}

function Item(props: { to: string; icon: IconName; children: string }): ReactElement {
  return (
    <li>
      <Link to={props.to}>
        <Icon name={props.icon} />
        <span>{props.children}</span>
      </Link>
    </li>
  )
}
