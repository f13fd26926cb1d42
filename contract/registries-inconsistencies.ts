import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { linkTokenField } from './fields.ts'

/** "Reportar inconsistencia": somebody says that a registry is wrong; an operator asks, carries it to the authority, answers. */

export const reportableRegistries = ['reps', 'eapb', 'rethus', 'sso', 'civil', 'divipola'] as const
export type ReportableRegistry = (typeof reportableRegistries)[number]

export const registryNames: Record<ReportableRegistry, string> = {
  reps: 'REPS (prestadores y sedes)',
  eapb: 'Códigos de EPS (EAPB)',
  rethus: 'ReTHUS (talento humano)',
  sso: 'Servicio Social Obligatorio',
  civil: 'Registro civil',
  divipola: 'DIVIPOLA (municipios)',
}

export const inconsistencyStates = ['recibida', 'pide_mas', 'resuelta'] as const
export type InconsistencyState = (typeof inconsistencyStates)[number]
export const inconsistencyOutcomes = ['corregido', 'sin_cambio'] as const

/** Evidence: PDF, JPG or PNG of at most 5 MB. */
export const EVIDENCE_MAX_BYTES = 5 * 1024 * 1024

const message = z.object({ at: z.string(), author: z.enum(['reporter', 'operator']), by: z.string(), text: z.string() })
const file = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  at: z.string(),
})

const caseView = z.object({
  registry: z.enum(reportableRegistries),
  subject: z.string(),
  description: z.string(),
  state: z.enum(inconsistencyStates),
  outcome: z.enum(inconsistencyOutcomes).nullable(),
  createdAt: z.string(),
  changedAt: z.string(),
  messages: z.array(message),
  files: z.array(file),
})
export type CaseView = z.infer<typeof caseView>

const words = (most: number, missing: string) => z.string().trim().min(1, missing).max(most)

/** The parts of the form, besides the file. */
export const reportBody = z.object({
  registry: z.enum(reportableRegistries, 'Elija el registro que está mal.'),
  subject: words(80, 'Escriba el documento o el código sobre el que reporta.'),
  description: z
    .string()
    .trim()
    .min(20, 'Cuente qué dice el registro y qué debería decir, en 20 letras o más.')
    .max(2_000),
  name: words(120, 'Escriba su nombre.'),
  email: z.email().max(254),
})
export type ReportBody = z.infer<typeof reportBody>

const multipart = { request: 'multipart/form-data' } as const
const evidenceRefusals = ['registries.evidence_too_large', 'registries.evidence_type'] as const

export const reportInconsistency = endpoint({
  id: 'registries.report_inconsistency',
  method: 'POST',
  path: '/registries/inconsistencies',
  summary: 'Reportar que un registro está mal, con soporte',
  description:
    'multipart/form-data: registry, subject, description, name, email y, si lo hay, el soporte en `file` (PDF, JPG o PNG de máximo 5 MB). Llega un correo con el enlace para seguir el caso.',
  permission: { kind: 'public' },
  rate: 'mail',
  raw: multipart,
  response: z.object({ follow: z.string() }),
  status: 201,
  refusals: evidenceRefusals,
})

const token = z.object({ token: linkTokenField })

export const followInconsistency = endpoint({
  id: 'registries.follow_inconsistency',
  method: 'GET',
  path: '/registries/inconsistencies/:token',
  summary: 'El caso que se reportó, con el secreto de su enlace',
  permission: { kind: 'public' },
  rate: 'public_query',
  params: token,
  response: caseView,
  refusals: ['platform.not_found'],
})

export const answerInconsistency = endpoint({
  id: 'registries.answer_inconsistency',
  method: 'POST',
  path: '/registries/inconsistencies/:token/messages',
  summary: 'Responder lo que el operador pidió, con soporte',
  description: 'multipart/form-data: text y, si lo hay, el soporte en `file`.',
  permission: { kind: 'public' },
  rate: 'public_query',
  params: token,
  raw: multipart,
  refusals: ['platform.not_found', 'registries.inconsistency_solved', ...evidenceRefusals],
})

/** The parts of an answer, besides the file. */
export const answerBody = z.object({ text: words(2_000, 'Escriba su respuesta.') })

const operator = { permission: { kind: 'operator', right: 'registries' } } as const
const caseId = z.object({ caseId: z.uuid() })

export const listInconsistencies = endpoint({
  id: 'registries.list_inconsistencies',
  method: 'GET',
  path: '/operator/inconsistencies',
  summary: 'Reportes de inconsistencias, el que más espera primero',
  ...operator,
  query: z.object({
    state: z.enum(inconsistencyStates).default('recibida'),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        registry: z.enum(reportableRegistries),
        subject: z.string(),
        reporter: z.string(),
        state: z.enum(inconsistencyStates),
        createdAt: z.string(),
        changedAt: z.string(),
      }),
    ),
    next: z.string().nullable(),
    /** Counted up to 1,001: more are "más de 1.000". */
    counts: z.record(z.enum(inconsistencyStates), z.number().int()),
  }),
})

export const readInconsistency = endpoint({
  id: 'registries.read_inconsistency',
  method: 'GET',
  path: '/operator/inconsistencies/:caseId',
  summary: 'Un reporte con sus mensajes y soportes',
  ...operator,
  params: caseId,
  response: caseView.extend({
    id: z.string(),
    version: z.number().int(),
    reporterName: z.string(),
    reporterEmail: z.string(),
  }),
  refusals: ['platform.not_found'],
})

const decision = {
  params: caseId,
  refusals: ['platform.not_found', 'platform.version_conflict', 'registries.inconsistency_solved'],
} as const
const version = z.number().int()

export const askReporter = endpoint({
  id: 'registries.ask_reporter',
  method: 'POST',
  path: '/operator/inconsistencies/:caseId/ask',
  summary: 'Pedir más a quien reportó',
  ...operator,
  ...decision,
  body: z.object({ text: words(2_000, 'Escriba el mensaje para quien reportó.'), version }),
})

export const solveInconsistency = endpoint({
  id: 'registries.solve_inconsistency',
  method: 'POST',
  path: '/operator/inconsistencies/:caseId/solve',
  summary: 'Cerrar un reporte y decir cómo terminó',
  ...operator,
  ...decision,
  body: z.object({
    outcome: z.enum(inconsistencyOutcomes, 'Elija si el registro se corrigió o quedó igual.'),
    text: words(2_000, 'Escriba el mensaje para quien reportó.'),
    version,
  }),
})

export const downloadEvidence = endpoint({
  id: 'registries.download_evidence',
  method: 'GET',
  path: '/operator/inconsistencies/:caseId/files/:fileId',
  summary: 'Un soporte de un reporte',
  ...operator,
  params: z.object({ caseId: z.uuid(), fileId: z.uuid() }),
  raw: { response: 'application/octet-stream' },
  refusals: ['platform.not_found'],
})
