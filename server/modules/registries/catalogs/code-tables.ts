import { isOffered, offered } from '#contract/mipres-codes/code-list.ts'
import { codeTables } from '#contract/mipres-codes/tables.ts'
import type { PlainDate } from '#platform/dates.ts'
import { refuse } from '#platform/refusal.ts'

/** The code tables of MIPRES, each with how many codes it has and how many may be written on the day. */
export function listTables(on: PlainDate) {
  return codeTables.map(({ id, title, fields, list }) => ({
    id,
    title,
    fields: [...fields],
    codes: list.length,
    offered: offered(list, on).length,
  }))
}

/** One table, whole: also what is no longer offered, since it stays in what was written with it. */
export function readTable(id: string, on: PlainDate) {
  const table = codeTables.find((one) => one.id === id) ?? refuse('platform.not_found')
  return {
    id,
    title: table.title,
    fields: [...table.fields],
    rows: table.list.map(({ code, name, from, until }) => ({
      code: String(code),
      name,
      offered: isOffered(table.list, code, on),
      from: from ?? null,
      until: until ?? null,
    })),
  }
}
