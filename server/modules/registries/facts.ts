import type { DocumentId } from '#contract/documents.ts'
import type { Regime } from '#contract/paths.ts'
import type { Instant, PlainDate } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'

/** What the registries say, as the rest of the product asks it. Every answer carries the cut it was read from. */

/** The moment asked about: the day on which it must hold, and what was known when (absent: what is known now). */
export interface AsOf {
  on: PlainDate
  knownAt?: Instant
}

/** A provider code of REPS (10 digits); one NIT may have several, one per territory. */
export interface ProviderFacts {
  code: string
  docType: 'NI' | 'CC' | 'CE'
  docNumber: string
  name: string
  legalName: string
  legalRepresentative: string | null
  className: string
  municipalityCode: string | null
  enabled: boolean
  expiresOn: PlainDate | null
  closedOn: PlainDate | null
  /** `exports` win; `dataset` fills providers that are absent from them. */
  source: 'exports' | 'dataset'
  cut: PlainDate
  /** Absent in facts made by hand. */
  address?: string | null
  phone?: string | null
}

/** A sede of REPS, keyed by its own ten digits and its number; these may differ from its provider's code (edge case 6). */
export interface SedeFacts {
  /** 12 digits. */
  code: string
  providerCode: string
  name: string
  address: string | null
  municipalityCode: string | null
  enabled: boolean
  closedOn: PlainDate | null
  provider: ProviderFacts | null
  source: 'exports' | 'dataset'
  cut: PlainDate
  /** Absent in facts made by hand. */
  phone?: string | null
}

export interface EapbCodeFacts {
  code: string
  name: string
  enabled: boolean
  regime: Regime
  nit: string
  cut: PlainDate
}

export interface RethusFacts {
  doc: DocumentId
  firstName: string
  secondName: string | null
  firstSurname: string
  secondSurname: string | null
  identificationState: string
  academics: {
    programType: string
    profession: string
    practiseFrom: PlainDate | null
    act: string | null
    reporter: string | null
    validUntil: PlainDate | null
    /** LOCAL or EXTRANJERO, as the file has it; absent in facts made by hand. */
    titleOrigin?: string | null
  }[]
  sanctions: { from: PlainDate; to: PlainDate | null; act: string }[]
  cut: PlainDate
}

export interface SsoFacts {
  doc: DocumentId
  name: string
  profession: string
  inscriptionState: 'INSCRITO' | 'APROBADA' | 'RECHAZADA' | 'ANULADA'
  assignmentState: 'SIN_ASIGNAR' | 'ASIGNADA' | 'EXONERADO'
  plazaCode: string | null
  plazaState: 'PENDIENTE' | 'ACTIVA' | 'SUSPENDIDA' | 'TERMINADA' | 'RENUNCIADA' | null
  ipsName: string | null
  ipsNit: string | null
  /** REPS code of the sede, 12 digits. */
  sedeCode: string | null
  modality: string | null
  startsOn: PlainDate | null
  endsOn: PlainDate | null
  cut: PlainDate
  /** Number and date of the process; absent in facts made by hand. */
  process?: string
  processDate?: PlainDate | null
  municipalityCode?: string | null
}

export interface CivilFacts {
  doc: DocumentId
  issuedOn: PlainDate
  sex: 'F' | 'M'
  firstName: string
  secondName: string | null
  firstSurname: string
  secondSurname: string | null
  bornOn: PlainDate
  state: 'VIGENTE' | 'CANCELADA' | 'FALLECIDO'
  cut: PlainDate
}

export interface MunicipalityFacts {
  /** DANE code, 5 digits. */
  code: string
  name: string
  departmentCode: string
  departmentName: string
}

/** The questions other modules may ask; each takes the caller's connection, so that an act stays one transaction. */
export interface RegistryQuestions {
  /** Providers inscribed with this NIT, exports first. */
  providersOf(conn: Conn, nit: string, asOf: AsOf): Promise<ProviderFacts[]>
  /** The same for several, for lists: every NIT is a key. */
  providersOfAll(conn: Conn, nits: readonly string[], asOf: AsOf): Promise<Map<string, ProviderFacts[]>>
  /** NITs of providers by words of the name, or by the code of a provider or sede; at most `limit`, fewer than 3 letters find none. */
  nitsMatching(conn: Conn, text: string, asOf: AsOf, limit: number): Promise<string[]>
  /** All sedes of the providers of this NIT, by code; at most `limit` (default 500). */
  sedesOf(conn: Conn, nit: string, asOf: AsOf, limit?: number): Promise<SedeFacts[]>
  /** Providers inscribed with this personal document: independent professionals (D-16); enabled ones first. */
  independentOf(conn: Conn, doc: DocumentId, asOf: AsOf): Promise<ProviderFacts[]>
  /** The sedes with these 12-digit codes. */
  sedes(conn: Conn, codes: readonly string[], asOf: AsOf): Promise<SedeFacts[]>
  eapbCodesOf(conn: Conn, nit: string, asOf: AsOf): Promise<EapbCodeFacts[]>
  /** The EAPB with this code; null when no table loaded has it. */
  eapbByCode(conn: Conn, code: string, asOf: AsOf): Promise<EapbCodeFacts | null>
  rethus(conn: Conn, doc: DocumentId, asOf: AsOf): Promise<RethusFacts | null>
  /** Several at once, for lists, by `documentKey`; a document that is not in ReTHUS is absent. */
  rethusOf(conn: Conn, docs: readonly DocumentId[], asOf: AsOf): Promise<Map<string, RethusFacts>>
  /** The same of SSO; every document is a key. */
  ssoOf(conn: Conn, docs: readonly DocumentId[], asOf: AsOf): Promise<Map<string, SsoFacts[]>>
  /** Every inscription and plaza of the person, latest first. */
  sso(conn: Conn, doc: DocumentId, asOf: AsOf): Promise<SsoFacts[]>
  civil(conn: Conn, doc: DocumentId, asOf: AsOf): Promise<CivilFacts | null>
  municipality(conn: Conn, code: string, asOf: AsOf): Promise<MunicipalityFacts | null>
  /** The same of several; unknown codes are absent. */
  municipalities(conn: Conn, codes: readonly string[], asOf: AsOf): Promise<Map<string, MunicipalityFacts>>
  /** The cut in force of each registry, for pages that say "nothing found, as of …". */
  cuts(conn: Conn): Promise<Record<'reps' | 'eapb' | 'rethus' | 'sso' | 'civil' | 'divipola', PlainDate | null>>
}
