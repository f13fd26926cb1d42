import { Outlet, useMatches, useRouter, useRouterState } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef, useSyncExternalStore } from 'react'
import { Icon, Mark } from '#web/components/icon.tsx'
import { Link } from '#web/components/link.tsx'
import { announcements } from '#web/lib/announce.ts'
import { useContexts } from '#web/lib/contexts.ts'
import { cx } from '#web/lib/cx.ts'
import { keepFocus } from '#web/lib/keep-focus.ts'
import { expectHeading } from '#web/lib/page-focus.ts'
import { signInAt, useSession } from '#web/lib/session.ts'
import { type NavItem, navFor } from './nav.ts'
import { OfflineStrip } from './offline-strip.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SessionExpired } from './session-expired.tsx'
import styles from './shell.module.css'
import { ContextSwitcher } from './slots.tsx'
import { ThemeChoice } from './theme-choice.tsx'

function Announcer(): ReactElement {
  const text = useSyncExternalStore(announcements.subscribe, announcements.read)
  return (
    <p className="sr" role="status">
      {text}
    </p>
  )
}

/** Moves the focus to the new page's h1 when the path changes (not on the first load, not when only the search changes). */
function useHeadingFocus(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) expectHeading()
      }),
    [router],
  )
  useEffect(keepFocus, [])
}

/** One row of links, of which the current one may only hold the page (`holds`): the row `within` has it; on a phone it scrolls sideways, with the current one in view. */
function NavRow(props: {
  label: string
  items: NavItem[]
  wide: boolean
  within?: boolean
  holds?: boolean
}): ReactElement {
  const { items } = props
  const list = useRef<HTMLUListElement>(null)
  const here = items.find((item) => item.current)?.to
  // biome-ignore lint/correctness/useExhaustiveDependencies: brings the current item into view each time it changes
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current && current)
      list.current.scrollLeft = current.offsetLeft - list.current.clientWidth / 2 + current.clientWidth / 2
  }, [here, items.length])
  return (
    <nav
      className={cx(styles.nav, props.within && styles.within, props.wide && styles.navWide)}
      aria-label={props.label}
    >
      <ul ref={list}>
        {items.map((item) => (
          <li key={item.to}>
            <Link to={item.to} aria-current={item.current ? (props.holds ? 'true' : 'page') : undefined}>
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The frame of every page: bar, navigation, content, foot. */
export function Shell(): ReactElement {
  const { session } = useSession()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const href = useRouterState({ select: (state) => state.location.href })
  const layout = useMatches({ select: (matches) => matches.at(-1)?.staticData.layout ?? 'read' })
  useHeadingFocus()
  const nav = navFor(pathname, session, useContexts(session))

  return (
    <>
      <a className={cx(styles.skip, 'no-print')} href="#contenido">
        Saltar al contenido
      </a>
      <OfflineStrip />
      <header className={cx(styles.bar, layout === 'wide' && styles.barWide)}>
        <div className={styles.barIn}>
          <Link className={styles.brand} to="/" aria-label="OpenMIPRES, inicio">
            <span className={styles.mark}>
              <Mark />
            </span>
            <span>
              Open<b>MIPRES</b>
            </span>
          </Link>
          <ContextSwitcher session={session} />
          <div className={styles.barEnd}>
            {session.subject ? (
              <>
                <Link className={styles.barButton} to="/avisos">
                  <Icon name="bell" />
                  <span className="sr">{session.unread === 0 ? 'Avisos' : `Avisos: ${session.unread} sin leer`}</span>
                  {session.unread > 0 && (
                    <span className={styles.barCount} aria-hidden="true">
                      {session.unread > 99 ? '99+' : session.unread}
                    </span>
                  )}
                </Link>
                <PersonMenu subject={session.subject} />
              </>
            ) : (
              <>
                <Link className={styles.barButton} to="/ayuda">
                  <Icon name="help" />
                  <span className={styles.barName}>Ayuda</span>
                </Link>
                {!pathname.startsWith('/ingresar') && pathname !== '/permitir' && (
                  <Link
                    className={styles.barButton}
                    to={signInAt(pathname.startsWith('/registro/') ? '/mi-camino' : href)}
                  >
                    <Icon name="person" />
                    Ingresar
                  </Link>
                )}
              </>
            )}
          </div>
        </div>
      </header>
      {nav.items.length > 0 && (
        <NavRow label="Principal" items={nav.items} wide={layout === 'wide'} holds={nav.within !== null} />
      )}
      {nav.within && <NavRow label={nav.within.label} items={nav.within.items} wide={layout === 'wide'} within />}
      <main
        className={cx(
          styles.page,
          layout === 'wide' && styles.pageWide,
          layout === 'form' && styles.pageForm,
          layout === 'box' && styles.pageBox,
        )}
        id="contenido"
        tabIndex={-1}
      >
        <Outlet />
      </main>
      <Announcer />
      <SessionExpired />
      <footer className={cx(styles.foot, layout === 'wide' && styles.footWide)}>
        <div className={styles.footIn}>
          <ul>
            <li>
              <Link to="/ayuda">Ayuda</Link>
            </li>
            <li>
              <Link to="/estado">Estado del servicio</Link>
            </li>
            <li>
              <Link to="/datos-personales">Sus datos personales</Link>
            </li>
            <li>
              <Link to="/accesibilidad">Accesibilidad</Link>
            </li>
            <li>
              <Link to="/ayuda#codigo">Código abierto</Link>
            </li>
          </ul>
          <p>
            OpenMIPRES es software libre. No es un sitio del Estado.
            {session.demo && ' Personas y entidades de esta muestra son inventadas.'}
          </p>
          <ThemeChoice />
        </div>
      </footer>
    </>
  )
}
