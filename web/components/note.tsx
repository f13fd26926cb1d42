import type { ReactElement, ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './note.module.css'

const icons: Record<NoteKind, IconName> = { info: 'info', done: 'check', wait: 'warning', stop: 'alert' }

export type NoteKind = 'info' | 'done' | 'wait' | 'stop'

/** Something about the page or the act just tried. `alert` when it appears as an answer to what the person did. */
export function Note(props: { kind?: NoteKind; alert?: boolean; children: ReactNode }): ReactElement {
  const kind = props.kind ?? 'info'
  return (
    <div
      className={cx(styles.note, styles[kind])}
      role={props.alert ? (kind === 'stop' ? 'alert' : 'status') : undefined}
    >
      <Icon name={icons[kind]} />
      <div>{props.children}</div>
    </div>
  )
}
