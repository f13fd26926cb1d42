import { type ReactElement, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { cx } from '#web/lib/cx.ts'
import { expectHeading, takeFocus } from '#web/lib/page-focus.ts'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import styles from './page-head.module.css'

/** The heading of the page: names the tab "X · OpenMIPRES" and takes the focus after a navigation. One per page, on every state of it. */
export function H1(props: { children: ReactNode; title?: string; className?: string | undefined }): ReactElement {
  const ref = useRef<HTMLHeadingElement>(null)
  const name = props.title ?? (typeof props.children === 'string' ? props.children : undefined)
  useEffect(() => {
    document.title = `${name ?? ref.current?.textContent ?? ''} · OpenMIPRES`
  }, [name])
  useEffect(() => {
    if (takeFocus()) ref.current?.focus({ preventScroll: true })
  }, [])
  // The heading shown while the page was read gives way to the one with its name: the focus goes with it.
  useLayoutEffect(() => {
    const own = ref.current
    return () => {
      if (own && own === document.activeElement) expectHeading()
    }
  }, [])
  return (
    <h1 ref={ref} tabIndex={-1} className={cx(styles.h1, props.className)}>
      {props.children}
    </h1>
  )
}

/** The top of a page: where one is, its name, one or two lines of lead. */
export function PageHead(props: {
  /** The h1. */
  title: string
  /** The tab's name when it must differ from the h1. */
  tab?: string
  eyebrow?: ReactNode
  lead?: ReactNode
  /** Beside the title, at the right: the list's own act. */
  action?: ReactNode
  children?: ReactNode
}): ReactElement {
  const heading = <H1 {...(props.tab ? { title: props.tab } : {})}>{props.title}</H1>
  return (
    <div className={styles.head}>
      {props.eyebrow && <p className={styles.eyebrow}>{props.eyebrow}</p>}
      {props.action ? (
        <div className={styles.withAction}>
          {heading}
          <div className={styles.action}>{props.action}</div>
          {props.lead && <p className="lead">{props.lead}</p>}
        </div>
      ) : (
        <>
          {heading}
          {props.lead && <p className="lead">{props.lead}</p>}
        </>
      )}
      {props.children}
    </div>
  )
}

/** Back to the page before this one in the order of the task. */
export function BackLink({ to, children = 'Volver' }: { to: string; children?: ReactNode }): ReactElement {
  return (
    <Link className={styles.back} to={to}>
      <Icon name="back" />
      {children}
    </Link>
  )
}

/** Where the page is; the last one is this page. */
export function Breadcrumb({ trail }: { trail: { label: string; to?: string }[] }): ReactElement {
  return (
    <nav aria-label="Ruta">
      <ol className={styles.crumbs}>
        {trail.map((step) => (
          <li key={step.label} aria-current={step.to ? undefined : 'page'}>
            {step.to ? <Link to={step.to}>{step.label}</Link> : step.label}
          </li>
        ))}
      </ol>
    </nav>
  )
}
