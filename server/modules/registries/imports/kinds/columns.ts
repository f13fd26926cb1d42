import { day, flag, type Read } from '../fields.ts'
import type { Column } from '../kind.ts'

/** The columns of a kind of file, in a line each. */
export const column = (name: string, from: string | string[], read: Read, rest: Partial<Column> = {}): Column => ({
  name,
  from: typeof from === 'string' ? [from] : from,
  read,
  ...rest,
})
export const date = (name: string, from: string, read: Read = day, rest: Partial<Column> = {}): Column =>
  column(name, from, read, { type: 'date', ...rest })
export const bool = (name: string, from: string, read: Read = flag, rest: Partial<Column> = {}): Column =>
  column(name, from, read, { type: 'boolean', ...rest })

/** A file may come without this column. */
export const maybe = { optional: true } as const
