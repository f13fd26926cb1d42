import { Fragment, type ReactElement, type ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Link } from './link.tsx'
import styles from './menu.module.css'

export interface MenuItem {
  id: string
  label: ReactNode
  /** The second line. */
  detail?: ReactNode
  icon?: IconName
  to?: string
  onClick?: () => void
  current?: boolean
  unread?: boolean
  /** A line above this item. */
  separated?: boolean
}

/** A list of places or acts, as a page or in a box that floats. Links and buttons, walked with Tab. */
export function Menu({
  label,
  heading,
  items,
}: {
  label: string
  heading?: ReactNode
  items: MenuItem[]
}): ReactElement {
  return (
    <ul className={styles.menu} aria-label={label}>
      {heading && <li className={styles.group}>{heading}</li>}
      {items.map((item) => {
        const inside = (
          <>
            <Icon name={item.icon ?? (item.unread ? 'dot' : item.current ? 'check' : 'arrow')} />
            <span>
              {item.unread && <span className="sr">Sin leer: </span>}
              {item.label}
            </span>
            {item.detail && <span className={styles.detail}>{item.detail}</span>}
          </>
        )
        const state = { 'aria-current': item.current || undefined, 'data-unread': item.unread || undefined } as const
        return (
          <Fragment key={item.id}>
            {item.separated && <li className={styles.separator} aria-hidden="true" />}
            <li>
              {item.to ? (
                <Link to={item.to} {...state} {...(item.onClick ? { onClick: item.onClick } : {})}>
                  {inside}
                </Link>
              ) : (
                <button type="button" onClick={item.onClick} {...state}>
                  {inside}
                </button>
              )}
            </li>
          </Fragment>
        )
      })}
    </ul>
  )
}
