import type { ReactElement, ReactNode } from 'react'
import type { Act } from '#web/lib/act.ts'
import { Actions, Button } from './button.tsx'
import styles from './download-list.module.css'
import { Refused } from './refused.tsx'

/** The whole result of a list as a file. What the filters say is sent first, so that no address names a patient. */
export function DownloadList(props: {
  act: Act
  ask: (format: 'csv' | 'xlsx') => void
  /** What the file holds. */
  children: ReactNode
}): ReactElement {
  const { act, ask } = props
  return (
    <div className={styles.download}>
      {act.problem && <Refused problem={act.problem} />}
      <Actions>
        <Button icon="download" busy={act.busy} onClick={() => ask('xlsx')}>
          Descargar en XLSX
        </Button>
        <Button icon="download" busy={act.busy} onClick={() => ask('csv')}>
          Descargar en CSV
        </Button>
      </Actions>
      <p className="meta">{props.children}</p>
    </div>
  )
}
