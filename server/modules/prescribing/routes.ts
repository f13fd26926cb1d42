import * as prescribing from '#contract/prescribing.ts'
import { handle, type Route } from '#platform/http/route.ts'
import type { PersonSession } from '#platform/http/session.ts'
import { refuse } from '#platform/refusal.ts'
import type { Caller } from '#users'
import { annulOwn } from './annulments/annul-own.ts'
import { askAnnulment } from './annulments/ask-annulment.ts'
import { decideAnnulment } from './annulments/decide-annulment.ts'
import { pendingOf } from './annulments/pending.ts'
import { codeNames } from './code-names.ts'
import type { PrescribingDeps } from './deps.ts'
import { checkDraftOf } from './drafts/check-draft.ts'
import { deskOf } from './drafts/desk.ts'
import { draftOf } from './drafts/drafts.store.ts'
import { patientOf } from './drafts/find-patient.ts'
import { beginDraft, discardDraftOf, saveDraftOf } from './drafts/write-draft.ts'
import { ownOf } from './prescriptions/own.ts'
import { prescriptionDocument } from './prescriptions/pdf.ts'
import { prescriptionByNumber } from './prescriptions/prescriptions.store.ts'
import { signDraft } from './prescriptions/sign-draft.ts'
import { verifyPaper } from './prescriptions/verify.ts'
import { viewOf } from './prescriptions/views.ts'
import { dropTemplateRow, insertTemplate, templateOf, templatesOf } from './templates/templates.store.ts'

const callerOf = (call: { session: PersonSession; params: { context: string } }): Caller => ({
  personId: call.session.personId,
  context: call.params.context,
})

/** Drafts, signing, one's own prescriptions, annulments, templates and the public verification. */
export function prescriptionRoutes(deps: PrescribingDeps): Route[] {
  const { db, clock } = deps
  return [
    handle(prescribing.findPatient, async ({ body }) => ({
      patient: await patientOf(deps, body),
      cutOn: await deps.affiliation.cut(db),
    })),
    handle(prescribing.prescriberDesk, async (call) => deskOf(deps, callerOf(call))),
    handle(prescribing.createDraft, async (call) => beginDraft(deps, callerOf(call), call.body)),
    handle(prescribing.readDraft, async (call) => {
      const draft = (await draftOf(db, call.params.draftId, callerOf(call))) ?? refuse('platform.not_found')
      const { draftId, version, content, updatedAt, replaces, signedNumber } = draft
      return { draftId, version, content, updatedAt, replaces, signed: signedNumber }
    }),
    handle(prescribing.saveDraft, async (call) =>
      saveDraftOf(deps, callerOf(call), { draftId: call.params.draftId, ...call.body }),
    ),
    handle(prescribing.discardDraft, async (call) => discardDraftOf(deps, callerOf(call), call.params.draftId)),
    handle(prescribing.checkDraft, async (call) => checkDraftOf(deps, callerOf(call), call.params.draftId)),
    handle(prescribing.signDraft, async (call) =>
      signDraft(deps, {
        owner: callerOf(call),
        draftId: call.params.draftId,
        version: call.body.version,
        secondFactorAt: call.session.secondFactorAt,
        actor: call.actor,
      }),
    ),
    handle(prescribing.ownPrescription, async (call) =>
      viewOf(deps, db, ownOf(await prescriptionByNumber(db, call.params.number), callerOf(call)), {
        own: true,
        at: clock.now(),
      }),
    ),
    handle(prescribing.prescriptionPdf, async (call) => {
      const record = ownOf(await prescriptionByNumber(db, call.params.number), callerOf(call))
      const names = await codeNames(deps, db, record.content, record.prescribedOn)
      const pdf = await prescriptionDocument(record, { names, publicUrl: deps.publicUrl, printedAt: clock.now() })
      return call.reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="prescripcion-${record.number}.pdf"`)
        .send(pdf)
    }),
    handle(prescribing.annulPrescription, async (call) => {
      const { number } = call.params
      await annulOwn(deps, { ...callerOf(call), number, reason: call.body.reason, actor: call.actor })
    }),
    handle(prescribing.askAnnulment, async (call) => {
      const { number } = call.params
      return askAnnulment(deps, { ...callerOf(call), number, reason: call.body.reason, actor: call.actor })
    }),
    handle(prescribing.annulmentRequests, async (call) =>
      pendingOf(deps, { ...callerOf(call), after: call.query.after }),
    ),
    handle(prescribing.decideAnnulment, async (call) =>
      decideAnnulment(deps, {
        ...callerOf(call),
        requestId: call.params.requestId,
        ...call.body,
        actor: call.actor,
      }),
    ),
    handle(prescribing.templates, async ({ session }) => ({ templates: await templatesOf(db, session.personId) })),
    handle(prescribing.saveTemplate, async ({ session, body }) => {
      const at = clock.now()
      const template = { personId: session.personId, ...body, at }
      return { templateId: await db.transaction().execute((tx) => insertTemplate(tx, template)) }
    }),
    handle(
      prescribing.readTemplate,
      async ({ session, params }) =>
        (await templateOf(db, params.templateId, session.personId)) ?? refuse('platform.not_found'),
    ),
    handle(prescribing.dropTemplate, async ({ session, params }) => {
      if (!(await dropTemplateRow(db, params.templateId, session.personId, clock.now())))
        return refuse('platform.not_found')
    }),
    handle(prescribing.verifyPrescription, async ({ body }) => verifyPaper(deps, body)),
  ]
}
