import type { DocumentId } from '#contract/documents.ts'
import { nitCheckDigit } from '#contract/nit.ts'
import type { ProviderView, RepsState, SedeView } from '#contract/registries.ts'
import type { EapbRow } from '#contract/registries-catalogs.ts'
import type { Clock } from '#platform/clock.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { Db } from '#platform/db.ts'
import { refuse } from '#platform/refusal.ts'
import { registryQuestions as ask, providersByCode, sedesOfProviders } from '../facts.store.ts'
import type { ProviderFacts, SedeFacts, SsoFacts } from '../facts.ts'
import { providerFault } from '../requirements.ts'
import {
  foldedWords,
  type PlaceRow,
  placesOf,
  searchEapbCodes,
  searchPlaces,
  searchProviderCodes,
  servicesOf,
} from './queries.store.ts'
import { readCursor, readSearch, writeCursor } from './search-text.ts'

export interface QueryDeps {
  db: Db
  clock: Clock
}

const states: Record<string, RepsState> = {
  'registries.reps_not_enabled': 'no_habilitado',
  'registries.reps_closed': 'cerrado',
  'registries.reps_expired': 'vencido',
}

/** The registry's own view: no grace, which is a rule of ours and not of REPS. */
function providerState(provider: ProviderFacts, on: PlainDate): RepsState {
  const fault = providerFault(provider, on, 0)
  return fault ? (states[fault.code] ?? 'no_habilitado') : 'vigente'
}

function providerView(p: ProviderFacts, places: ReadonlyMap<string, PlaceRow>, on: PlainDate): ProviderView {
  const entity = p.docType === 'NI'
  return {
    code: p.code,
    name: p.name,
    legalName: p.legalName,
    nit: entity ? p.docNumber : null,
    dv: entity ? nitCheckDigit(p.docNumber) : null,
    className: p.className,
    municipality: places.get(p.municipalityCode ?? '') ?? null,
    state: providerState(p, on),
    expiresOn: p.expiresOn,
    closedOn: p.closedOn,
    source: p.source,
    cut: p.cut,
  }
}

function sedeView(s: SedeFacts, places: ReadonlyMap<string, PlaceRow>, on: PlainDate): SedeView {
  const closed = s.closedOn !== null && s.closedOn < on
  const own: RepsState = !s.enabled ? 'no_habilitado' : closed ? 'cerrado' : 'vigente'
  return {
    code: s.code,
    providerCode: s.providerCode,
    name: s.name,
    address: s.address,
    municipality: places.get(s.municipalityCode ?? '') ?? null,
    state: own === 'vigente' && s.provider ? providerState(s.provider, on) : own,
    closedOn: s.closedOn,
    cut: s.cut,
  }
}

/** One page of providers by name, code, NIT or municipality. */
export async function searchReps(
  { db, clock }: QueryDeps,
  query: { q: string; municipality: string; after?: string | undefined; limit: number },
): Promise<{ items: ProviderView[]; next: string | null; cut: string | null }> {
  const { words, ...exact } = readSearch(query.q)
  const rows = await searchProviderCodes(db, {
    ...exact,
    words: await foldedWords(db, words),
    municipality: query.municipality || null,
    after: readCursor(query.after),
    limit: query.limit,
  })
  const page = rows.slice(0, query.limit)
  const on = clock.today()
  const facts = await providersByCode(
    db,
    page.map((r) => r.code),
    { on },
  )
  const places = await placesOf(
    db,
    facts.map((p) => p.municipalityCode ?? ''),
  )
  const last = page.at(-1)
  return {
    items: page.flatMap((row) => facts.filter((p) => p.code === row.code).map((p) => providerView(p, places, on))),
    next: rows.length > query.limit && last ? writeCursor(last) : null,
    cut: (await ask.cuts(db)).reps,
  }
}

/** A provider and its sedes. */
export async function repsProvider(
  { db, clock }: QueryDeps,
  code: string,
): Promise<{ provider: ProviderView; sedes: SedeView[] }> {
  const on = clock.today()
  const provider = (await providersByCode(db, [code], { on }))[0] ?? refuse('platform.not_found')
  const sedes = await sedesOfProviders(db, [code], { on }, 500)
  const places = await placesOf(
    db,
    [provider, ...sedes].map((x) => x.municipalityCode ?? ''),
  )
  return { provider: providerView(provider, places, on), sedes: sedes.map((s) => sedeView(s, places, on)) }
}

/** A sede, its provider and its services. */
export async function repsSede({ db, clock }: QueryDeps, code: string) {
  const on = clock.today()
  const sede = (await ask.sedes(db, [code], { on }))[0] ?? refuse('platform.not_found')
  const places = await placesOf(db, [sede.municipalityCode ?? '', sede.provider?.municipalityCode ?? ''])
  return {
    sede: sedeView(sede, places, on),
    provider: sede.provider ? providerView(sede.provider, places, on) : null,
    services: await servicesOf(db, code),
  }
}

export function municipalities({ db, clock }: QueryDeps, query: { q: string; limit: number }): Promise<PlaceRow[]> {
  return searchPlaces(db, query.q, clock.today(), query.limit)
}

/** Codes of EPS in force today, by code or words of the name. */
export function eapbCodes({ db }: QueryDeps, query: { q: string; limit: number }): Promise<EapbRow[]> {
  return searchEapbCodes(db, query.q, query.limit)
}

const names: Record<string, Record<string, string>> = {
  program: {
    AUX: 'Auxiliar',
    TCP: 'Técnico profesional',
    TEC: 'Tecnología',
    UNV: 'Universitaria',
    ESP: 'Especialización',
    MAE: 'Maestría',
    DOC: 'Doctorado',
  },
  modality: {
    '0': 'Ninguna',
    '1': 'Programas de salud pública',
    '2': 'Programas para poblaciones vulnerables',
    '3': 'Investigación',
    '4': 'Servicios profesionales en IPS habilitada',
    '5': 'Servicios especializados en IPS habilitada',
  },
}

const modalityName = (modality: string | null): string | null =>
  modality === null ? null : (names.modality?.[modality] ?? modality)

/** The three grids of ReTHUS: basic, academic, SSO. Sanctions are not public (docs/rules.md). */
export async function queryRethus({ db, clock }: QueryDeps, doc: DocumentId) {
  const asOf = { on: clock.today() }
  const person = await ask.rethus(db, doc, asOf)
  const { rethus: cut } = await ask.cuts(db)
  if (!person) return { cut, person: null }
  const served = (await ask.sso(db, doc, asOf)).filter((row) => row.assignmentState !== 'SIN_ASIGNAR')
  return {
    cut: person.cut,
    person: {
      type: doc.type,
      number: doc.number,
      firstName: person.firstName,
      secondName: person.secondName,
      firstSurname: person.firstSurname,
      secondSurname: person.secondSurname,
      identificationState: person.identificationState,
      academics: person.academics.map((a) => ({
        programType: names.program?.[a.programType] ?? a.programType,
        titleOrigin: a.titleOrigin ?? null,
        profession: a.profession,
        practiseFrom: a.practiseFrom,
        act: a.act,
        reporter: a.reporter,
      })),
      sso: served.map((row) => ({
        kind: row.assignmentState === 'EXONERADO' ? 'Exonerado' : 'Prestación del servicio',
        placeKind: row.sedeCode ? 'Sede de IPS' : 'Sin sede',
        place: row.ipsName ?? '—',
        from: row.startsOn,
        to: row.endsOn,
        modality: modalityName(row.modality),
        program: row.profession,
        reporter: 'Registro SSO',
      })),
    },
  }
}

/** Every inscription and plaza of the document, latest first. */
export async function querySso({ db, clock }: QueryDeps, doc: DocumentId) {
  const rows = await ask.sso(db, doc, { on: clock.today() })
  const places = await placesOf(
    db,
    rows.map((row) => row.municipalityCode ?? ''),
  )
  return {
    cut: rows[0]?.cut ?? (await ask.cuts(db)).sso,
    rows: rows.map((row: SsoFacts) => ({
      name: row.name,
      process: row.process ?? '',
      processDate: row.processDate ?? null,
      profession: row.profession,
      inscriptionState: row.inscriptionState,
      assignmentState: row.assignmentState,
      plazaCode: row.plazaCode,
      plazaState: row.plazaState,
      ipsName: row.ipsName,
      ipsNit: row.ipsNit,
      sedeCode: row.sedeCode,
      municipality: places.get(row.municipalityCode ?? '') ?? null,
      modality: modalityName(row.modality),
      startsOn: row.startsOn,
      endsOn: row.endsOn,
    })),
  }
}
