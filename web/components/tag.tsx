import type { ReactElement, ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './tag.module.css'

export type TagKind = 'done' | 'you' | 'wait' | 'stop' | 'idle' | 'info'

const icons: Record<TagKind, IconName> = {
  done: 'check',
  you: 'arrow',
  wait: 'clock',
  stop: 'alert',
  idle: 'pending',
  info: 'info',
}

/** The fixed words of a status; only `wait` names whom ("Espera al hospital"). */
const words: Record<TagKind, string> = {
  done: 'Hecho',
  you: 'Le toca a usted',
  wait: 'Espera',
  stop: 'No cumple',
  idle: 'Todavía no',
  info: 'En curso',
}

/** States, never acts: an icon and a word. Without children it says the fixed word of its kind. */
export function Tag({ kind, children }: { kind: TagKind; children?: ReactNode }): ReactElement {
  return (
    <span className={cx(styles.tag, styles[kind])}>
      <Icon name={icons[kind]} />
      {children ?? words[kind]}
    </span>
  )
}

/** A word without status: the régimen, a role. */
export function PlainTag({ children }: { children: ReactNode }): ReactElement {
  return <span className={cx(styles.tag, styles.plain)}>{children}</span>
}

/** A status in a table's cell: icon and words without the pill. */
export function Status({
  kind,
  children,
}: {
  kind: 'done' | 'wait' | 'stop' | 'idle'
  children: ReactNode
}): ReactElement {
  return (
    <span className={cx(styles.status, styles[`status_${kind}`])}>
      <Icon name={kind === 'wait' ? 'warning' : icons[kind]} />
      <span>{children}</span>
    </span>
  )
}
