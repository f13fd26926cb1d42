import { z } from 'zod'
import { type Capability, itemKinds } from './capabilities.ts'
import { endpoint } from './endpoint.ts'
import { amongFaults, dayField, idField, instantField, patientDocumentField } from './fields.ts'
import { regimes } from './paths.ts'
import { prescriptionView } from './prescribing.ts'

/**
 * Finding prescriptions: hers for who prescribes, those of the sede for an IPS, those of its affiliates in the regime for an EPS.
 * By POST: a filter may name a patient, whose document stays out of addresses and access logs.
 */

const context = z.object({ context: z.string().max(200) })
const may = (...capability: Capability[]) => ({ kind: 'context' as const, capability, context: 'context' })
const itemKind = z.enum(Object.keys(itemKinds) as [keyof typeof itemKinds, ...(keyof typeof itemKinds)[]])
const numberParam = context.extend({ number: z.string().regex(/^\d{20}$/) })

/** Whose prescriptions. */
export const searchScopes = ['propias', 'ips', 'eps'] as const
export type SearchScope = (typeof searchScopes)[number]

export const prescriptionFilters = z
  .object({
    from: dayField.optional(),
    to: dayField.optional(),
    /** Table 6.3: 1 modified, 2 annulled, 4 active. */
    state: z.union([z.literal(1), z.literal(2), z.literal(4)]).optional(),
    kind: itemKind.optional(),
    /** Table 6.9, of any of its items. */
    boardState: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).optional(),
    /** Exact document. */
    patient: patientDocumentField.optional(),
  })
  .refine((f) => !f.from || !f.to || f.from <= f.to, {
    path: ['to'],
    error: 'La fecha final no puede ser anterior a la inicial.',
    ...amongFaults,
  })
export type PrescriptionFilters = z.infer<typeof prescriptionFilters>

export const prescriptionRow = z.object({
  number: z.string(),
  prescribedAt: instantField,
  state: z.number().int(),
  patient: z.object({ name: z.string(), document: z.object({ type: z.string(), number: z.string() }) }),
  prescriberName: z.string(),
  providerName: z.string(),
  sedeCode: z.string(),
  epsCode: z.string(),
  /** As it was when it was signed. */
  epsName: z.string().nullable(),
  regime: z.enum(regimes),
  ambito: z.number().int(),
  items: z.array(
    z.object({ kind: itemKind, number: z.number().int(), name: z.string(), boardState: z.number().int() }),
  ),
})
export type PrescriptionRow = z.infer<typeof prescriptionRow>

const searchBody = z.object({
  filters: prescriptionFilters,
  /** The last number of the former page. */
  after: z
    .string()
    .regex(/^\d{20}$/)
    .optional(),
  limit: z.int().min(1).max(100).default(25),
})
const found = z.object({
  rows: z.array(prescriptionRow),
  next: z.string().nullable(),
  /** Counted up to 1,001: more are "más de 1.000". */
  count: z.number().int(),
  /** From which day on it was searched; null when all of it was. */
  since: dayField.nullable(),
})

export const searchOwn = endpoint({
  id: 'prescribing.search_own',
  method: 'POST',
  path: '/contexts/:context/own-prescriptions/search',
  summary: 'Buscar en lo que usted prescribió',
  permission: may('ver_propias'),
  params: context,
  body: searchBody,
  response: found,
})

export const searchOfIps = endpoint({
  id: 'prescribing.search_ips',
  method: 'POST',
  path: '/contexts/:context/ips-prescriptions/search',
  summary: 'Buscar en las prescripciones de la sede',
  permission: may('consultar_ips'),
  params: context,
  body: searchBody,
  response: found,
})

export const searchOfEps = endpoint({
  id: 'prescribing.search_eps',
  method: 'POST',
  path: '/contexts/:context/eps-prescriptions/search',
  summary: 'Buscar en las prescripciones de los afiliados del régimen',
  permission: may('consultar_eps', 'auditar_eps'),
  params: context,
  body: searchBody,
  response: found,
})

export const readOfIps = endpoint({
  id: 'prescribing.read_ips',
  method: 'GET',
  path: '/contexts/:context/ips-prescriptions/:number',
  summary: 'Ver una prescripción de la sede',
  description: 'Deja constancia de quién la consultó.',
  permission: may('consultar_ips'),
  params: numberParam,
  response: prescriptionView,
  refusals: ['platform.not_found'],
})

export const readOfEps = endpoint({
  id: 'prescribing.read_eps',
  method: 'GET',
  path: '/contexts/:context/eps-prescriptions/:number',
  summary: 'Ver una prescripción de un afiliado del régimen',
  description: 'Deja constancia de quién la consultó.',
  permission: may('consultar_eps', 'auditar_eps'),
  params: numberParam,
  response: prescriptionView,
  refusals: ['platform.not_found'],
})

const exportBody = z.object({ filters: prescriptionFilters, format: z.enum(['csv', 'xlsx']) })
const exportMade = z.object({ exportId: z.string() })

export const exportOwn = endpoint({
  id: 'prescribing.export_own',
  method: 'POST',
  path: '/contexts/:context/own-prescriptions/exports',
  summary: 'Pedir la descarga de lo que usted prescribió',
  permission: may('ver_propias'),
  params: context,
  body: exportBody,
  response: exportMade,
  status: 201,
})

export const exportOfIps = endpoint({
  id: 'prescribing.export_ips',
  method: 'POST',
  path: '/contexts/:context/ips-prescriptions/exports',
  summary: 'Pedir la descarga de las prescripciones de la sede',
  permission: may('consultar_ips'),
  params: context,
  body: exportBody,
  response: exportMade,
  status: 201,
})

export const exportOfEps = endpoint({
  id: 'prescribing.export_eps',
  method: 'POST',
  path: '/contexts/:context/eps-prescriptions/exports',
  summary: 'Pedir la descarga de las prescripciones de los afiliados del régimen',
  permission: may('consultar_eps', 'auditar_eps'),
  params: context,
  body: exportBody,
  response: exportMade,
  status: 201,
})

export const downloadExport = endpoint({
  id: 'prescribing.download_export',
  method: 'GET',
  path: '/contexts/:context/exports/:exportId',
  summary: 'Descargar lo pedido, en CSV o en XLSX',
  description: 'Toda la lista, mientras se lee. Sirve a quien la pidió, durante 15 minutos.',
  permission: may('ver_propias', 'consultar_ips', 'consultar_eps', 'auditar_eps'),
  params: context.extend({ exportId: idField }),
  raw: { response: 'text/csv' },
  refusals: ['platform.not_found'],
})

/** One day of a dashboard. */
export const dashboardDay = z.object({
  day: dayField,
  prescriptions: z.number().int(),
  annulled: z.number().int(),
  items: z.record(itemKind, z.number().int()),
  boards: z.object({
    opened: z.number().int(),
    approved: z.number().int(),
    denied: z.number().int(),
    /** From opening to decision, of those decided on this day, together. */
    minutes: z.number().int(),
  }),
})
export type DashboardDay = z.infer<typeof dashboardDay>

const dashboardAnswer = z.object({
  from: dayField,
  to: dayField,
  /** Until when the last day counts; null while nothing was summed yet. */
  asOf: instantField.nullable(),
  days: z.array(dashboardDay),
  /** Now, each counted up to 1,001. Null where the scope has no board of its own. */
  boards: z.object({ pending: z.number().int(), overdue: z.number().int() }),
})
export type Dashboard = z.infer<typeof dashboardAnswer>
const dashboardQuery = z.object({ days: z.coerce.number().int().min(7).max(90).default(30) })

export const dashboardOfIps = endpoint({
  id: 'prescribing.dashboard_ips',
  method: 'GET',
  path: '/contexts/:context/ips-dashboard',
  summary: 'El tablero de la sede: volúmenes, tipos, juntas y tiempos',
  permission: may('consultar_ips'),
  params: context,
  query: dashboardQuery,
  response: dashboardAnswer,
})

export const dashboardOfEps = endpoint({
  id: 'prescribing.dashboard_eps',
  method: 'GET',
  path: '/contexts/:context/eps-dashboard',
  summary: 'El tablero del régimen: volúmenes, tipos, juntas y tiempos',
  permission: may('consultar_eps', 'auditar_eps'),
  params: context,
  query: dashboardQuery,
  response: dashboardAnswer,
})

export const dashboardOfOperator = endpoint({
  id: 'prescribing.dashboard_operator',
  method: 'GET',
  path: '/operator/dashboard',
  summary: 'El tablero del país: volúmenes, tipos, juntas y tiempos',
  permission: { kind: 'operator', right: 'any' },
  query: dashboardQuery,
  response: dashboardAnswer,
})
