import { type ReactElement, type ReactNode, useId } from 'react'
import { cx } from '#web/lib/cx.ts'
import { initials } from '#web/lib/format.ts'
import styles from './ball.module.css'
import { Actions } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

/** A person with her capacity below. Without a name yet, a clock instead of initials; a body of the State or of the service, its icon. */
export function Who(props: { name: string; role?: ReactNode; pending?: boolean; icon?: IconName }): ReactElement {
  const { name, role } = props
  const icon = props.icon ?? (props.pending ? 'clock' : undefined)
  return (
    <p className={styles.who}>
      <span className={cx(styles.avatar)} aria-hidden="true">
        {icon ? <Icon name={icon} /> : initials(name)}
      </span>
      <span>
        <b>{name}</b>
        {role && <span>{role}</span>}
      </span>
    </p>
  )
}

const kinds = {
  wait: { icon: 'clock', text: 'Espera a otra persona' },
  you: { icon: 'arrow', text: 'Le toca a usted' },
  stop: { icon: 'alert', text: 'No cumple todavía' },
  done: { icon: 'check', text: 'Todo está hecho' },
} as const

/**
 * Who has the ball: one per page, above the steps. Names one person or body, since when, and one act for the reader.
 */
export function Ball(props: {
  kind: keyof typeof kinds
  /** Instead of the fixed words: "Espera al operador". */
  label?: string
  title: string
  who?: { name: string; role?: ReactNode; pending?: boolean; icon?: IconName }
  facts?: { label: string; value: ReactNode }[]
  children?: ReactNode
  /** One primary button at most. */
  actions?: ReactNode
}): ReactElement {
  const id = useId()
  const kind = kinds[props.kind]
  return (
    <section className={cx(styles.ball, props.kind !== 'wait' && styles[props.kind])} aria-labelledby={id}>
      <p className={styles.kind}>
        <Icon name={kind.icon} />
        {props.label ?? kind.text}
      </p>
      <h2 className={styles.title} id={id}>
        {props.title}
      </h2>
      {(props.who || (props.facts && props.facts.length > 0)) && (
        <div className={styles.people}>
          {props.who && <Who {...props.who} />}
          {props.facts && props.facts.length > 0 && (
            <dl className={styles.when}>
              {props.facts.map(({ label, value }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      )}
      {props.children}
      {props.actions && <Actions>{props.actions}</Actions>}
    </section>
  )
}
