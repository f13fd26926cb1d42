import {
  annulmentRequests,
  annulPrescription,
  askAnnulment,
  checkDraft,
  createDraft,
  decideAnnulment,
  discardDraft,
  dropTemplate,
  findPatient,
  ownPrescription,
  prescriberDesk,
  prescriptionPdf,
  readDraft,
  readTemplate,
  saveDraft,
  saveTemplate,
  signDraft as signDraftEndpoint,
  templates,
  verifyPrescription,
} from '#contract/prescribing.ts'
import { dayOf } from '#platform/dates.ts'
import { handle, type Route } from '#platform/http/route.ts'
import type { PersonSession } from '#platform/http/session.ts'
import { refuse } from '#platform/refusal.ts'
import { annulOwn, askAnnulmentOf, decideAnnulmentOf } from './annulments/annul-prescription.ts'
import { pendingOf } from './annulments/pending.ts'
import type { PrescribingDeps } from './deps.ts'
import { deskOf } from './drafts/desk.ts'
import { type DraftOwner, draftOf } from './drafts/drafts.store.ts'
import { examine } from './drafts/examine.ts'
import { patientOf } from './drafts/find-patient.ts'
import { beginDraft, discardDraftOf, saveDraftOf } from './drafts/write-draft.ts'
import { prescriptionDocument } from './prescriptions/pdf.ts'
import { prescriptionByNumber } from './prescriptions/prescriptions.store.ts'
import { signDraft } from './prescriptions/sign-draft.ts'
import type { PrescriptionRecord } from './prescriptions/signed.ts'
import { verifyPaper } from './prescriptions/verify.ts'
import { viewOf } from './prescriptions/views.ts'
import { dropTemplateRow, insertTemplate, templateOf, templatesOf } from './templates/templates.store.ts'

const ownerOf = (call: { session: PersonSession; params: { context: string } }): DraftOwner => ({
  personId: call.session.personId,
  context: call.params.context,
})

/** Drafts, signing, one's own prescriptions, annulments, templates and the public verification. */
export function prescriptionRoutes(deps: PrescribingDeps): Route[] {
  const { db, clock } = deps
  return [
    handle(findPatient, async ({ body }) => ({
      patient: await patientOf(deps, body),
      cutOn: await deps.affiliation.cut(db),
    })),
    handle(prescriberDesk, async (call) => deskOf(deps, ownerOf(call))),
    handle(createDraft, async (call) => beginDraft(deps, ownerOf(call), call.body)),
    handle(readDraft, async (call) => {
      const draft = (await draftOf(db, call.params.draftId, ownerOf(call))) ?? refuse('platform.not_found')
      const { draftId, version, content, updatedAt, replaces, signedNumber } = draft
      return { draftId, version, content, updatedAt, replaces, signed: signedNumber }
    }),
    handle(saveDraft, async (call) => saveDraftOf(deps, ownerOf(call), { draftId: call.params.draftId, ...call.body })),
    handle(discardDraft, async (call) => discardDraftOf(deps, ownerOf(call), call.params.draftId)),
    handle(checkDraft, async (call) => {
      const owner = ownerOf(call)
      const draft = (await draftOf(db, call.params.draftId, owner)) ?? refuse('platform.not_found')
      const at = clock.now()
      const on = dayOf(at)
      const { acting, refusal } = await deps.users.acting(
        db,
        { personId: owner.personId, key: owner.context, capabilities: ['prescribir', 'ordenar', 'transcribir'] },
        { at, on },
      )
      if (!acting) return refuse(refusal.code, refusal.params)
      const { content: raw, version, replaces } = draft
      const { issues, checks, quantities } = await examine(deps, db, { raw, acting, replaces, on })
      return { version, issues, checks, quantities }
    }),
    handle(signDraftEndpoint, async (call) =>
      signDraft(deps, {
        owner: ownerOf(call),
        draftId: call.params.draftId,
        version: call.body.version,
        secondFactorAt: call.session.secondFactorAt,
        actor: call.actor,
      }),
    ),
    handle(ownPrescription, async (call) =>
      viewOf(db, await ownOf(ownerOf(call), call.params.number), { own: true, at: clock.now() }),
    ),
    handle(prescriptionPdf, async (call) => {
      const record = await ownOf(ownerOf(call), call.params.number)
      const pdf = await prescriptionDocument(record, { publicUrl: deps.publicUrl, printedAt: clock.now() })
      return call.reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="prescripcion-${record.number}.pdf"`)
        .send(pdf)
    }),
    handle(annulPrescription, async (call) => {
      const { number } = call.params
      await annulOwn(deps, { owner: ownerOf(call), number, reason: call.body.reason, actor: call.actor })
    }),
    handle(askAnnulment, async (call) => {
      const { number } = call.params
      return askAnnulmentOf(deps, { owner: ownerOf(call), number, reason: call.body.reason, actor: call.actor })
    }),
    handle(annulmentRequests, async (call) => pendingOf(deps, { ...ownerOf(call), after: call.query.after })),
    handle(decideAnnulment, async (call) =>
      decideAnnulmentOf(deps, {
        ...ownerOf(call),
        requestId: call.params.requestId,
        ...call.body,
        actor: call.actor,
      }),
    ),
    handle(templates, async ({ session }) => ({ templates: await templatesOf(db, session.personId) })),
    handle(saveTemplate, async ({ session, body }) => {
      const at = clock.now()
      const template = { personId: session.personId, ...body, at }
      return { templateId: await db.transaction().execute((tx) => insertTemplate(tx, template)) }
    }),
    handle(
      readTemplate,
      async ({ session, params }) =>
        (await templateOf(db, params.templateId, session.personId)) ?? refuse('platform.not_found'),
    ),
    handle(dropTemplate, async ({ session, params }) => {
      if (!(await dropTemplateRow(db, params.templateId, session.personId, clock.now())))
        return refuse('platform.not_found')
    }),
    handle(verifyPrescription, async ({ body }) => verifyPaper(deps, body)),
  ]

  /** Her own, signed for the entity of this context; another's is simply not found. */
  async function ownOf(owner: DraftOwner, number: string): Promise<PrescriptionRecord> {
    const record = await prescriptionByNumber(db, number)
    if (record?.prescriberId !== owner.personId || record.capacityId !== owner.context.split('~')[0])
      return refuse('platform.not_found')
    return record
  }
}
