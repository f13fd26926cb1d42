import { createHash, randomBytes } from 'node:crypto'
import type { CaseView, ReportBody } from '#contract/registries-inconsistencies.ts'
import { registryNames } from '#contract/registries-inconsistencies.ts'
import { type Actor, audit } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import type { Conn, Db, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Notify, settle } from '#platform/notify.ts'
import { refuse } from '#platform/refusal.ts'
import type { Evidence } from './evidence.ts'
import {
  type CaseRow,
  filesOf,
  findCase,
  insertCase,
  insertFile,
  insertMessage,
  lockCase,
  messagesOf,
  setCase,
} from './inconsistencies.store.ts'

export interface CaseDeps {
  db: Db
  clock: Clock
  notify: Notify
}

const operatorLink = (caseId: string): string => `/operador/inconsistencias/${caseId}`
const matterOf = (caseId: string): string => `inconsistency:${caseId}`
const caseLink = (token: string): string => `/reportar/caso/${token}`

async function keepEvidence(
  tx: Tx,
  caseId: string,
  evidence: Evidence | null,
  at: CaseRow['createdAt'],
): Promise<void> {
  if (!evidence) return
  const sha256 = createHash('sha256').update(evidence.bytes).digest('hex')
  await insertFile(tx, caseId, { ...evidence, id: newId(), at, sha256 })
}

/** Opens a case: kept, audited, told to the operators and, with the link to follow it, to who reports. Returns the link's secret. */
export async function reportInconsistency(
  { db, clock, notify }: CaseDeps,
  input: { body: ReportBody; evidence: Evidence | null; personId: string | null; actor: Actor },
): Promise<{ follow: string }> {
  const { body } = input
  const at = clock.now()
  const id = newId()
  const followToken = randomBytes(24).toString('base64url')
  await db.transaction().execute(async (tx) => {
    await insertCase(tx, {
      id,
      registry: body.registry,
      subject: body.subject,
      description: body.description,
      reporterName: body.name,
      reporterEmail: body.email,
      personId: input.personId,
      followToken,
      createdAt: at,
    })
    await keepEvidence(tx, id, input.evidence, at)
    await audit(tx, {
      at,
      actor: input.actor,
      act: 'registries.report_inconsistency',
      concerns: { persons: input.personId ? [input.personId] : [] },
      context: { caseId: id, registry: body.registry },
      after: { subject: body.subject, evidence: input.evidence?.name ?? null },
    })
    const params = { registry: registryNames[body.registry], subject: body.subject }
    await notify(tx, {
      at,
      kind: 'registries.inconsistency_to_review',
      params,
      link: operatorLink(id),
      to: { operatorRight: 'registries' },
      matter: matterOf(id),
    })
    await notify(tx, {
      at,
      kind: 'registries.inconsistency_received',
      params,
      link: caseLink(followToken),
      to: { email: body.email, ...(input.personId ? { personId: input.personId } : {}) },
    })
  })
  return { follow: followToken }
}

async function openCase(tx: Tx, by: { id: string } | { token: string }): Promise<CaseRow> {
  const found = (await lockCase(tx, by)) ?? refuse('platform.not_found')
  if (found.state === 'resuelta') refuse('registries.inconsistency_solved', { by: found.takenBy ?? 'El operador' })
  return found
}

/** The reporter answers (or adds): the ball goes back to the operator. */
export async function answerInconsistency(
  { db, clock, notify }: CaseDeps,
  input: { token: string; text: string; evidence: Evidence | null; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const found = await openCase(tx, { token: input.token })
    const at = clock.now()
    await insertMessage(tx, found.id, { at, author: 'reporter', by: found.reporterName, text: input.text })
    await keepEvidence(tx, found.id, input.evidence, at)
    await setCase(tx, found.id, { state: 'recibida', outcome: null, takenBy: found.takenBy, at })
    await audit(tx, {
      at,
      actor: input.actor,
      act: 'registries.answer_inconsistency',
      concerns: { persons: found.personId ? [found.personId] : [] },
      context: { caseId: found.id },
      before: { state: found.state },
      after: { state: 'recibida' },
    })
    await notify(tx, {
      at,
      kind: 'registries.inconsistency_answered',
      params: { registry: registryNames[found.registry], subject: found.subject, by: found.reporterName },
      link: operatorLink(found.id),
      to: { operatorRight: 'registries' },
      matter: matterOf(found.id),
    })
  })
}

type Decision =
  | { kind: 'ask'; text: string }
  | { kind: 'solve'; text: string; outcome: NonNullable<CaseRow['outcome']> }

/** The operator asks for more, or closes the case saying how it ended; the version refuses a form that saw an older case. */
export async function decideInconsistency(
  { db, clock, notify }: CaseDeps,
  input: { caseId: string; version: number; decision: Decision; actor: Actor },
): Promise<void> {
  const { decision, actor } = input
  await db.transaction().execute(async (tx) => {
    const found = await openCase(tx, { id: input.caseId })
    if (found.version !== input.version) refuse('platform.version_conflict')
    const at = clock.now()
    const state = decision.kind === 'ask' ? 'pide_mas' : 'resuelta'
    await insertMessage(tx, found.id, { at, author: 'operator', by: actor.label, text: decision.text })
    await setCase(tx, found.id, {
      state,
      outcome: decision.kind === 'solve' ? decision.outcome : null,
      takenBy: actor.label,
      at,
    })
    await settle(tx, [matterOf(found.id)], at)
    await audit(tx, {
      at,
      actor,
      act: decision.kind === 'ask' ? 'registries.ask_reporter' : 'registries.solve_inconsistency',
      concerns: { persons: found.personId ? [found.personId] : [] },
      context: { caseId: found.id },
      before: { state: found.state },
      after: { state, outcome: decision.kind === 'solve' ? decision.outcome : null },
    })
    await notify(tx, {
      at,
      kind: decision.kind === 'ask' ? 'registries.inconsistency_asks' : 'registries.inconsistency_solved',
      params: { registry: registryNames[found.registry], subject: found.subject, text: decision.text },
      link: caseLink(found.followToken),
      to: { email: found.reporterEmail, ...(found.personId ? { personId: found.personId } : {}) },
    })
  })
}

/** What both sides see of a case. */
export async function caseView(
  conn: Conn,
  by: { id: string } | { token: string },
): Promise<{ found: CaseRow; view: CaseView }> {
  const found = (await findCase(conn, by)) ?? refuse('platform.not_found')
  const { registry, subject, description, state, outcome, createdAt, changedAt } = found
  const messages = await messagesOf(conn, found.id)
  const files = await filesOf(conn, found.id)
  return { found, view: { registry, subject, description, state, outcome, createdAt, changedAt, messages, files } }
}
