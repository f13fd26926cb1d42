import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { Button, LinkButton } from './button.tsx'
import styles from './data-table.module.css'
import field from './field.module.css'
import { Icon } from './icon.tsx'

export interface Column<R> {
  /** The head, and what names the value on a phone. */
  label: string
  cell: (row: R) => ReactNode
  /** Numbers go right, with tabular figures. */
  numeric?: boolean
  /** The order in which the list comes, if it is by this column. */
  sorted?: 'ascending' | 'descending'
  width?: string
}

export interface Selection<R> {
  chosen: ReadonlySet<string>
  onChange: (chosen: Set<string>) => void
  /** Why a row cannot be chosen; undefined when it can. */
  blocked?: (row: R) => string | undefined
  /** What the row is called: "Elegir a Rosa Chocontá". */
  name: (row: R) => string
}

export interface DataTableProps<R> {
  /** Names the table. */
  label: string
  rows: readonly R[]
  rowKey: (row: R) => string
  /** At most six; the first is the row's header and its link. */
  columns: Column<R>[]
  selection?: Selection<R>
  /** `open`: its detail is in the panel; `new`: came while one looked; `gone`: another decided it. */
  rowState?: (row: R) => 'open' | 'new' | 'gone' | undefined
}

/** The box of a row (or of all), with the third state. */
function Tick(props: {
  label: string
  checked: boolean
  some?: boolean
  disabled?: boolean
  onChange: (on: boolean) => void
}): ReactElement {
  const ref = useRef<HTMLInputElement>(null)
  const { some = false } = props
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = some
  }, [some])
  return (
    <label className={cx(field.check, styles.tick)}>
      <input
        ref={ref}
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span className="sr">{props.label}</span>
    </label>
  )
}

/** A list with columns. On a phone each row is a card whose values carry their column's name. */
export function DataTable<R>(props: DataTableProps<R>): ReactElement {
  const { rows, rowKey, columns, selection } = props
  const free = selection ? rows.filter((row) => !selection.blocked?.(row)).map(rowKey) : []
  const chosenHere = selection ? free.filter((key) => selection.chosen.has(key)).length : 0

  function choose(keys: string[], on: boolean): void {
    if (!selection) return
    const next = new Set(selection.chosen)
    for (const key of keys) on ? next.add(key) : next.delete(key)
    selection.onChange(next)
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className={styles.wrap} tabIndex={0} aria-label={props.label}>
      <table className={styles.table}>
        <caption className="sr">{props.label}</caption>
        <thead>
          <tr>
            {selection && (
              <th className={styles.select}>
                <Tick
                  label="Elegir todos los que cumplen"
                  checked={free.length > 0 && chosenHere === free.length}
                  some={chosenHere > 0 && chosenHere < free.length}
                  disabled={free.length === 0}
                  onChange={(on) => choose(free, on)}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.label}
                scope="col"
                className={column.numeric ? styles.right : undefined}
                aria-sort={column.sorted}
                style={column.width ? { width: column.width } : undefined}
              >
                {column.label}{' '}
                {column.sorted && (
                  <Icon name="down" className={column.sorted === 'ascending' ? styles.up : undefined} />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row)
            const state = props.rowState?.(row)
            const blocked = selection?.blocked?.(row)
            const chosen = selection?.chosen.has(key) ?? false
            return (
              <tr key={key} data-chosen={chosen || undefined} data-state={state}>
                {selection && (
                  <td className={styles.select}>
                    <Tick
                      label={
                        blocked
                          ? `No se puede elegir a ${selection.name(row)}: ${blocked}`
                          : `Elegir a ${selection.name(row)}`
                      }
                      checked={chosen}
                      disabled={blocked !== undefined}
                      onChange={(on) => choose([key], on)}
                    />
                  </td>
                )}
                {columns.map((column, i) =>
                  i === 0 ? (
                    <th key={column.label} scope="row">
                      {column.cell(row)}
                      {state === 'new' && <span className="sr"> (nueva)</span>}
                      {state === 'gone' && <span className="sr"> (ya decidida)</span>}
                    </th>
                  ) : (
                    <td key={column.label} data-l={column.label} className={column.numeric ? styles.right : undefined}>
                      <div>{column.cell(row)}</div>
                    </td>
                  ),
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** The second line of a cell. */
export function CellNote({ children }: { children: ReactNode }): ReactElement {
  return <span className={cx('meta', styles.note)}>{children}</span>
}

/** What is chosen, what they have in common, and what can be done with them. Above the table; at the foot on a phone. */
export function SelectionBar(props: { count: number; common?: ReactNode; children: ReactNode }): ReactElement | null {
  return (
    <div className={cx(styles.bar, props.count === 0 && styles.none)}>
      <p role="status">
        {props.count > 0 && (
          <>
            <b>{props.count === 1 ? '1 elegido' : `${props.count} elegidos`}</b>{' '}
            {props.common && <span className="muted">{props.common}</span>}
          </>
        )}
      </p>
      {props.count > 0 && <div className={styles.barActions}>{props.children}</div>}
    </div>
  )
}

/** Filters above a list; what is typed lives in the URL. */
export function Toolbar({
  children,
  label,
  onSubmit,
}: {
  children: ReactNode
  label: string
  onSubmit?: () => void
}): ReactElement {
  return (
    <search aria-label={label}>
      <form
        className={styles.toolbar}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit?.()
        }}
      >
        {children}
      </form>
    </search>
  )
}

/** The choices of a `<Toolbar>`: on a phone they fold behind one button, which says how many are `set`. */
export function Filters({ children, set }: { children: ReactNode; set: number }): ReactElement {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        small
        icon="filter"
        className="only-narrow"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {set > 0 ? `Filtros (${set})` : 'Filtros'}
      </Button>
      <div className={styles.filters} id={id} data-open={open || undefined}>
        {children}
      </div>
    </>
  )
}

/** Keyset pages: how many are shown, in which order, back to the first page and on to the next. */
export function Pager(props: { text: ReactNode; first?: string | undefined; next?: string | undefined }): ReactElement {
  return (
    <nav className={styles.pager} aria-label="Páginas de la lista">
      <span>{props.text}</span>
      <span className="row">
        {props.first && (
          <LinkButton small to={props.first} icon="back">
            Volver al principio
          </LinkButton>
        )}
        {props.next && (
          <LinkButton small to={props.next} iconAfter="next">
            Siguientes
          </LinkButton>
        )}
      </span>
    </nav>
  )
}
