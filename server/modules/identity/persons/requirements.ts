import { type DocumentId, documentKey } from '#contract/documents.ts'
import type { Instant } from '#platform/dates.ts'
import { type Outcome, requirement, type Who } from '#platform/paths/requirement.ts'

/** What is asked of a person in Mi Seguridad Social (docs/rules.md, P-MSS-NAT, P-MSS-MAIL, P-2FA). */

/** The part of `PersonFacts` that the requirements read. */
export interface PersonStanding {
  doc: DocumentId
  personId: string | null
  name: string | null
  state: 'pendiente_verificacion' | 'activa' | 'bloqueada' | 'inactiva' | null
  registeredAt: Instant | null
  emailConfirmedAt: Instant | null
  secondFactorSince: Instant | null
}

const MSS = 'Mi Seguridad Social'
const who = (facts: PersonStanding): Who => ({
  actor: 'person',
  name: facts.name ?? documentKey(facts.doc),
  ...(facts.personId ? { personId: facts.personId } : {}),
})
const named = (facts: PersonStanding): string => facts.name ?? `la persona con ${documentKey(facts.doc)}`

/** P-MSS-NAT: an account of a natural person with exactly this document (R-01, R-03, R-06, edge case 1). */
export const isRegisteredPerson = requirement<PersonStanding>({
  id: 'identity.registered_person',
  rules: ['R-01', 'R-03', 'R-06', 'R-16', 'D-18'],
  asks: 'Tener cuenta de persona natural en Mi Seguridad Social, con el documento propio.',
  evaluate: (facts): Outcome => {
    if (facts.state === 'activa' || facts.state === 'pendiente_verificacion')
      return {
        met: true,
        ...(facts.registeredAt ? { since: facts.registeredAt } : {}),
        evidence: facts.registeredAt
          ? [{ kind: 'act', fact: `Cuenta de ${named(facts)}`, source: MSS, at: facts.registeredAt }]
          : [],
      }
    if (facts.state === null)
      return {
        met: false,
        pending: 'P-MSS-NAT',
        refusal: {
          code: 'identity.not_registered',
          params: { person: named(facts), document: documentKey(facts.doc) },
        },
        who: who(facts),
        where: { href: '/registro', label: 'Registrarse en Mi Seguridad Social' },
      }
    return {
      met: false,
      pending: 'P-MSS-NAT',
      refusal: { code: 'identity.account_not_active', params: { person: named(facts) } },
      who: facts.state === 'inactiva' ? who(facts) : { actor: 'operator', name: 'la mesa de ayuda' },
      where:
        facts.state === 'inactiva'
          ? { href: '/registro', label: 'Registrarse de nuevo' }
          : { href: '/ayuda', label: 'Ver cómo desbloquear la cuenta' },
    }
  },
})

/** P-MSS-MAIL: the address was confirmed with the link and the registration was finished. */
export const hasConfirmedMail = requirement<PersonStanding>({
  id: 'identity.confirmed_mail',
  rules: ['R-16'],
  asks: 'Confirmar el correo con el enlace que llega al registrarse.',
  evaluate: (facts): Outcome =>
    facts.state === 'pendiente_verificacion' || facts.emailConfirmedAt === null
      ? {
          met: false,
          pending: 'P-MSS-MAIL',
          refusal: { code: 'identity.mail_not_confirmed', params: { person: named(facts) } },
          who: who(facts),
          where: { href: '/registro', label: 'Terminar el registro' },
        }
      : {
          met: true,
          since: facts.emailConfirmedAt,
          evidence: [{ kind: 'mail', fact: 'Correo confirmado', source: MSS, at: facts.emailConfirmedAt }],
        },
})

/** P-2FA: asked before acting as representative, delegate or with a clinical role. */
export const hasSecondFactor = requirement<PersonStanding>({
  id: 'identity.second_factor',
  rules: ['R-16'],
  asks: 'Tener un segundo factor: aplicación de códigos o llave de acceso.',
  evaluate: (facts): Outcome =>
    facts.secondFactorSince === null
      ? {
          met: false,
          pending: 'P-2FA',
          refusal: { code: 'identity.second_factor_missing', params: { person: named(facts) } },
          who: who(facts),
          where: { href: '/cuenta/seguridad', label: 'Configurar un segundo factor' },
        }
      : {
          met: true,
          since: facts.secondFactorSince,
          evidence: [{ kind: 'act', fact: 'Segundo factor configurado', source: MSS, at: facts.secondFactorSince }],
        },
})
