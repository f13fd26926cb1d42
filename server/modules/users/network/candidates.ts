import {
  type DocumentId,
  type DocumentType,
  documentTypes,
  isDocumentNumber,
  normalizeDocumentNumber,
} from '#contract/documents.ts'
import { nitCheckDigit, nitsIn, normalizeNit } from '#contract/nit.ts'
import type { Settings } from '#contract/settings.ts'
import { spanishDocument, spanishNit } from '#contract/spanish.ts'
import type { Conn } from '#platform/db.ts'
import type { Refusal } from '#platform/refusal.ts'
import { settingsAt } from '#platform/settings.ts'
import { ipsInReps } from '#registries'
import { fewWords } from '../activation/views.ts'
import { MIPRES, type UsersDeps } from '../deps.ts'
import type { FactsMoment } from '../facts/facts.ts'
import { asOf } from '../facts/gather.ts'
import { type MemberRow, ownCapacities } from './network.store.ts'

/** What can be in a network: an IPS or a proveedor by NIT, a proveedor persona natural by document. */
export interface MemberKey {
  kind: MemberRow['kind']
  docType: string
  docNumber: string
}

/** 'ips:NI:999000202', for URLs and forms. */
export const memberKey = (m: MemberKey): string => `${m.kind}:${m.docType}:${m.docNumber}`

export function parseMemberKey(text: string): MemberKey | null {
  const match = /^(ips|proveedor|proveedor_pn):([A-Z]{2}):([A-Z0-9]{1,20})$/.exec(text)
  const [, kind, docType, docNumber] = match ?? []
  if (!kind || !docType || !docNumber || (kind === 'proveedor_pn') === (docType === 'NI')) return null
  return { kind: kind as MemberKey['kind'], docType, docNumber }
}

export const identification = (m: MemberKey): string =>
  m.docType === 'NI'
    ? `NIT ${spanishNit(m.docNumber, nitCheckDigit(m.docNumber))}`
    : spanishDocument({ type: m.docType as DocumentType, number: m.docNumber })

/** What is known of a possible or present member now. */
export interface MemberStanding {
  key: MemberKey
  name: string
  place: string | null
  state: 'lista' | 'sin_delegado' | 'no_habilitada'
  /** Why it could not be added now: REPS or D-15. */
  refusal: Refusal | null
  /** Its own in Mi Seguridad Social; null while nobody registered it, and of a persona natural in a list. */
  capacityId: string | null
}

const texts = {
  lista: 'Con delegado en MIPRES',
  sin_delegado: 'Todavía no tiene delegado: no recibe direccionamientos',
  no_habilitada: 'REPS no la muestra habilitada',
}

export const stateText = (m: MemberStanding): string =>
  m.state === 'no_habilitada' && m.refusal ? fewWords(m.refusal) : texts[m.state]

/**
 * What is known of each key, in a fixed number of queries: REPS of the IPS (R-07, D-15), entities and their delegates, persons and
 * their own capacity. A proveedor that nobody registered is absent.
 */
export async function memberStandings(
  deps: UsersDeps,
  conn: Conn,
  keys: readonly MemberKey[],
  moment: FactsMoment,
  /** A list has them already in its rows: no question is asked of persons and places. */
  listed?: ReadonlyMap<string, string>,
): Promise<Map<string, MemberStanding>> {
  const { identity, registries } = deps
  const { at } = moment
  const nits = [...new Set(keys.filter((k) => k.docType === 'NI').map((k) => k.docNumber))]
  const providers = await registries.providersOfAll(conn, nits, asOf(moment))
  const entities = await identity.entitiesByNit(conn, nits, at)
  const settings: Settings = await settingsAt(conn, at)
  const capacityOf = (key: MemberKey) =>
    entities.get(key.docNumber)?.capacities.find((c) => c.kind === key.kind && (c.until === null || c.until > at))
  const ids = keys.flatMap((k) => capacityOf(k)?.capacityId ?? [])
  const delegations = await identity.delegationsForAll(conn, [...new Set(ids)], MIPRES, at)
  const codes = keys.flatMap((k) => (k.kind === 'ips' ? (providers.get(k.docNumber)?.[0]?.municipalityCode ?? []) : []))
  const places = listed ? new Map() : await registries.municipalities(conn, [...new Set(codes)], asOf(moment))
  const found = new Map<string, MemberStanding>()
  const keyed = (s: MemberStanding) => found.set(memberKey(s.key), s)
  for (const key of keys) {
    if (key.docType !== 'NI') continue
    const capacity = capacityOf(key)
    const delegate = capacity ? delegations.get(capacity.capacityId)?.inForce : null
    const name = entities.get(key.docNumber)?.name
    const own = providers.get(key.docNumber) ?? []
    const ready: MemberStanding['state'] = delegate?.state === 'vigente' ? 'lista' : 'sin_delegado'
    const late: Refusal | null =
      ready === 'sin_delegado' && !settings.network_before_delegate
        ? { code: 'users.member_without_delegate', params: { name: name ?? own[0]?.name ?? key.docNumber } }
        : null
    if (key.kind === 'ips') {
      const answer = ipsInReps.evaluate(
        { nit: key.docNumber, providers: own, graceDays: settings.reps_grace_days },
        moment,
      )
      const shown = name ?? own[0]?.legalName ?? own[0]?.name
      if (!shown) continue
      const code = own[0]?.municipalityCode
      const municipality = code ? places.get(code) : undefined
      keyed({
        key,
        name: shown,
        place: municipality ? `${municipality.name}, ${municipality.departmentName}` : null,
        state: answer.met ? ready : 'no_habilitada',
        refusal: answer.met ? late : answer.refusal,
        capacityId: capacity?.capacityId ?? null,
      })
    } else if (capacity && name)
      keyed({ key, name, place: null, state: ready, refusal: late, capacityId: capacity.capacityId })
  }
  const natural = keys.filter((k) => k.docType !== 'NI')
  if (listed) {
    for (const key of natural)
      keyed({
        key,
        name: listed.get(memberKey(key)) ?? '—',
        place: null,
        state: 'lista',
        refusal: null,
        capacityId: null,
      })
    return found
  }
  const persons = await Promise.all(
    natural.map((k) =>
      identity.personByDocument(
        conn,
        { type: k.docType as DocumentType, number: k.docNumber } satisfies DocumentId,
        at,
      ),
    ),
  )
  const own = await ownCapacities(
    conn,
    persons.flatMap((p) => (p.personId ? [p.personId] : [])),
  )
  natural.forEach((key, i) => {
    const person = persons[i]
    if (person?.personId && person.name && own.has(person.personId))
      keyed({
        key,
        name: person.name,
        place: null,
        state: 'lista',
        refusal: null,
        capacityId: own.get(person.personId) ?? null,
      })
  })
  return found
}

/** The keys that a typed text may mean: a NIT with or without check digit, or a document with its type in front. */
export function keysOf(text: string): MemberKey[] {
  const keys: MemberKey[] = []
  const typed = /^([A-Za-z]{2})\s*(.+)$/.exec(text.trim())
  const type = typed?.[1]?.toUpperCase() as DocumentType | undefined
  if (type && type in documentTypes && typed?.[2]) {
    const number = normalizeDocumentNumber(type, typed[2])
    if (isDocumentNumber(type, number)) keys.push({ kind: 'proveedor_pn', docType: type, docNumber: number })
  }
  const digits = normalizeNit(text.replace(/^nit/i, ''))
  if (/^\d{6,15}$/.test(digits)) {
    for (const nit of nitsIn(text.replace(/^nit/i, '')))
      for (const kind of ['ips', 'proveedor'] as const) keys.push({ kind, docType: 'NI', docNumber: nit })
    if (isDocumentNumber('CC', digits)) keys.push({ kind: 'proveedor_pn', docType: 'CC', docNumber: digits })
  }
  return keys
}
