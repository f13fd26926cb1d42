import type { Instant } from '#platform/dates.ts'
import { addMs } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { accountByDocument, accountByEmail } from '../credentials/accounts.store.ts'
import { createLink, linkMinutes } from '../credentials/links.store.ts'
import { countAttempt, throttles } from '../credentials/throttles.store.ts'
import type { IdentityDeps } from '../options.ts'
import { personName } from './names.ts'
import { savePendingPerson } from './persons.store.ts'
import { advanceRegistration, lockRegistration } from './registrations.store.ts'

/**
 * Step 3: sends the confirmation. Whoever asks gets the same answer whether or not the document or the address has an
 * account; only the owner of a mailbox learns it, in her mail.
 */
export async function sendConfirmation(
  deps: IdentityDeps,
  input: { registrationId: string; email: string },
): Promise<{ sentTo: string; expiresAt: Instant }> {
  const { email } = input
  const at = deps.clock.now()
  await countAttempt(deps.db, throttles.confirmation, input.registrationId, at)
  await deps.db.transaction().execute(async (tx) => {
    const registration = await lockRegistration(tx, input.registrationId, at)
    const { identityCheckedAt, civilCut, doc, data } = registration
    if (!identityCheckedAt || !civilCut) return refuse('identity.identity_first')
    const holder = await accountByDocument(tx, doc)
    const neighbour = await accountByEmail(tx, email)
    const taken = holder && (holder.state === 'activa' || holder.state === 'bloqueada')
    if (taken && holder.email) {
      await deps.sendMail(tx, {
        at,
        to: holder.email,
        subject: 'Usted ya tiene una cuenta en Mi Seguridad Social',
        text: `Alguien empezó un registro con su documento ${doc.type} ${doc.number}. Si fue usted, ingrese con su cuenta o recupere la contraseña. Si no fue usted, no tiene que hacer nada: nadie entró.`,
        link: `${deps.publicUrl}/recuperar`,
        linkText: 'Recuperar mi acceso',
      })
    } else if (neighbour && neighbour.accountId !== holder?.accountId) {
      await deps.sendMail(tx, {
        at,
        to: email,
        subject: 'Este correo ya tiene una cuenta en Mi Seguridad Social',
        text: 'Alguien empezó un registro con este correo, que ya identifica otra cuenta. Si fue usted, ingrese con esa cuenta o registre otro correo. Si no fue usted, no tiene que hacer nada.',
        link: `${deps.publicUrl}/recuperar`,
        linkText: 'Recuperar mi acceso',
      })
    } else if (!taken) {
      const accountId = await savePendingPerson(tx, {
        personId: newId(),
        doc,
        ...data,
        consentVersion: registration.consentVersion,
        consentedAt: registration.consentedAt,
        checkedAt: identityCheckedAt,
        civilCut,
        at,
      })
      await advanceRegistration(tx, input.registrationId, { account_id: accountId })
      const { token } = await createLink(tx, {
        purpose: 'registration',
        registrationId: input.registrationId,
        email,
        at,
      })
      await deps.sendMail(tx, {
        at,
        to: email,
        subject: 'Confirme su correo en Mi Seguridad Social',
        text: `${personName(data)}, falta un paso para abrir su cuenta: confirme que este correo es suyo. El enlace sirve una vez, durante 24 horas. Si usted no lo pidió, no tiene que hacer nada.`,
        // After #, so that no server or proxy writes the secret into a log.
        link: `${deps.publicUrl}/confirmar-correo#${token}`,
        linkText: 'Confirmar mi correo',
      })
    }
    await advanceRegistration(tx, input.registrationId, { email, mail_sent_at: at, email_confirmed_at: null })
  })
  return { sentTo: email, expiresAt: addMs(at, linkMinutes.registration * 60_000) }
}
