import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react'
import { cx } from '#web/lib/cx.ts'
import { Icon } from './icon.tsx'
import styles from './layout.module.css'
import { Link } from './link.tsx'

/** A reading column and an aside; below 900 px, one under the other. */
export function Cols({
  children,
  aside,
  asideLabel = 'Más',
}: {
  children: ReactNode
  aside: ReactNode
  asideLabel?: string
}): ReactElement {
  return (
    <div className={styles.cols}>
      <div>{children}</div>
      <aside className={styles.aside} aria-label={asideLabel}>
        {aside}
      </aside>
    </div>
  )
}

/** A titled part of a page. */
export function Section({
  title,
  children,
  action,
}: {
  title: ReactNode
  children: ReactNode
  action?: ReactNode
}): ReactElement {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      {action ? (
        <div className={cx('row between', styles.sectionHead)}>
          <h2 id={id}>{title}</h2>
          {action}
        </div>
      ) : (
        <h2 id={id} className={styles.sectionHead}>
          {title}
        </h2>
      )}
      {children}
    </section>
  )
}

/** A bordered or sunken group. Never one inside another. */
export function Panel({ children, sunken }: { children: ReactNode; sunken?: boolean }): ReactElement {
  return <div className={cx(styles.panel, sunken && styles.sunken)}>{children}</div>
}

export interface SummaryRow {
  label: string
  value: ReactNode
  /** Where "Cambiar" goes. */
  change?: string | (() => void)
  /** Instead of "Cambiar", where nothing is changed there. */
  changeText?: string
}

/** Answers to review before an act, or facts of a thing. `tight` in asides. */
export function SummaryList({ rows, tight }: { rows: SummaryRow[]; tight?: boolean }): ReactElement {
  return (
    <dl className={cx(styles.summary, tight && styles.tight)}>
      {rows.map(({ label, value, change, changeText }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {change && (
            <dd className={styles.change}>
              {typeof change === 'string' ? (
                <Link to={change}>
                  {changeText ?? 'Cambiar'}
                  <span className="sr"> {label}</span>
                </Link>
              ) : (
                <button type="button" className={styles.textButton} onClick={change}>
                  Cambiar<span className="sr"> {label}</span>
                </button>
              )}
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

/** A few facts side by side. */
export function Facts({ items }: { items: { label: string; value: ReactNode }[] }): ReactElement {
  return (
    <dl className={styles.facts}>
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Counts in large type. */
export function Stats({ items }: { items: { label: string; value: ReactNode; to?: string }[] }): ReactElement {
  return (
    <dl className={styles.stats}>
      {items.map(({ label, value, to }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{to ? <Link to={to}>{value}</Link> : value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** How far: a bar with its words beside. `text` is what a screen reader hears too. */
export function Progress(props: {
  value: number
  max: number
  text: ReactNode
  label: string
  wait?: boolean
}): ReactElement {
  const percent = props.max > 0 ? Math.min(100, (props.value / props.max) * 100) : 0
  return (
    <div className={styles.progressLine}>
      <div className={cx(styles.progress, props.wait && styles.progressWait)} role="img" aria-label={props.label}>
        <span style={{ width: `${percent}%` }} />
      </div>
      <span className="meta">{props.text}</span>
    </div>
  )
}

/** The answer to an act as a page: who can now do what, and the next act. The title is the page's h1, given as a child of the caller's choice. */
export function Confirmation({
  heading,
  children,
  actions,
}: {
  heading: ReactNode
  children?: ReactNode
  actions?: ReactNode
}): ReactElement {
  return (
    <div className={styles.confirmation}>
      <Icon name="check" />
      {heading}
      {children}
      {actions}
    </div>
  )
}

export interface TabItem {
  label: string
  to: string
  current: boolean
  count?: number | undefined
}

/** Lists of the same kind, each with its count. They are links: the address says which. */
export function Tabs({ items, label }: { items: TabItem[]; label: string }): ReactElement {
  const nav = useRef<HTMLElement>(null)
  const current = items.find((item) => item.current)?.to
  // biome-ignore lint/correctness/useExhaustiveDependencies: brings the current one into view each time it changes
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>('[aria-current]')
    if (nav.current && here)
      nav.current.scrollLeft =
        here.offsetLeft - nav.current.offsetLeft - (nav.current.clientWidth - here.clientWidth) / 2
  }, [current])
  return (
    <nav ref={nav} className={styles.tabs} aria-label={label}>
      {items.map((item) => (
        <Link key={item.to} to={item.to} aria-current={item.current ? 'page' : undefined}>
          {item.label}
          {item.count !== undefined && (
            <span className={styles.count}>{item.count > 1000 ? '1.000+' : item.count}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}

/** "o", between two ways to do the same. */
export function Or(): ReactElement {
  return <p className={styles.or}>o</p>
}

/** A list beside the detail of one of its rows: side by side from 1080 px. */
export function Desk({ children, side }: { children: ReactNode; side?: ReactNode }): ReactElement {
  return (
    <div className={cx(styles.desk, Boolean(side) && styles.withSide)}>
      <div className={styles.listing}>{children}</div>
      {side}
    </div>
  )
}

/** The detail of one row. `close` is where the list alone is; the panel's acts stay at its foot. */
export function SidePanel(props: {
  title: string
  meta?: ReactNode
  close: string
  children: ReactNode
  foot?: ReactNode
}): ReactElement {
  const id = useId()
  return (
    <section className={styles.side} aria-labelledby={id}>
      <div className={styles.sideHead}>
        <div>
          <h2 id={id} tabIndex={-1}>
            {props.title}
          </h2>
          {props.meta && <p className="meta">{props.meta}</p>}
        </div>
        <Link className={styles.close} to={props.close}>
          <Icon name="close" />
          <span className="sr">Cerrar</span>
        </Link>
      </div>
      <div className={styles.sideBody}>{props.children}</div>
      {props.foot && <div className={styles.sideFoot}>{props.foot}</div>}
    </section>
  )
}
