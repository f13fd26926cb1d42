import { Fragment, type ReactElement, type ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './steps.module.css'
import { Tag } from './tag.tsx'

export interface EvidenceItem {
  /** The fact, in bold. */
  fact?: ReactNode
  /** What follows it. */
  text?: ReactNode
  /** Where and when it comes from: "ReTHUS, corte 18 nov 2026". Every fact of a registry has it. */
  source?: ReactNode
  icon?: IconName
}

/** Dated facts. `met` for a check list of what is fulfilled; `stacked` puts each source on its own line (asides). */
export function Evidence(props: { items: EvidenceItem[]; met?: boolean; stacked?: boolean }): ReactElement | null {
  if (props.items.length === 0) return null
  return (
    <ul className={cx(styles.evidence, props.met && styles.met, props.stacked && styles.stacked)}>
      {props.items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of facts
        <li key={i}>
          <Icon name={item.icon ?? (props.met ? 'check' : 'registry')} />
          <span>
            {item.fact && <b>{item.fact}</b>}
            {item.fact && item.text && ' '}
            {item.text}
            {item.source && (
              <>
                <span className={styles.point} aria-hidden="true">
                  &nbsp;·
                </span>{' '}
                <span className={styles.source}>{item.source}</span>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

export type StepState = 'done' | 'you' | 'wait' | 'stop' | 'later'

export interface Step {
  id: string
  state: StepState
  title: ReactNode
  /** The guide's own number: '3', '4a'. Shown while the step is not done. */
  number: string
  /** After the fixed word of `wait` ("Espera al hospital"), or other words for a chain ("Se cumple"). */
  tag?: ReactNode
  text?: ReactNode
  evidence?: EvidenceItem[]
  /** Small print: codes, rules. */
  small?: ReactNode
  /** What can be done here now: buttons, links. */
  children?: ReactNode
}

const icons: Partial<Record<StepState, IconName>> = { done: 'check', wait: 'clock', stop: 'alert', you: 'arrow' }
const tagKinds = { done: 'done', you: 'you', wait: 'wait', stop: 'stop', later: 'idle' } as const

/** The steps of a path in the guide's order; a done step is never hidden. `plain` leaves statuses out (public page of a path). */
export function Steps(props: { steps: Step[]; plain?: boolean; label?: string }): ReactElement {
  return (
    <ol className={styles.steps} aria-label={props.label}>
      {props.steps.map((step) => {
        const icon = props.plain ? undefined : icons[step.state]
        return (
          <li key={step.id} className={styles.step} data-state={props.plain ? 'plain' : step.state}>
            <span className={styles.dot} aria-hidden="true">
              {icon ? <Icon name={icon} /> : step.number}
            </span>
            <div>
              <div className={styles.heading}>
                <h3>
                  <span className="sr">Paso {step.number}: </span>
                  {step.title}
                </h3>
                {!props.plain && <Tag kind={tagKinds[step.state]}>{step.tag}</Tag>}
              </div>
              <div className={styles.body}>
                {step.text && <p>{step.text}</p>}
                {step.evidence && <Evidence items={step.evidence} />}
                {step.children}
                {step.small && <p className="meta">{step.small}</p>}
              </div>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** What is missing first in a chain: who solves it, where, and the act. Inside a step with state `stop`. */
export function Missing({ children }: { children: ReactNode }): ReactElement {
  return <div className={styles.missing}>{children}</div>
}

export interface TimelineItem {
  id: string
  /** Already shown: "12 nov 2026, 3:42 p. m." */
  when: ReactNode
  title: ReactNode
  text?: ReactNode
  icon?: IconName
}

/** What happened, newest or oldest first as given. */
export function Timeline({ items, label }: { items: TimelineItem[]; label?: string }): ReactElement {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          <Icon name={item.icon ?? 'dot'} />
          <div>
            <p>{item.title}</p>
            {item.text && <p className="muted">{item.text}</p>}
            <p className="meta">{item.when}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** What will happen with the act, beside its button: yes, no, and who is told. */
export function Effects(props: {
  title?: string
  /** `h2` on a page without sections. */
  heading?: 'h2' | 'h3'
  items: { kind: 'yes' | 'no' | 'mail' | 'info'; text: ReactNode }[]
}): ReactElement {
  const icon = { yes: 'check', no: 'close', mail: 'mail', info: 'info' } as const
  const Heading = props.heading ?? 'h3'
  return (
    <section className={styles.effects} aria-label={props.title ?? 'Qué pasará'}>
      <Heading>{props.title ?? 'Qué pasará'}</Heading>
      <ul className={styles.effectList}>
        {props.items.map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of sentences
          <li key={i}>
            <Icon name={icon[item.kind]} />
            <span>{item.text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A short list of tasks, each with its status and perhaps a link. */
export function Tasks(props: {
  items: { id: string; title: ReactNode; tag: ReactNode; text?: ReactNode }[]
}): ReactElement {
  return (
    <ul className={styles.tasks}>
      {props.items.map((item) => (
        <li key={item.id}>
          <span>{item.title}</span>
          {item.tag}
          {item.text ? <span className="meta">{item.text}</span> : <Fragment />}
        </li>
      ))}
    </ul>
  )
}
