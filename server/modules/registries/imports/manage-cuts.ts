import type { Readable } from 'node:stream'
import { refusalText } from '#contract/refusals/index.ts'
import type { CutView } from '#contract/registries-imports.ts'
import { type Actor, audit } from '#platform/audit.ts'
import type { PlainDate } from '#platform/dates.ts'
import { inert } from '#platform/files/rows.ts'
import { newId } from '#platform/ids.ts'
import { addJob, type Task } from '#platform/jobs.ts'
import { refuse } from '#platform/refusal.ts'
import { referenceTableTitle } from '../catalogs/catalog-rows.ts'
import {
  type CutRow,
  confirmCut,
  cutById,
  discardCut,
  failUpload,
  insertCut,
  rejectedAfter,
  setFileFacts,
} from './cuts.store.ts'
import { type ImportDeps, importFile } from './import-file.ts'
import { kindOf } from './kinds.ts'
import { keepUpload, openUpload } from './uploads.ts'

const JOB = 'registries.import'

/** A cut as the operator's pages show it. */
export function cutView(cut: CutRow): CutView {
  const { byKind: _, byId: __, byLabel, refusal, ...rest } = cut
  return {
    ...rest,
    title: referenceTableTitle(cut.scope) ?? kindOf(cut.kind)?.title ?? cut.kind,
    refusal: refusal ? refusalText(refusal.code, refusal.params) : null,
    by: byLabel,
  }
}

/** Receives a file in a stream, keeps it and queues its import. Answers when the last byte arrived. */
export async function uploadCut(
  { db, clock }: ImportDeps,
  input: {
    kind: string
    fileName: string
    file: Readable
    cutDate: PlainDate | null
    complete: boolean
    actor: Actor
  },
): Promise<{ cutId: string }> {
  if (!kindOf(input.kind)) refuse('registries.kind_unknown', { kind: input.kind })
  if (input.cutDate && input.cutDate > clock.today()) refuse('registries.cut_in_future', { date: input.cutDate })
  const id = newId()
  const nothingYet = { sha256: '', sizeBytes: 0, encoding: 'utf-8' } as const
  const created = clock.now()
  await insertCut(db, { ...input, id, facts: nothingYet, state: 'received', confirmed: false, createdAt: created })
  const facts = await keepUpload(db, id, input.file).catch(async (error: unknown) => {
    await failUpload(db, id, { code: 'registries.import_failed' }, clock.now())
    throw error
  })
  await db.transaction().execute(async (tx) => {
    await setFileFacts(tx, id, facts)
    await queue(tx, id)
  })
  return { cutId: id }
}

const queue = (tx: Parameters<typeof addJob>[0], cutId: string): Promise<void> =>
  addJob(tx, JOB, { cutId }, { key: `${JOB}:${cutId}`, maxAttempts: 3 })

/** The worker's part: reads the kept file and loads it. Running twice is harmless: an applied cut is not run again. */
export function importJob(deps: ImportDeps): Record<string, Task> {
  return {
    [JOB]: async (payload) => {
      const cut = await cutById(deps.db, String(payload.cutId))
      if (!cut || !['received', 'reading', 'failed'].includes(cut.state)) return
      await importFile(deps, {
        cutId: cut.id,
        kind: cut.kind,
        fileName: cut.fileName,
        facts: { sha256: cut.sha256, sizeBytes: cut.sizeBytes, encoding: cut.encoding },
        open: () => openUpload(deps.db, cut.id),
        cutDate: cut.cutDate,
        complete: cut.complete,
        confirmed: cut.confirmed,
        actor: { kind: cut.byKind, id: cut.byId, label: cut.byLabel, requestId: null },
      })
    },
  }
}

/** A person accepts what a complete cut closes; the import runs again, now to its end. */
export async function confirmWaitingCut({ db, clock }: ImportDeps, cutId: string, actor: Actor): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const cut = (await cutById(tx, cutId)) ?? refuse('platform.not_found')
    if (!(await confirmCut(tx, cutId))) refuse('registries.cut_not_waiting')
    await audit(tx, {
      at: clock.now(),
      actor,
      act: 'registries.confirm_cut',
      concerns: {},
      context: { cutId, kind: cut.kind },
      after: { wouldClose: cut.wouldClose, openBefore: cut.openBefore },
    })
    await queue(tx, cutId)
  })
}

/** A person throws away a cut that waits; the registry stays as it was. */
export async function discardWaitingCut({ db, clock }: ImportDeps, cutId: string, actor: Actor): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const cut = (await cutById(tx, cutId)) ?? refuse('platform.not_found')
    const refusal = { code: 'registries.cut_discarded', params: { by: actor.label } } as const
    if (!(await discardCut(tx, cutId, refusal, clock.now()))) refuse('registries.cut_not_waiting')
    await audit(tx, {
      at: clock.now(),
      actor,
      act: 'registries.discard_cut',
      concerns: {},
      context: { cutId, kind: cut.kind },
    })
  })
}

const cell = (text: string): string => `"${String(inert(text)).replaceAll('"', '""')}"`

/** The rejected rows as CSV (UTF-8 with BOM, `;`), read page by page: spreadsheets open it, and no cell is a formula. */
export async function* rejectedCsv(deps: Pick<ImportDeps, 'db'>, cutId: string): AsyncGenerator<string> {
  yield '\ufefflinea;columna;valor;motivo\r\n'
  for (let after = { line: 0, seq: 0 }; ; ) {
    const rows = await rejectedAfter(deps.db, cutId, after, 1_000)
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((r) => `${r.line};${cell(r.column)};${cell(r.value)};${cell(r.reason)}\r\n`).join('')
    after = last
  }
}
