import { type ReactElement, useId, useLayoutEffect, useRef, useState } from 'react'
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

const WIDEST = 720
const HEIGHT = 200
const TOP = 18
const BOTTOM = 24
/** Of a group drawn as a line of its own, where the names of a few do not fit side by side. */
const LINE = 46
/** What the longest name of a group takes under a bar. */
const NAME = 84

/** How wide the drawing may be: what its box is, as it changes. */
function useRoom(): [ref: React.RefObject<HTMLDivElement | null>, width: number] {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(WIDEST)
  useLayoutEffect(() => {
    const box = ref.current
    if (!box || typeof ResizeObserver === 'undefined') return
    const measure = (): void => setWidth(Math.min(WIDEST, box.clientWidth || WIDEST))
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(box)
    return () => watch.disconnect()
  }, [])
  return [ref, width]
}

/** Bars of a few series in order of time, with their numbers in a table behind. */
export function BarChart(props: BarChartProps): ReactElement {
  const { groups, series, unit = '' } = props
  const id = useId()
  const [box, width] = useRoom()
  const totals = groups.map((_, i) => series.reduce((sum, one) => sum + (one.values[i] ?? 0), 0))
  const lying = groups.length <= 8 && width / groups.length < NAME
  const height = lying ? groups.length * LINE : HEIGHT
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <p className={styles.title} id={id}>
        {props.title}
      </p>
      <div ref={box}>
        <svg
          className={styles.svg}
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-label={props.message}
        >
          {lying ? (
            <Lying groups={groups} series={series} totals={totals} width={width} />
          ) : (
            <Standing groups={groups} series={series} totals={totals} width={width} />
          )}
        </svg>
      </div>
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

interface Drawn {
  groups: readonly string[]
  series: readonly ChartSeries[]
  totals: readonly number[]
  width: number
}

/** Bars side by side over their names. */
function Standing({ groups, series, totals, width }: Drawn): ReactElement {
  const step = width / Math.max(1, groups.length)
  const bar = Math.max(2, step * 0.7)
  const scale = (HEIGHT - TOP - BOTTOM) / Math.max(1, ...totals)
  // Names that would run into each other are left out: first, last, and some between.
  const every = Math.max(1, Math.ceil(groups.length / Math.min(8, Math.floor(width / NAME))))
  const highest = totals.indexOf(Math.max(...totals))
  const matters = (i: number): boolean => groups.length <= 14 || i === highest || i === groups.length - 1
  return (
    <>
      <line className={styles.axis} x1={0} x2={width} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
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
                x={groups.length <= 8 ? x + bar / 2 : i === 0 ? 0 : i === groups.length - 1 ? width : x + bar / 2}
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
    </>
  )
}

/** Each group as a line: its name and number, and the bar below them. */
function Lying({ groups, series, totals, width }: Drawn): ReactElement {
  const scale = width / Math.max(1, ...totals)
  return (
    <>
      {groups.map((group, i) => {
        let x = 0
        const y = i * LINE
        return (
          <g key={group}>
            <text className={styles.label} x={0} y={y + 14}>
              {group}
            </text>
            <text className={styles.value} x={width} y={y + 14} textAnchor="end">
              {showNumber(totals[i] ?? 0)}
            </text>
            <line className={styles.axis} x1={0} x2={width} y1={y + 37} y2={y + 37} />
            {series.map((one, s) => {
              const long = (one.values[i] ?? 0) * scale
              const from = x
              x += long
              return long > 0 ? (
                <rect key={one.name} x={from} y={y + 20} width={long} height={17} fill={`var(--chart-${s + 1})`} />
              ) : null
            })}
          </g>
        )
      })}
    </>
  )
}
