import type { ReactElement } from 'react'
import field from '#web/components/field.module.css'
import { cx } from '#web/lib/cx.ts'
import styles from './grid.module.css'

/** A table of boxes: each says its row and its column. */
export function Grid(props: {
  label: string
  columns: { id: string; label: string; title?: string }[]
  rows: { id: string; label: string; note?: string }[]
  checked: (row: string, column: string) => boolean
  /** Fixed by a rule: cannot be changed here. */
  fixed?: (row: string, column: string) => boolean
  onChange: (row: string, column: string, on: boolean) => void
}): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className={styles.wrap} tabIndex={0} aria-label={props.label}>
      <table className={styles.grid}>
        <caption className="sr">{props.label}</caption>
        <thead>
          <tr>
            <td />
            {props.columns.map((column) => (
              <th key={column.id} scope="col" title={column.title}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.label}
                {row.note && <span className="meta">{row.note}</span>}
              </th>
              {props.columns.map((column) => (
                <td key={column.id}>
                  <label className={cx(field.check, styles.cell)}>
                    <input
                      type="checkbox"
                      checked={props.checked(row.id, column.id)}
                      disabled={props.fixed?.(row.id, column.id)}
                      onChange={(event) => props.onChange(row.id, column.id, event.target.checked)}
                    />
                    <span className="sr">
                      {row.label}: {column.title ?? column.label}
                    </span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
