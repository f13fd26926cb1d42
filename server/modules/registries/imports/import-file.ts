import type { Readable } from 'node:stream'
import { type Actor, audit } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { Db, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Refusal, Refused, refuse } from '#platform/refusal.ts'
import { type CutResult, type CutRow, cutById, finishCut, insertCut, loadedCut, markReading } from './cuts.store.ts'
import { cutDay, Fault } from './fields.ts'
import { type Kind, neededHeaders, type Target } from './kind.ts'
import { kindOf } from './kinds.ts'
import {
  type Counts,
  dropRepeats,
  lockKind,
  type MergeOf,
  measure,
  merge,
  openStages,
  type RejectedCell,
  rejectRows,
  type StagedRow,
  stageRows,
} from './merge.store.ts'
import { type FileFacts, type Line, openTable } from './read-file.ts'

export interface ImportDeps {
  db: Db
  clock: Clock
}

export interface ImportRequest {
  /** An existing cut (uploaded through the page), or none: it is recorded first. */
  cutId?: string
  kind: string
  fileName: string
  facts: FileFacts
  /** Opens the file from its beginning. */
  open(): Readable
  /** The day of the cut, when the file does not say it. */
  cutDate: PlainDate | null
  /** Absent rows are closed. */
  complete: boolean
  /** A person accepts that more than the usual share is closed. */
  confirmed: boolean
  actor: Actor
  /** Told now and then how many rows were read. */
  progress?: (rows: number) => void
}

/** A complete cut that closes more than this share of the open rows waits for a person. */
const CLOSES_TOO_MUCH = 0.2
const PROGRESS_EVERY_MS = 500

/**
 * Loads one file: parse → validate → stage → merge, in one transaction. Good rows enter, wrong ones are kept apart with
 * their place and reason, and the outcome is recorded whatever it is. Returns the cut; a refused one carries its refusal.
 * A fault of ours is recorded as `failed` and thrown.
 */
export async function importFile(deps: ImportDeps, request: ImportRequest): Promise<CutRow> {
  const { db, clock } = deps
  const kind = kindOf(request.kind) ?? refuse('registries.kind_unknown', { kind: request.kind })
  const id = request.cutId ?? newId()
  if (!request.cutId) await insertCut(db, { ...request, id, state: 'reading', createdAt: clock.now() })
  const run = new Run(kind, id, request, clock)
  let shown = 0
  const progress = async (rows: number): Promise<void> => {
    request.progress?.(rows)
    if (performance.now() - shown < PROGRESS_EVERY_MS) return
    shown = performance.now()
    await markReading(db, id, rows)
  }
  try {
    await db.transaction().execute((tx) => run.execute(tx, progress))
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusals[0] : undefined
    await finishCut(db, id, run.result(refusal ? 'refused' : 'failed', refusal ?? { code: 'registries.import_failed' }))
    if (!refusal) throw error
  }
  return (await cutById(db, id)) ?? refuse('platform.not_found')
}

/** One reading of one file. */
class Run {
  readonly #kind: Kind
  readonly #id: string
  readonly #request: ImportRequest
  readonly #clock: Clock
  #rowsRead = 0
  #rowsRejected = 0
  #scope = ''
  #cutDate: PlainDate | null = null
  #counts: Counts = { added: 0, changed: 0, closed: 0, same: 0 }
  #wouldClose: number | null = null
  #openBefore: number | null = null

  constructor(kind: Kind, id: string, request: ImportRequest, clock: Clock) {
    this.#kind = kind
    this.#id = id
    this.#request = request
    this.#clock = clock
  }

  result(state: CutResult['state'], refusal: Refusal | null = null): CutResult {
    const { added, changed, closed, same } = this.#counts
    return {
      state,
      scope: this.#scope,
      cutDate: this.#cutDate,
      rowsRead: this.#rowsRead,
      rowsRejected: this.#rowsRejected,
      rowsAdded: added,
      rowsChanged: changed,
      rowsClosed: closed,
      rowsSame: same,
      wouldClose: this.#wouldClose,
      openBefore: this.#openBefore,
      refusal,
      at: this.#clock.now(),
    }
  }

  async execute(tx: Tx, progress: (rows: number) => Promise<void>): Promise<void> {
    const { targets } = this.#kind
    if (!(await lockKind(tx, this.#kind.id))) refuse('registries.cut_busy')
    const { headers, batches } = await openTable(this.#request.open(), this.#request.facts.encoding)
    this.#checkHeaders(headers)
    const reader = new RowReader(this.#kind, headers)
    let first = true
    for await (const lines of batches) {
      if (first) {
        first = false
        if (await this.#isRepeated(tx, reader, lines[0])) return finishCut(tx, this.#id, this.result('repeated'))
        await openStages(tx, targets)
      }
      const rejected: RejectedCell[] = []
      const staged = targets.map((): StagedRow[] => [])
      for (const line of lines) {
        const { faults, rows } = reader.read(line, this.#scope)
        rows.forEach((row, i) => {
          if (row) staged[i]?.push(row)
        })
        if (faults.length > 0) this.#rowsRejected += 1
        for (const fault of faults) rejected.push(fault)
      }
      this.#rowsRead += lines.length
      for (const [i, target] of targets.entries()) await stageRows(tx, i, target, staged[i] ?? [])
      await rejectRows(tx, this.#id, rejected)
      await progress(this.#rowsRead)
    }
    if (first) refuse('registries.file_empty')
    const cutDate = this.#cutDate
    if (cutDate === null) refuse('registries.cut_date_needed')
    for (const [i, target] of targets.entries()) this.#rowsRejected += await dropRepeats(tx, this.#id, i, target)
    if (this.#rowsRejected >= this.#rowsRead)
      return finishCut(tx, this.#id, this.result('refused', { code: 'registries.no_good_rows' }))
    const scope = this.#kind.scope ? { column: this.#kind.scope.column, value: this.#scope } : null
    if (await this.#mustWait(tx, scope)) return finishCut(tx, this.#id, this.result('confirm'))
    await this.#mergeAll(tx, { cutId: this.#id, cutDate, at: this.#clock.now(), scope })
  }

  #checkHeaders(headers: readonly string[]): void {
    const absent = neededHeaders(this.#kind).filter((h) => !headers.includes(h))
    if (absent.length > 0) refuse('registries.columns_missing', { columns: absent.join(', '), kind: this.#kind.title })
  }

  /** Learns day and scope from the first row; refuses an older cut; true when this very file is already what is loaded. */
  async #isRepeated(tx: Tx, reader: RowReader, first: Line | undefined): Promise<boolean> {
    const { kind, cutDate: given, facts, complete } = this.#request
    if (this.#kind.scope && first) this.#scope = reader.value(first, this.#kind.scope.header)
    const own = this.#kind.cutHeader && first ? cutDay(reader.value(first, this.#kind.cutHeader)) : null
    if (own && given && own !== given) refuse('registries.cut_date_differs', { file: own, given })
    const cutDate = own ?? given ?? refuse('registries.cut_date_needed')
    if (cutDate > this.#clock.today()) refuse('registries.cut_in_future', { date: cutDate })
    this.#cutDate = cutDate
    const loaded = await loadedCut(tx, { kind, scope: this.#scope, sha256: facts.sha256, cutDate, complete })
    if (loaded.newest && cutDate < loaded.newest)
      refuse('registries.cut_older', { loaded: loaded.newest, date: cutDate })
    return loaded.sameFile
  }

  async #mustWait(tx: Tx, scope: MergeOf['scope']): Promise<boolean> {
    if (!this.#request.complete) return false
    let wait = false
    for (const [i, target] of this.#kind.targets.entries()) {
      const { open, wouldClose } = await measure(tx, i, target, scope)
      this.#openBefore = (this.#openBefore ?? 0) + open
      this.#wouldClose = (this.#wouldClose ?? 0) + wouldClose
      if (wouldClose > open * CLOSES_TOO_MUCH) wait = true
    }
    return wait && !this.#request.confirmed
  }

  async #mergeAll(tx: Tx, of: MergeOf): Promise<void> {
    for (const [i, target] of this.#kind.targets.entries()) {
      const counts = await merge(tx, i, target, of, this.#request.complete)
      this.#counts = {
        added: this.#counts.added + counts.added,
        changed: this.#counts.changed + counts.changed,
        closed: this.#counts.closed + counts.closed,
        same: this.#counts.same + counts.same,
      }
    }
    await this.#kind.after?.(tx, { cutId: of.cutId, scope: this.#scope })
    const result = this.result('applied')
    await finishCut(tx, this.#id, result)
    await audit(tx, {
      at: of.at,
      actor: this.#request.actor,
      act: 'registries.import_cut',
      concerns: {},
      context: {
        cutId: this.#id,
        kind: this.#kind.id,
        fileName: this.#request.fileName,
        sha256: this.#request.facts.sha256,
      },
      after: { ...result, complete: this.#request.complete, confirmed: this.#request.confirmed },
    })
  }
}

/** Turns lines of the file into rows of the staging tables, or into the faults that say why not. */
class RowReader {
  readonly #kind: Kind
  readonly #headers: readonly string[]
  readonly #place = new Map<string, number>()
  readonly #plans: { target: Target; columns: { at: number[]; names: string }[]; keyAt: Set<number> }[]

  constructor(kind: Kind, headers: readonly string[]) {
    this.#kind = kind
    this.#headers = headers
    headers.forEach((h, i) => {
      if (!this.#place.has(h)) this.#place.set(h, i)
    })
    this.#plans = kind.targets.map((target) => ({
      target,
      columns: target.columns.map((c) => ({
        at: c.from.map((h) => this.#place.get(h) ?? -1),
        names: c.from.join('+'),
      })),
      keyAt: new Set(target.columns.flatMap((c, i) => (target.key.includes(c.name) ? [i] : []))),
    }))
  }

  value(line: Line, header: string): string {
    return line.fields[this.#place.get(header) ?? -1] ?? ''
  }

  read(line: Line, scope: string): { faults: RejectedCell[]; rows: (StagedRow | null)[] } {
    const faults: RejectedCell[] = []
    const no = (column: string, value: string, reason: string): void => {
      if (!faults.some((f) => f.column === column)) faults.push({ line: line.line, column, value, reason })
    }
    const { fields } = line
    if (fields.length !== this.#headers.length) {
      no('', fields.join(';'), `La línea tiene ${fields.length} campos y el encabezado ${this.#headers.length}`)
      return { faults, rows: [] }
    }
    if (this.#kind.scope && this.value(line, this.#kind.scope.header) !== scope) {
      no(this.#kind.scope.header, this.value(line, this.#kind.scope.header), `El archivo es de la tabla ${scope}`)
      return { faults, rows: [] }
    }
    const broken = this.#kind.rule?.((header) => this.value(line, header))
    if (broken) no(broken.column, this.value(line, broken.column), broken.fault.reason)

    const rows = this.#plans.map(({ target, columns, keyAt }): StagedRow | null => {
      let keyRead = true
      const values = columns.map(({ at, names }, i) => {
        const raw = at.map((place) => fields[place] ?? '')
        const value = target.columns[i]?.read(...raw) ?? null
        if (!(value instanceof Fault)) return value
        if (keyAt.has(i)) keyRead = false
        no(names, raw.join(' '), value.reason)
        return null
      })
      return keyRead ? { line: line.line, held: false, values } : null
    })
    if (faults.length === 0) return { faults, rows }
    // A rejected row whose key can be read keeps the open row as it was.
    const held = rows.map((row, t): StagedRow | null => {
      const keyAt = this.#plans[t]?.keyAt
      return row && keyAt ? { ...row, held: true, values: row.values.map((v, i) => (keyAt.has(i) ? v : null)) } : null
    })
    return { faults, rows: held }
  }
}
