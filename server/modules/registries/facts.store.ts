import { type RawBuilder, sql } from 'kysely'
import { type DocumentId, documentKey } from '#contract/documents.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import type {
  AsOf,
  CivilFacts,
  EapbCodeFacts,
  MunicipalityFacts,
  ProviderFacts,
  RegistryQuestions,
  RethusFacts,
  SedeFacts,
  SsoFacts,
} from './facts.ts'
import { known, vouchedBy } from './history.store.ts'
import { newestCuts } from './imports/cuts.store.ts'
import { foldedWords, searchProviderCodes } from './queries/queries.store.ts'
import { readSearch } from './queries/search-text.ts'

/** NV is the older code of CN: equal when compared. */
const docTypes = (doc: DocumentId): string[] => (doc.type === 'CN' ? ['CN', 'NV'] : [doc.type])

/** The rows of these documents: pairs, so that the index on (doc_number, doc_type) answers. */
function wanted(docs: readonly DocumentId[]): (alias: string) => RawBuilder<unknown> {
  const pairs = docs.flatMap((doc) => docTypes(doc).map((type) => ({ type, number: doc.number })))
  return (alias) => sql`(${sql.id(alias, 'doc_number')}, ${sql.id(alias, 'doc_type')}) in (
    select n, t from unnest(${pairs.map((p) => p.number)}::text[], ${pairs.map((p) => p.type)}::text[]) as w(n, t))`
}

const isOf = (doc: DocumentId, row: { docType: string; docNumber: string }): boolean =>
  row.docNumber === doc.number && docTypes(doc).includes(row.docType)

/** A row of the dataset counts only for codes that the exports never spoke of, as known then. */
function exportsWin(alias: string, table: 'reps_providers' | 'reps_sedes', asOf: AsOf): RawBuilder<unknown> {
  const then = asOf.knownAt ? sql`and lower(e.recorded) <= ${asOf.knownAt}::timestamptz` : sql``
  return sql`(${sql.id(alias, 'source')} = 'exports' or not exists (
    select from ${sql.id('registries', table)} e where e.source = 'exports' and e.code = ${sql.id(alias, 'code')} ${then}))`
}

const providerColumns = (asOf: AsOf): RawBuilder<unknown> => sql`
  p.code, p.doc_type as "docType", p.doc_number as "docNumber", p.name, p.legal_name as "legalName",
  p.legal_representative as "legalRepresentative", p.class_name as "className", p.municipality_code as "municipalityCode",
  p.enabled, p.expires_on as "expiresOn", p.closed_on as "closedOn", p.source, p.address, p.phone,
  ${vouchedBy('p', 'reps_providers', sql`case p.source when 'exports' then 'reps-prestadores' else 'reps-dataset' end`, asOf)} as cut`

/** Providers that meet a condition on `p`, exports first, by code. */
async function providers(conn: Conn, where: RawBuilder<unknown>, asOf: AsOf): Promise<ProviderFacts[]> {
  const { rows } = await sql<ProviderFacts>`
    select ${providerColumns(asOf)} from registries.reps_providers p
    where ${where} and ${known('p', asOf)} and ${exportsWin('p', 'reps_providers', asOf)}
    order by p.source desc, p.code`.execute(conn)
  return rows
}

/** Providers with these codes, as the door gives them; in any order of codes. */
export function providersByCode(conn: Conn, codes: readonly string[], asOf: AsOf): Promise<ProviderFacts[]> {
  return codes.length === 0 ? Promise.resolve([]) : providers(conn, sql`p.code = any(${[...codes]}::text[])`, asOf)
}

/** The sedes of these providers, by code. */
export function sedesOfProviders(
  conn: Conn,
  codes: readonly string[],
  asOf: AsOf,
  limit: number,
): Promise<SedeFacts[]> {
  return codes.length === 0
    ? Promise.resolve([])
    : sedesWhere(conn, sql`s.provider_code = any(${[...codes]}::text[])`, asOf, limit)
}

type SedeRow = Omit<SedeFacts, 'provider'>

async function sedesWhere(conn: Conn, where: RawBuilder<unknown>, asOf: AsOf, limit: number): Promise<SedeFacts[]> {
  const { rows } = await sql<SedeRow>`
    select s.code, s.provider_code as "providerCode", s.name, s.address, s.municipality_code as "municipalityCode",
      s.enabled, s.closed_on as "closedOn", s.source, s.phone,
      ${vouchedBy('s', 'reps_sedes', sql`case s.source when 'exports' then 'reps-sedes' else 'reps-dataset' end`, asOf)} as cut
    from registries.reps_sedes s
    where ${where} and ${known('s', asOf)} and ${exportsWin('s', 'reps_sedes', asOf)}
    order by s.code limit ${limit}`.execute(conn)
  const codes = [...new Set(rows.map((r) => r.providerCode))]
  const own = await providers(conn, sql`p.code = any(${codes}::text[])`, asOf)
  return rows.map((row) => ({ ...row, provider: own.find((p) => p.code === row.providerCode) ?? null }))
}

/** The answers of the registries from their tables. A deployment with a live adapter writes what it fetched into the same tables. */
export const registryQuestions: RegistryQuestions = {
  async nitsMatching(conn, text, asOf, limit) {
    const { words, ...exact } = readSearch(text.trim())
    if (words !== '' && words.length < 3) return []
    const search = { ...exact, words: await foldedWords(conn, words), municipality: null, after: null, limit }
    const rows = await searchProviderCodes(conn, search)
    const codes = rows.slice(0, limit).map((r) => r.code)
    const found = await providersByCode(conn, codes, asOf)
    return [...new Set(found.filter((p) => p.docType === 'NI').map((p) => p.docNumber))]
  },

  providersOf: (conn, nit, asOf) => providers(conn, sql`p.doc_number = ${nit} and p.doc_type = 'NI'`, asOf),

  async independentOf(conn, doc, asOf) {
    const found = await providers(conn, sql`p.doc_number = ${doc.number} and p.doc_type = ${doc.type}`, asOf)
    return found.sort((a, b) => Number(b.enabled) - Number(a.enabled))
  },

  async providersOfAll(conn, nits, asOf) {
    const rows =
      nits.length === 0
        ? []
        : await providers(conn, sql`p.doc_number = any(${[...nits]}::text[]) and p.doc_type = 'NI'`, asOf)
    return new Map(nits.map((nit) => [nit, rows.filter((p) => p.docNumber === nit)]))
  },

  async sedesOf(conn, nit, asOf, limit = 500) {
    const codes = (await registryQuestions.providersOf(conn, nit, asOf)).map((p) => p.code)
    return sedesOfProviders(conn, codes, asOf, limit)
  },

  sedes: (conn, codes, asOf) =>
    codes.length === 0
      ? Promise.resolve([])
      : sedesWhere(conn, sql`s.code = any(${[...codes]}::text[])`, asOf, codes.length),

  async eapbCodesOf(conn, nit, asOf) {
    const { rows } = await sql<EapbCodeFacts>`
      select e.code, e.name, e.enabled, e.regime, e.nit,
        ${vouchedBy('e', 'reference_rows', sql`'sispro'`, asOf, 'CodigoEAPByNit')} as cut
      from registries.eapb_codes e
      where e.nit = ${nit} and e.regime is not null and ${known('e', asOf)} order by e.code`.execute(conn)
    return rows
  },

  async eapbByCode(conn, code, asOf) {
    const { rows } = await sql<EapbCodeFacts>`
      select e.code, e.name, e.enabled, e.regime, e.nit,
        ${vouchedBy('e', 'reference_rows', sql`'sispro'`, asOf, 'CodigoEAPByNit')} as cut
      from registries.eapb_codes e where e.code = ${code} and ${known('e', asOf)} limit 1`.execute(conn)
    return rows[0] ?? null
  },

  async rethus(conn, doc, asOf) {
    return (await registryQuestions.rethusOf(conn, [doc], asOf)).get(documentKey(doc)) ?? null
  },

  async rethusOf(conn, docs, asOf) {
    const asked = wanted(docs)
    if (docs.length === 0) return new Map()
    type Owned = { docType: string; docNumber: string }
    const people = await sql<Omit<RethusFacts, 'doc' | 'academics' | 'sanctions'> & Owned>`
      select p.doc_type as "docType", p.doc_number as "docNumber", p.first_name as "firstName", p.second_name as "secondName",
        p.first_surname as "firstSurname", p.second_surname as "secondSurname",
        p.identification_state as "identificationState", ${vouchedBy('p', 'rethus_people', sql`'rethus-personas'`, asOf)} as cut
      from registries.rethus_people p
      where ${asked('p')} and ${known('p', asOf)}`.execute(conn)
    if (people.rows.length === 0) return new Map()
    const academics = await sql<RethusFacts['academics'][number] & Owned>`
      select a.doc_type as "docType", a.doc_number as "docNumber", a.program_type as "programType", a.profession,
        a.practise_from as "practiseFrom", nullif(a.act, '') as act, a.reporter, a.valid_until as "validUntil",
        a.title_origin as "titleOrigin"
      from registries.rethus_academics a
      where ${asked('a')} and ${known('a', asOf)}
      order by a.practise_from nulls last, a.profession`.execute(conn)
    const sanctions = await sql<RethusFacts['sanctions'][number] & Owned>`
      select n.doc_type as "docType", n.doc_number as "docNumber", n.starts_on as "from", n.ends_on as "to", n.act
      from registries.rethus_sanctions n
      where ${asked('n')} and ${known('n', asOf)}
      order by n.starts_on`.execute(conn)
    const of = <T extends Owned>(rows: readonly T[], doc: DocumentId): Omit<T, 'docType' | 'docNumber'>[] =>
      rows.filter((r) => isOf(doc, r)).map(({ docType: _, docNumber: __, ...rest }) => rest)
    return new Map(
      docs.flatMap((doc): [string, RethusFacts][] => {
        const person = of(people.rows, doc)[0]
        if (!person) return []
        const facts = {
          ...(person as Omit<RethusFacts, 'doc' | 'academics' | 'sanctions'>),
          doc,
          academics: of(academics.rows, doc) as RethusFacts['academics'],
          sanctions: of(sanctions.rows, doc) as RethusFacts['sanctions'],
        }
        return [[documentKey(doc), facts]]
      }),
    )
  },

  async sso(conn, doc, asOf) {
    return (await registryQuestions.ssoOf(conn, [doc], asOf)).get(documentKey(doc)) ?? []
  },

  async ssoOf(conn, docs, asOf) {
    if (docs.length === 0) return new Map()
    const { rows } = await sql<Omit<SsoFacts, 'doc'> & { docType: string; docNumber: string }>`
      select s.doc_type as "docType", s.doc_number as "docNumber", s.name, s.profession,
        s.inscription_state as "inscriptionState", s.assignment_state as "assignmentState",
        nullif(s.plaza_code, '') as "plazaCode", s.plaza_state as "plazaState", s.ips_name as "ipsName", s.ips_nit as "ipsNit",
        s.sede_code as "sedeCode", s.modality, s.starts_on as "startsOn", s.ends_on as "endsOn",
        ${vouchedBy('s', 'sso_rows', sql`'sso'`, asOf)} as cut, s.process, s.process_date as "processDate",
        s.municipality_code as "municipalityCode"
      from registries.sso_rows s
      where ${wanted(docs)('s')} and ${known('s', asOf)}
      order by coalesce(s.starts_on, s.process_date) desc nulls last, s.process desc`.execute(conn)
    return new Map(
      docs.map((doc) => [
        documentKey(doc),
        rows.filter((r) => isOf(doc, r)).map(({ docType: _, docNumber: __, ...row }): SsoFacts => ({ doc, ...row })),
      ]),
    )
  },

  async civil(conn, doc, asOf) {
    const { rows } = await sql<Omit<CivilFacts, 'doc'>>`
      select c.issued_on as "issuedOn", c.sex, c.first_name as "firstName", c.second_name as "secondName",
        c.first_surname as "firstSurname", c.second_surname as "secondSurname", c.born_on as "bornOn", c.state,
        ${vouchedBy('c', 'civil_people', sql`'registro-civil'`, asOf)} as cut
      from registries.civil_people c
      where c.doc_number = ${doc.number} and c.doc_type = any(${docTypes(doc)}::text[]) and ${known('c', asOf)}
      limit 1`.execute(conn)
    return rows[0] ? { doc, ...rows[0] } : null
  },

  async municipality(conn, code, asOf) {
    return (await registryQuestions.municipalities(conn, [code], asOf)).get(code) ?? null
  },

  async municipalities(conn, codes, asOf) {
    if (codes.length === 0) return new Map()
    const { rows } = await sql<MunicipalityFacts>`
      select m.code, m.name, m.department_code as "departmentCode", m.department_name as "departmentName"
      from registries.municipalities m
      where m.code = any(${[...codes]}::text[]) and m.valid @> ${asOf.on}::date and ${known('m', asOf)}`.execute(conn)
    return new Map(rows.map((m) => [m.code, m]))
  },

  async cuts(conn) {
    const newest = await newestCuts(conn)
    const latest = (...kinds: string[]): PlainDate | null =>
      kinds
        .flatMap((k) => newest.get(k) ?? [])
        .sort()
        .at(-1) ?? null
    return {
      reps: latest('reps-prestadores', 'reps-dataset'),
      eapb: latest('sispro'),
      rethus: latest('rethus-personas'),
      sso: latest('sso'),
      civil: latest('registro-civil'),
      divipola: latest('divipola'),
    }
  },
}
