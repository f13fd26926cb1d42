import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { refusalText } from '#contract/refusals/index.ts'
import {
  queryRethus as queryRethusEndpoint,
  querySso as querySsoEndpoint,
  registryCuts,
  repsProvider as repsProviderEndpoint,
  repsSede as repsSedeEndpoint,
  searchMunicipalities,
  searchReps as searchRepsEndpoint,
} from '#contract/registries.ts'
import {
  catalogIds,
  catalogs as catalogNames,
  listCodeTables,
  readCatalogRow,
  readCodeTable,
  searchCatalog,
  searchEapb,
} from '#contract/registries-catalogs.ts'
import {
  confirmCut,
  discardCut,
  downloadRejected,
  importKinds,
  listCuts as listCutsEndpoint,
  readCut,
  uploadCut as uploadCutEndpoint,
} from '#contract/registries-imports.ts'
import {
  answerBody,
  answerInconsistency as answerEndpoint,
  askReporter,
  downloadEvidence,
  followInconsistency,
  listInconsistencies,
  readInconsistency,
  reportBody,
  reportInconsistency as reportEndpoint,
  solveInconsistency,
} from '#contract/registries-inconsistencies.ts'
import { type PlainDate, plainDate } from '#platform/dates.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import { eapbTitle } from './catalogs/catalog-rows.ts'
import { catalogs } from './catalogs/catalogs.ts'
import { listTables, readTable } from './catalogs/code-tables.ts'
import { registryQuestions } from './facts.store.ts'
import { cutById, listCuts, newestCuts, rejectedAfter } from './imports/cuts.store.ts'
import { neededHeaders } from './imports/kind.ts'
import { kinds } from './imports/kinds.ts'
import { confirmWaitingCut, cutView, discardWaitingCut, rejectedCsv, uploadCut } from './imports/manage-cuts.ts'
import { countCases, fileBytes, listCases } from './inconsistencies/inconsistencies.store.ts'
import {
  answerInconsistency,
  type CaseDeps,
  caseView,
  decideInconsistency,
  reportInconsistency,
} from './inconsistencies/inconsistencies.ts'
import {
  eapbCodes,
  municipalities,
  queryRethus,
  querySso,
  repsProvider,
  repsSede,
  searchReps,
} from './queries/public-queries.ts'
import { readForm } from './read-form.ts'

const REJECTED_PAGE = 20

/** The first file of an upload, of at most 2 GB; still to be read. */
const fileOf = async (request: FastifyRequest) =>
  request.isMultipart() ? request.file({ limits: { fileSize: 2 * 1024 ** 3 } }) : undefined

/** Contract endpoint → verb, for the whole module. */
export function registriesRoutes(deps: CaseDeps): Route[] {
  return [...queryRoutes(deps), ...catalogRoutes(deps), ...importRoutes(deps), ...caseRoutes(deps)]
}

function queryRoutes(deps: CaseDeps): Route[] {
  return [
    handle(registryCuts, () => registryQuestions.cuts(deps.db)),
    handle(searchMunicipalities, async ({ query }) => ({ items: await municipalities(deps, query) })),
    handle(searchEapb, async ({ query }) => ({ items: await eapbCodes(deps, query) })),
    handle(searchRepsEndpoint, ({ query }) => searchReps(deps, query)),
    handle(repsProviderEndpoint, ({ params }) => repsProvider(deps, params.code)),
    handle(repsSedeEndpoint, ({ params }) => repsSede(deps, params.code)),
    handle(queryRethusEndpoint, ({ body }) => queryRethus(deps, body)),
    handle(querySsoEndpoint, ({ body }) => querySso(deps, body)),
  ]
}

function catalogRoutes({ db, clock }: CaseDeps): Route[] {
  const day = (on: string | undefined): PlainDate => (on ? plainDate(on) : clock.today())
  return [
    handle(searchCatalog, async ({ params, query }) => ({
      items: await catalogs.search(db, params.catalog, query.q, day(query.on)),
      cut: (await catalogs.cuts(db)).get(params.catalog) ?? null,
    })),
    handle(readCatalogRow, async ({ params, query }) => {
      const found = await catalogs.byCodes(db, params.catalog, [params.code], day(query.on))
      return found.get(params.code) ?? refuse('platform.not_found')
    }),
    handle(listCodeTables, async () => ({ items: listTables(clock.today()) })),
    handle(readCodeTable, async ({ params, query }) => readTable(params.table, day(query.on))),
  ]
}

function importRoutes(deps: CaseDeps): Route[] {
  const { db } = deps
  return [
    handle(importKinds, async () => {
      const newest = await newestCuts(db)
      const loaded = await catalogs.cuts(db)
      const tables = [
        { title: eapbTitle, cut: newest.get('sispro') ?? null },
        ...catalogIds.map((id) => ({ title: catalogNames[id], cut: loaded.get(id) ?? null })),
      ]
      return {
        items: kinds.map((kind) => ({
          id: kind.id,
          title: kind.title,
          dated: kind.cutHeader !== undefined,
          headers: neededHeaders(kind),
          cut: newest.get(kind.id) ?? null,
          tables: kind.id === 'sispro' ? tables : [],
        })),
      }
    }),
    handle(listCutsEndpoint, async ({ query }) => {
      const rows = await listCuts(db, { kind: query.kind, beforeId: query.before, limit: query.limit + 1 })
      const page = rows.slice(0, query.limit)
      return { items: page.map(cutView), next: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null }
    }),
    handle(readCut, async ({ params, query }) => {
      const cut = (await cutById(db, params.cutId)) ?? refuse('platform.not_found')
      const [line = 0, seq = 0] = query.after.split('.').map(Number)
      const rows = await rejectedAfter(db, params.cutId, { line, seq }, REJECTED_PAGE + 1)
      const page = rows.slice(0, REJECTED_PAGE)
      const last = page.at(-1)
      return {
        cut: cutView(cut),
        rejected: page.map(({ seq: _, ...row }) => row),
        next: rows.length > REJECTED_PAGE && last ? `${last.line}.${last.seq}` : null,
      }
    }),
    handle(downloadRejected, async ({ params, reply }) => {
      if (!(await cutById(db, params.cutId))) refuse('platform.not_found')
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="rechazadas-${params.cutId}.csv"`)
      return reply.send(Readable.from(rejectedCsv(deps, params.cutId)))
    }),
    handle(
      uploadCutEndpoint,
      async ({ query, request, actor }) => {
        const part = await fileOf(request)
        if (!part) return refuse('registries.file_missing')
        return uploadCut(deps, {
          kind: query.kind,
          fileName: part.filename.slice(-200),
          file: part.file,
          cutDate: query.cut ? plainDate(query.cut) : null,
          complete: query.complete === 'true',
          actor,
        })
      },
      async (_, request) =>
        (await fileOf(request))
          ? []
          : [{ path: 'file', code: 'file_missing', text: refusalText('registries.file_missing', {}) }],
    ),
    handle(confirmCut, ({ params, actor }) => confirmWaitingCut(deps, params.cutId, actor)),
    handle(discardCut, ({ params, actor }) => discardWaitingCut(deps, params.cutId, actor)),
  ]
}

function caseRoutes(deps: CaseDeps): Route[] {
  const { db } = deps
  return [
    handle(reportEndpoint, async ({ request, session, actor }) => {
      const form = await readForm(request, reportBody)
      const personId = session?.kind === 'person' ? session.personId : null
      return reportInconsistency(deps, { ...form, personId, actor })
    }),
    handle(followInconsistency, async ({ params }) => {
      const { view } = await caseView(db, params)
      // Who follows by a link sees which office answers, not the operator's name.
      return { ...view, messages: view.messages.map((m) => (m.author === 'operator' ? { ...m, by: 'Operador' } : m)) }
    }),
    handle(answerEndpoint, async ({ params, request, actor }) => {
      const { body, evidence } = await readForm(request, answerBody)
      await answerInconsistency(deps, { token: params.token, text: body.text, evidence, actor })
    }),
    handle(listInconsistencies, async ({ query }) => {
      const rows = await listCases(db, { state: query.state, after: query.after, limit: query.limit + 1 })
      const page = rows.slice(0, query.limit)
      return {
        items: page.map(({ id, registry, subject, reporterName, state, createdAt, changedAt }) => ({
          id,
          registry,
          subject,
          reporter: reporterName,
          state,
          createdAt,
          changedAt,
        })),
        next: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null,
        counts: await countCases(db),
      }
    }),
    handle(readInconsistency, async ({ params }) => {
      const { found, view } = await caseView(db, { id: params.caseId })
      const { id, version, reporterName, reporterEmail } = found
      return { ...view, id, version, reporterName, reporterEmail }
    }),
    handle(askReporter, ({ params, body, actor }) =>
      decideInconsistency(deps, {
        caseId: params.caseId,
        version: body.version,
        decision: { kind: 'ask', text: body.text },
        actor,
      }),
    ),
    handle(solveInconsistency, ({ params, body, actor }) => {
      const { version, ...rest } = body
      return decideInconsistency(deps, { caseId: params.caseId, version, decision: { kind: 'solve', ...rest }, actor })
    }),
    handle(downloadEvidence, async ({ params, reply }) => {
      const file = (await fileBytes(db, params.caseId, params.fileId)) ?? refuse('platform.not_found')
      reply
        .type(file.mediaType)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
      return reply.send(file.bytes)
    }),
  ]
}
