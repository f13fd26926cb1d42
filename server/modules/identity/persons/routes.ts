import {
  changeContact as changeContactEndpoint,
  checkIdentity as checkIdentityEndpoint,
  closeAccount as closeAccountEndpoint,
  confirmRegistrationMail as confirmMailEndpoint,
  correctRegistration as correctEndpoint,
  exportData as exportDataEndpoint,
  finishRegistration as finishEndpoint,
  measurePassword,
  ownData,
  registrationStatus,
  sendConfirmation as sendConfirmationEndpoint,
  startRegistration as startEndpoint,
} from '#contract/identity-persons.ts'
import { isPlainDate, plainDate } from '#platform/dates.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import { closeAccount } from '../credentials/change-credentials.ts'
import { ownerOf } from '../credentials/owner.ts'
import { passwordStrength } from '../credentials/password-strength.ts'
import type { IdentityDeps } from '../options.ts'
import { changeContact } from './change-contact.ts'
import { checkIdentity } from './check-identity.ts'
import { confirmRegistrationMail } from './confirm-registration-mail.ts'
import { exportData } from './export-data.ts'
import { finishRegistration } from './finish-registration.ts'
import { ownDataOf } from './persons.store.ts'
import { type RegistrationRow, registration } from './registrations.store.ts'
import { judgeBasicData } from './rules.ts'
import { sendConfirmation } from './send-confirmation.ts'
import { type BasicData, correctRegistration, startRegistration } from './start-registration.ts'

type Step = 'identidad' | 'correo' | 'confirmar' | 'contrasena' | 'terminado' | 'vencido'
const stepOf = (row: RegistrationRow, at: string): Step => {
  if (row.completedAt) return 'terminado'
  if (row.expiresAt <= at) return 'vencido'
  if (row.emailConfirmedAt) return 'contrasena'
  if (row.mailSentAt) return 'confirmar'
  return row.identityCheckedAt ? 'correo' : 'identidad'
}

type DayTexts = Omit<BasicData, 'issuedOn' | 'bornOn'> & { issuedOn: string; bornOn: string }
const dated = (body: DayTexts): BasicData => ({
  ...body,
  issuedOn: plainDate(body.issuedOn),
  bornOn: plainDate(body.bornOn),
})

/** Registration of persons and what they may do with their data. */
export function personRoutes(deps: IdentityDeps): Route[] {
  const impossibleDates: Route['also'] = ({ bornOn, issuedOn }) => {
    const day = (text: unknown) => (typeof text === 'string' && isPlainDate(text) ? text : undefined)
    return judgeBasicData({ bornOn: day(bornOn), issuedOn: day(issuedOn) }, deps.clock.today()).issues
  }
  return [
    handle(
      startEndpoint,
      async ({ body }) => startRegistration(deps, { ...dated(body), consentVersion: body.consentVersion }),
      impossibleDates,
    ),
    handle(registrationStatus, async ({ params }) => {
      const row = await registration(deps.db, params.registrationId)
      const step = stepOf(row, deps.clock.now())
      const over = step === 'terminado' || step === 'vencido'
      return {
        step,
        document: row.doc,
        // An old address on a shared computer shows nothing any more.
        data: over ? null : row.data,
        email: over ? null : row.email,
        mailSentAt: row.mailSentAt,
        civilCut: row.civilCut ?? (await deps.registries.cuts(deps.db)).civil,
      }
    }),
    handle(
      correctEndpoint,
      async ({ params, body }) => correctRegistration(deps, params.registrationId, dated(body)),
      impossibleDates,
    ),
    handle(checkIdentityEndpoint, async ({ params }) => checkIdentity(deps, params.registrationId)),
    handle(sendConfirmationEndpoint, async ({ params, body }) =>
      sendConfirmation(deps, { registrationId: params.registrationId, email: body.email }),
    ),
    handle(confirmMailEndpoint, async ({ body }) => confirmRegistrationMail(deps, body.token)),
    handle(finishEndpoint, async ({ params, body, requestId }) =>
      finishRegistration(deps, { registrationId: params.registrationId, password: body.password, requestId }),
    ),
    handle(measurePassword, async ({ body }) => passwordStrength(body.password, body.words)),
    handle(ownData, async ({ session }) => {
      const data = await ownDataOf(deps.db, session.personId)
      return data ?? refuse('platform.not_found')
    }),
    handle(changeContactEndpoint, async ({ session, actor, body }) =>
      changeContact(deps, { personId: session.personId, actor, ...body }),
    ),
    handle(exportDataEndpoint, async ({ session, reply }) => {
      const data = await exportData(deps, session.personId)
      return reply
        .header('content-disposition', 'attachment; filename="mis-datos-openmipres.json"')
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(data, null, 2))
    }),
    handle(closeAccountEndpoint, async (call) => closeAccount(deps, ownerOf(call), call.body.password)),
  ]
}
