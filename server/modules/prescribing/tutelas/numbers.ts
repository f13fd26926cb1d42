import { randomInt } from 'node:crypto'
import type { PlainDate } from '#platform/dates.ts'

/** The number of a tutela: day in Bogotá + '2' + two random digits + a consecutive of nine of its own. */
export function tutelaNumber(day: PlainDate, consecutive: number): string {
  const noise = String(randomInt(100)).padStart(2, '0')
  return `${day.replaceAll('-', '')}2${noise}${String(consecutive).padStart(9, '0')}`
}
