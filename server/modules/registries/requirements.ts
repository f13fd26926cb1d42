import type { DocumentId } from '#contract/documents.ts'
import { fold } from '#contract/fold.ts'
import type { PendingCode, Regime } from '#contract/paths.ts'
import { calm, spanishDay, spanishDocument } from '#contract/spanish.ts'
import { addDays, type PlainDate } from '#platform/dates.ts'
import { type Evidence, type Outcome, requirement, type Where } from '#platform/paths/requirement.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { EapbCodeFacts, ProviderFacts, RethusFacts, SedeFacts, SsoFacts } from './facts.ts'

/** P-REPS: the providers of an NIT. `graceDays`: D-10, 0 to 30. */
export interface IpsInRepsFacts {
  nit: string
  providers: readonly ProviderFacts[]
  graceDays: number
}

/** A sede where somebody acts. `sede` is what REPS says of `sedeCode`. */
export interface SedeInRepsFacts {
  nit: string
  sedeCode: string
  sede: SedeFacts | null
  graceDays: number
}

/** P-EAPB: the codes of an NIT, asked for one regime. */
export interface EapbRegimeFacts {
  nit: string
  regime: Regime
  codes: readonly EapbCodeFacts[]
}

/** P-RETHUS. `professions`: those allowed by the policy of who asks; null: any university profession (D-13). */
export interface RethusPersonFacts {
  doc: DocumentId
  rethus: RethusFacts | null
  professions: readonly string[] | null
}

/** P-SSO-*: everything the registry holds about the person. */
export interface SsoPersonFacts {
  doc: DocumentId
  rows: readonly SsoFacts[]
}

/** R-14: the plaza against the IPS and sede that want to activate. */
export interface SsoAtSedeFacts extends SsoPersonFacts {
  nit: string
  sedeCode: string
}

const repsQuery: Where = { href: '/consultas/reps', label: 'Consultar REPS' }
const rethusQuery: Where = { href: '/consultas/rethus', label: 'Consultar ReTHUS' }
const ssoQuery: Where = { href: '/consultas/sso', label: 'Consultar SSO' }
const report = (registry: string): Where => ({
  href: `/reportar?registro=${registry}`,
  label: 'Reportar inconsistencia',
})

const missing = (
  pending: PendingCode,
  authority: string,
  where: Where,
  refusal: Refusal,
  evidence: Evidence[] = [],
): Outcome => ({ met: false, pending, refusal, who: { actor: 'authority', name: authority }, where, evidence })

// REPS -------------------------------------------------------------------------------------------------------------

const reps = 'REPS'
const secretaria = 'la secretaría de salud (REPS)'

/** Class 'Instituciones Prestadoras de Servicios de Salud - IPS' in the exports, 'Instituciones - IPS' in the dataset. */
export function isIpsClass(className: string): boolean {
  return /\bips\b|institucion/.test(fold(className))
}

/** Why a provider code is not in force on a day; null when it is (D-10: both days inclusive, grace on the expiry only). */
export function providerFault(provider: ProviderFacts, on: PlainDate, graceDays: number): Refusal | null {
  const { code, enabled, closedOn, expiresOn } = provider
  if (!enabled) return { code: 'registries.reps_not_enabled', params: { code } }
  if (closedOn !== null && closedOn < on)
    return { code: 'registries.reps_closed', params: { code, date: spanishDay(closedOn) } }
  if (expiresOn !== null && addDays(expiresOn, graceDays) < on)
    return { code: 'registries.reps_expired', params: { code, date: spanishDay(expiresOn) } }
  return null
}

const providerEvidence = (p: ProviderFacts): Evidence => ({
  kind: 'registry',
  fact: `${calm(p.name)}, código ${p.code}${p.expiresOn ? `, habilitación hasta el ${spanishDay(p.expiresOn)}` : ''}`,
  source: reps,
  cut: p.cut,
})

/** R-07: the IPS is inscribed and habilitada: at least one of its codes (one per territory) is in force. */
export const ipsInReps = requirement<IpsInRepsFacts>({
  id: 'registries.ips_in_reps',
  rules: ['R-07', 'D-10'],
  asks: 'La IPS está inscrita en REPS, habilitada y sin vencer.',
  evaluate: ({ nit, providers, graceDays }, { on }) => {
    const ips = providers.filter((p) => isIpsClass(p.className))
    const inForce = ips.find((p) => providerFault(p, on, graceDays) === null)
    if (inForce) return { met: true, evidence: [providerEvidence(inForce)] }
    // The code that is nearest to being in force says why: an expiry is easier to mend than a closing.
    const order = ['registries.reps_expired', 'registries.reps_not_enabled', 'registries.reps_closed']
    const nearest = ips
      .flatMap((p) => {
        const fault = providerFault(p, on, graceDays)
        return fault ? [{ p, fault }] : []
      })
      .sort((a, b) => order.indexOf(a.fault.code) - order.indexOf(b.fault.code))[0]
    if (nearest) return missing('P-REPS', secretaria, repsQuery, nearest.fault, [providerEvidence(nearest.p)])
    const other = providers[0]
    if (other) {
      const params = { nit, className: other.className }
      return missing('P-REPS', secretaria, repsQuery, { code: 'registries.reps_not_ips', params }, [
        providerEvidence(other),
      ])
    }
    return missing('P-REPS', secretaria, repsQuery, { code: 'registries.reps_not_found', params: { nit } })
  },
})

/** R-07, R-14: a sede is the entity's own, open and habilitada, and its provider is in force. */
export const sedeInReps = requirement<SedeInRepsFacts>({
  id: 'registries.sede_in_reps',
  rules: ['R-07', 'D-10'],
  asks: 'La sede es de la entidad, está habilitada y abierta en REPS.',
  evaluate: ({ nit, sedeCode, sede, graceDays }, { on }) => {
    const no = (refusal: Refusal, evidence: Evidence[] = []) =>
      missing('P-REPS', secretaria, repsQuery, refusal, evidence)
    const params = { code: sedeCode }
    if (!sede) return no({ code: 'registries.sede_not_found', params })
    const evidence: Evidence[] = [
      { kind: 'registry', fact: `Sede ${sede.code} ${calm(sede.name)}`, source: reps, cut: sede.cut },
    ]
    const { provider } = sede
    if (provider?.docType !== 'NI' || provider.docNumber !== nit)
      return no({ code: 'registries.sede_of_other', params }, evidence)
    if (!sede.enabled) return no({ code: 'registries.sede_not_enabled', params }, evidence)
    if (sede.closedOn !== null && sede.closedOn < on)
      return no({ code: 'registries.sede_closed', params: { ...params, date: spanishDay(sede.closedOn) } }, evidence)
    const fault = providerFault(provider, on, graceDays)
    return fault ? no(fault, [...evidence, providerEvidence(provider)]) : { met: true, evidence }
  },
})

// EAPB -------------------------------------------------------------------------------------------------------------

/** P-EAPB, D-12: the EPS has at least one enabled code of the regime. The regime is the table's, never the prefix's. */
export const epsCodeInRegime = requirement<EapbRegimeFacts>({
  id: 'registries.eps_code_in_regime',
  rules: ['D-12'],
  asks: 'La EPS tiene un código de EAPB habilitado en el régimen.',
  evaluate: ({ nit, regime, codes }) => {
    const no = (refusal: Refusal, evidence: Evidence[] = []) =>
      missing('P-EAPB', 'el Ministerio de Salud (códigos EAPB)', report('eapb'), refusal, evidence)
    const evidenceOf = (c: EapbCodeFacts): Evidence => ({
      kind: 'registry',
      fact: `${c.code} ${c.name}, régimen ${c.regime}`,
      source: 'SISPRO CodigoEAPByNit',
      cut: c.cut,
    })
    if (codes.length === 0) return no({ code: 'registries.eapb_not_found', params: { nit } })
    const own = codes.filter((c) => c.regime === regime)
    const enabled = own.find((c) => c.enabled)
    if (enabled) return { met: true, evidence: [evidenceOf(enabled)] }
    const disabled = own[0]
    return disabled
      ? no({ code: 'registries.eapb_not_enabled', params: { code: disabled.code, regime } }, [evidenceOf(disabled)])
      : no({ code: 'registries.eapb_no_code_in_regime', params: { nit, regime } })
  },
})

// ReTHUS -----------------------------------------------------------------------------------------------------------

/** The university titles that may be practised on a day. An absent bound is no bound. */
export function currentTitles(rethus: RethusFacts, on: PlainDate): RethusFacts['academics'] {
  return rethus.academics.filter(
    (a) =>
      a.programType === 'UNV' &&
      (a.practiseFrom === null || a.practiseFrom <= on) &&
      (a.validUntil === null || on <= a.validUntil),
  )
}

/** True when two names of a profession are the same but for accents and case. */
export function sameProfession(a: string, b: string): boolean {
  return fold(a).trim() === fold(b).trim()
}

/** R-12, D-13: found, identification vigente, a current university title of an allowed profession, no current sanction. */
export const professionalInRethus = requirement<RethusPersonFacts>({
  id: 'registries.professional_in_rethus',
  rules: ['R-12', 'D-13'],
  asks: 'El profesional está en ReTHUS, con identificación y título universitario vigentes y sin sanción.',
  evaluate: ({ doc, rethus, professions }, { on }) => {
    const no = (refusal: Refusal, evidence: Evidence[] = []) =>
      missing('P-RETHUS', 'el colegio profesional (ReTHUS)', rethusQuery, refusal, evidence)
    if (!rethus) return no({ code: 'registries.rethus_not_found', params: { document: spanishDocument(doc) } })
    const fact = (text: string): Evidence => ({ kind: 'registry', fact: text, source: 'ReTHUS', cut: rethus.cut })
    if (fold(rethus.identificationState) !== 'vigente') {
      const params = { state: rethus.identificationState }
      return no({ code: 'registries.rethus_identification_not_current', params }, [
        fact(`Identificación: ${rethus.identificationState}`),
      ])
    }
    const titles = currentTitles(rethus, on)
    const title =
      professions === null ? titles[0] : titles.find((t) => professions.some((p) => sameProfession(p, t.profession)))
    const sanction = rethus.sanctions.find((s) => s.from <= on && (s.to === null || on <= s.to))
    if (sanction) {
      const params = { from: spanishDay(sanction.from), act: sanction.act || 'sin número' }
      return no({ code: 'registries.rethus_sanctioned', params }, [
        fact(`Sanción desde el ${spanishDay(sanction.from)}`),
      ])
    }
    if (!title) {
      const other = titles[0]
      return other
        ? no({ code: 'registries.rethus_profession_not_allowed', params: { profession: other.profession } }, [
            fact(other.profession),
          ])
        : no({ code: 'registries.rethus_no_current_title' })
    }
    const from = title.practiseFrom
    const evidence = [fact(`${calm(title.profession)}${from ? `, puede ejercer desde el ${spanishDay(from)}` : ''}`)]
    return from ? { met: true, since: from, evidence } : { met: true, evidence }
  },
})

// SSO --------------------------------------------------------------------------------------------------------------

const ssoAuthority = 'la secretaría de salud (SSO)'

/** How far a row got: the one that got furthest speaks for the person. */
function rank(row: SsoFacts, on: PlainDate): number {
  if (row.inscriptionState !== 'APROBADA') return row.inscriptionState === 'INSCRITO' ? 1 : 0
  if (row.assignmentState !== 'ASIGNADA' || row.plazaCode === null) return row.assignmentState === 'EXONERADO' ? 2 : 3
  if (row.plazaState !== 'ACTIVA') return 4
  if (row.endsOn === null || row.startsOn === null || row.endsOn < on) return 5
  return row.startsOn > on ? 6 : 7
}

/**
 * The row that counts on a day: in force before upcoming, upcoming before ended, ended before a plaza that is not active,
 * and so on; of equals the one that starts latest. Null when the registry has nothing.
 */
export function ssoRowOf(rows: readonly SsoFacts[], on: PlainDate): SsoFacts | null {
  return (
    [...rows].sort((a, b) => rank(b, on) - rank(a, on) || (b.startsOn ?? '').localeCompare(a.startsOn ?? ''))[0] ?? null
  )
}

/** What ended and when: the last day of the last plaza, or its state where the registry closed it before. */
export interface FinishedSso {
  plaza: string
  /** The last day of the plaza, when that is what ended it. */
  endedOn: PlainDate | null
  row: SsoFacts
}

/** D-20: every plaza that was ever assigned is over. Null while one is in force, to come or suspended, and for who never had one. */
export function finishedSso(rows: readonly SsoFacts[], on: PlainDate): FinishedSso | null {
  const assigned = rows.filter(
    (row) => row.inscriptionState === 'APROBADA' && row.assignmentState === 'ASIGNADA' && row.plazaCode !== null,
  )
  const past = (row: SsoFacts) => row.endsOn !== null && row.endsOn < on
  const over = (row: SsoFacts) => past(row) || row.plazaState === 'TERMINADA' || row.plazaState === 'RENUNCIADA'
  const [last] = [...assigned].sort((a, b) => (b.endsOn ?? '').localeCompare(a.endsOn ?? ''))
  if (!last?.plazaCode || !assigned.every(over)) return null
  return { plaza: last.plazaCode, endedOn: past(last) ? last.endsOn : null, row: last }
}

const ssoFact = (row: SsoFacts, fact: string): Evidence => ({ kind: 'registry', fact, source: 'SSO', cut: row.cut })

/** R-13, first third: inscribed, and the inscription approved. */
export const ssoInscribed = requirement<SsoPersonFacts>({
  id: 'registries.sso_inscribed',
  rules: ['R-13'],
  asks: 'Tiene una inscripción aprobada en el Servicio Social Obligatorio.',
  evaluate: ({ doc, rows }, { on }) => {
    const no = (refusal: Refusal, evidence: Evidence[] = []) =>
      missing('P-SSO-INS', ssoAuthority, ssoQuery, refusal, evidence)
    const row = ssoRowOf(rows, on)
    if (!row) return no({ code: 'registries.sso_not_found', params: { document: spanishDocument(doc) } })
    if (row.inscriptionState !== 'APROBADA')
      return no({ code: 'registries.sso_not_approved', params: { state: row.inscriptionState } }, [
        ssoFact(row, `Inscripción ${row.inscriptionState}`),
      ])
    return { met: true, evidence: [ssoFact(row, `${calm(row.profession)}, inscripción aprobada`)] }
  },
})

/** R-13, second third: a plaza is assigned. */
export const ssoPlaza = requirement<SsoPersonFacts>({
  id: 'registries.sso_plaza',
  rules: ['R-13'],
  asks: 'Tiene una plaza asignada.',
  evaluate: ({ rows }, { on }) => {
    const no = (refusal: Refusal, evidence: Evidence[] = []) =>
      missing('P-SSO-PLAZA', ssoAuthority, ssoQuery, refusal, evidence)
    const row = ssoRowOf(rows, on)
    if (!row || row.assignmentState === 'SIN_ASIGNAR') return no({ code: 'registries.sso_no_plaza' })
    if (row.assignmentState === 'EXONERADO')
      return no({ code: 'registries.sso_exonerated' }, [ssoFact(row, 'Exoneración del SSO')])
    if (row.plazaCode === null) return no({ code: 'registries.sso_no_plaza' })
    return { met: true, evidence: [ssoFact(row, `Plaza ${row.plazaCode}${row.ipsName ? `, ${row.ipsName}` : ''}`)] }
  },
})

/** R-13 last third, R-14, R-23: the plaza is active and the day is within it, both ends inclusive. */
export const ssoInForce = requirement<SsoPersonFacts>({
  id: 'registries.sso_in_force',
  rules: ['R-13', 'R-14', 'R-23'],
  asks: 'La plaza está activa y la fecha está entre su inicio y su fin, ambos incluidos.',
  evaluate: ({ rows }, { on }) => {
    const no = (refusal: Refusal, evidence: Evidence[] = []) =>
      missing('P-SSO-VIG', ssoAuthority, ssoQuery, refusal, evidence)
    const row = ssoRowOf(rows, on)
    if (!row?.plazaCode) return no({ code: 'registries.sso_no_plaza' })
    const { startsOn, endsOn, plazaCode, plazaState } = row
    if (plazaState !== 'ACTIVA' || startsOn === null || endsOn === null) {
      const params = { plaza: plazaCode, state: plazaState ?? 'SIN FECHAS' }
      return no({ code: 'registries.sso_plaza_not_active', params }, [
        ssoFact(row, `Plaza ${plazaCode} ${plazaState ?? ''}`),
      ])
    }
    const evidence = [ssoFact(row, `Plaza activa del ${spanishDay(startsOn)} al ${spanishDay(endsOn)}`)]
    if (on < startsOn)
      return no({ code: 'registries.sso_not_started', params: { date: spanishDay(startsOn) } }, evidence)
    if (on > endsOn) return no({ code: 'registries.sso_ended', params: { date: spanishDay(endsOn) } }, evidence)
    return { met: true, since: startsOn, evidence }
  },
})

/** R-14: only the IPS of the plaza, only its sede. Plazas of other modalities have no sede: nobody can activate them. */
export const ssoAtThisSede = requirement<SsoAtSedeFacts>({
  id: 'registries.sso_at_this_sede',
  rules: ['R-14'],
  asks: 'La plaza es de esta IPS y de esta sede.',
  evaluate: ({ rows, nit, sedeCode }, { on }) => {
    const no = (refusal: Refusal, evidence: Evidence[] = []) =>
      missing('P-SSO-PLAZA', ssoAuthority, ssoQuery, refusal, evidence)
    const row = ssoRowOf(rows, on)
    if (!row?.plazaCode) return no({ code: 'registries.sso_no_plaza' })
    const evidence = [ssoFact(row, `Plaza ${row.plazaCode}, ${row.ipsName ?? 'sin IPS'}, sede ${row.sedeCode ?? '—'}`)]
    if (row.sedeCode === null)
      return no({ code: 'registries.sso_plaza_without_sede', params: { plaza: row.plazaCode } }, evidence)
    if (row.ipsNit !== nit)
      return no(
        { code: 'registries.sso_other_ips', params: { ips: row.ipsName ?? `NIT ${row.ipsNit ?? '—'}` } },
        evidence,
      )
    if (row.sedeCode !== sedeCode)
      return no({ code: 'registries.sso_other_sede', params: { sede: row.sedeCode } }, evidence)
    return { met: true, evidence }
  },
})
