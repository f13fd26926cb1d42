import { type ReactElement, useId } from 'react'
import { showNumber } from '#web/lib/format.ts'
import styles from './bar-chart.module.css'
import { DataTable } from './data-table.tsx'

export interface ChartSeries {
  name: string
  /** One for each group, in their order. */
  values: readonly number[]
}

export interface BarChartProps {
  /** The question that the chart answers. */
  title: string
  /** What a screen reader hears in place of the drawing: the message. */
  message: string
  /** Names of the groups under the axis: 'Hoy', '20 nov'. */
  groups: readonly string[]
  /** At most four; they stand one on the other. */
  series: readonly ChartSeries[]
  /** After each value: ' h'. */
  unit?: string
  /** The head of the first column of the table behind. */
  groupLabel: string
}

const WIDTH = 720
const HEIGHT = 200
const TOP = 18
const BOTTOM = 24

/** Bars of a few series in order of time, with their numbers in a table behind. */
export function BarChart(props: BarChartProps): ReactElement {
  const { groups, series, unit = '' } = props
  const id = useId()
  const totals = groups.map((_, i) => series.reduce((sum, one) => sum + (one.values[i] ?? 0), 0))
  const most = Math.max(1, ...totals)
  const step = WIDTH / Math.max(1, groups.length)
  const bar = Math.max(2, step * 0.7)
  const scale = (HEIGHT - TOP - BOTTOM) / most
  // Names that would run into each other are left out: first, last, and some between.
  const every = Math.max(1, Math.ceil(groups.length / 8))
  const highest = totals.indexOf(Math.max(...totals))
  const matters = (i: number): boolean => groups.length <= 14 || i === highest || i === groups.length - 1
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <p className={styles.title} id={id}>
        {props.title}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={props.title}>
        <svg className={styles.svg} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.message}>
          <line className={styles.axis} x1={0} x2={WIDTH} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
          {groups.map((group, i) => {
            let base = HEIGHT - BOTTOM
            const x = i * step + (step - bar) / 2
            const total = totals[i] ?? 0
            return (
              <g key={group}>
                {series.map((one, s) => {
                  const height = (one.values[i] ?? 0) * scale
                  base -= height
                  return height > 0 ? (
                    <rect key={one.name} x={x} y={base} width={bar} height={height} fill={`var(--chart-${s + 1})`} />
                  ) : null
                })}
                {total > 0 && matters(i) && (
                  <text className={styles.value} x={x + bar / 2} y={base - 5} textAnchor="middle">
                    {showNumber(total)}
                  </text>
                )}
                {((i % every === 0 && i < groups.length - every / 2 - 1) ||
                  i === groups.length - 1 ||
                  groups.length <= 8) && (
                  <text
                    className={styles.label}
                    x={groups.length <= 8 ? x + bar / 2 : i === 0 ? 0 : i === groups.length - 1 ? WIDTH : x + bar / 2}
                    y={HEIGHT - 7}
                    textAnchor={
                      groups.length <= 8 ? 'middle' : i === 0 ? 'start' : i === groups.length - 1 ? 'end' : 'middle'
                    }
                  >
                    {group}
                  </text>
                )}
              </g>
            )
          })}
        </svg>
      </section>
      {series.length > 1 && (
        <ul className={styles.legend}>
          {series.map((one, s) => (
            <li key={one.name}>
              <span style={{ background: `var(--chart-${s + 1})` }} aria-hidden="true" />
              {one.name}
            </li>
          ))}
        </ul>
      )}
      <details className={styles.table}>
        <summary>Ver los números en una tabla</summary>
        <DataTable
          label={props.title}
          rows={groups.map((group, i) => ({ group, i }))}
          rowKey={(row) => row.group}
          columns={[
            { label: props.groupLabel, cell: (row) => row.group },
            ...series.map((one) => ({
              label: one.name,
              numeric: true,
              cell: (row: { i: number }) => `${showNumber(one.values[row.i] ?? 0)}${unit}`,
            })),
          ]}
        />
      </details>
    </figure>
  )
}
