import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import styles from './error-summary.module.css'

export interface SummaryItem {
  text: string
  /** The id of the control to go to; without it the sentence stands alone. */
  target?: string | undefined
  /** Instead of a target: opens the part of the page that has the control and goes to it. */
  onGo?: (() => void) | undefined
}

/** Goes to a control: the control itself, or the first one inside when it is a group. */
function goTo(target: string): void {
  const element = document.getElementById(target)
  if (!element) return
  element.scrollIntoView?.({ block: 'center' })
  const wrong = element.querySelector<HTMLElement>('[aria-invalid="true"]')
  const first = element.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')
  const control = element.matches('input, select, textarea, button') ? element : (wrong ?? first ?? element)
  control.focus()
}

/**
 * What must be corrected, above the page's heading or the form. Takes the focus at every `attempt` and
 * begins the tab's name with "Error:" while it is there.
 */
export function ErrorSummary(props: {
  items: SummaryItem[]
  /** Grows with every failed sending. */
  attempt: number
  /** By default counts the data to review. */
  title?: string | undefined
  requestId?: string | undefined
  /** The way to the reasons of a refusal. */
  why?: ReactNode
}): ReactElement | null {
  const ref = useRef<HTMLDivElement>(null)
  const shown = props.items.length > 0
  const { attempt } = props
  useEffect(() => {
    if (shown && attempt > 0) ref.current?.focus()
  }, [shown, attempt])
  useEffect(() => {
    if (!shown) return
    if (!document.title.startsWith('Error: ')) document.title = `Error: ${document.title}`
    return () => {
      document.title = document.title.replace(/^Error: /, '')
    }
  }, [shown])
  if (!shown) return null
  const n = props.items.length
  return (
    <div className={styles.summary} role="alert" tabIndex={-1} ref={ref}>
      <h2>{props.title ?? `Revise ${n} ${n === 1 ? 'dato' : 'datos'}`}</h2>
      <p className="muted">Lo que ya escribió sigue aquí.</p>
      <ul className={styles.list}>
        {props.items.map(({ text, target, onGo }) => (
          <li key={`${target ?? ''}:${text}`}>
            {onGo ? (
              <button type="button" className={styles.go} onClick={onGo}>
                {text}
              </button>
            ) : target ? (
              <a
                href={`#${target}`}
                onClick={(event) => {
                  event.preventDefault()
                  goTo(target)
                }}
              >
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
      {props.why}
      {props.requestId && <p className="meta">Código para soporte: {props.requestId}</p>}
    </div>
  )
}
