import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** The operator's page of registries: files received, what each changed, and the ones that wait for a yes. */

const operator = { permission: { kind: 'operator', right: 'registries' } } as const
const cutId = z.object({ cutId: z.uuid() })

/** received → reading → applied | repeated | refused | failed; `confirm` waits for a person. */
export const cutStates = ['received', 'reading', 'confirm', 'applied', 'repeated', 'refused', 'failed'] as const

const cutView = z.object({
  id: z.string(),
  kind: z.string(),
  /** 'REPS: sedes'. */
  title: z.string(),
  /** The reference table of a SISPRO file; empty for the others. */
  scope: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  sizeBytes: z.number().int(),
  encoding: z.string(),
  cutDate: z.string().nullable(),
  complete: z.boolean(),
  state: z.enum(cutStates),
  confirmed: z.boolean(),
  rowsRead: z.number().int(),
  rowsRejected: z.number().int(),
  rowsAdded: z.number().int(),
  rowsChanged: z.number().int(),
  rowsClosed: z.number().int(),
  rowsSame: z.number().int(),
  /** Of a complete cut: rows that it would close, and how many are open. */
  wouldClose: z.number().int().nullable(),
  openBefore: z.number().int().nullable(),
  /** Why the whole file was refused, in Spanish. */
  refusal: z.string().nullable(),
  by: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
})
export type CutView = z.infer<typeof cutView>

export const importKinds = endpoint({
  id: 'registries.import_kinds',
  method: 'GET',
  path: '/operator/registries/kinds',
  summary: 'Clases de archivo que se pueden cargar, con su último corte',
  ...operator,
  response: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        /** The file says its own cut date. */
        dated: z.boolean(),
        headers: z.array(z.string()),
        cut: z.string().nullable(),
        /** Of a kind that holds several tables, one a file: each with its own cut. */
        tables: z.array(z.object({ title: z.string(), cut: z.string().nullable() })),
      }),
    ),
  }),
})

export const listCuts = endpoint({
  id: 'registries.list_cuts',
  method: 'GET',
  path: '/operator/registries/cuts',
  summary: 'Cargas de registros, la más nueva primero',
  ...operator,
  query: z.object({
    kind: z.string().max(40).optional(),
    before: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({ items: z.array(cutView), next: z.string().nullable() }),
})

export const readCut = endpoint({
  id: 'registries.read_cut',
  method: 'GET',
  path: '/operator/registries/cuts/:cutId',
  summary: 'Una carga: avance, resultado y primeras filas rechazadas',
  ...operator,
  params: cutId,
  query: z.object({
    /** `line.seq` of the last rejected row shown. */
    after: z
      .string()
      .regex(/^\d{1,9}\.\d{1,4}$/, 'La página pedida no existe. Vuelva al comienzo de la lista.')
      .default('0.0'),
  }),
  response: z.object({
    cut: cutView,
    rejected: z.array(z.object({ line: z.number().int(), column: z.string(), value: z.string(), reason: z.string() })),
    next: z.string().nullable(),
  }),
  refusals: ['platform.not_found'],
})

export const downloadRejected = endpoint({
  id: 'registries.download_rejected',
  method: 'GET',
  path: '/operator/registries/cuts/:cutId/rejected.csv',
  summary: 'Filas rechazadas de una carga, en CSV',
  ...operator,
  params: cutId,
  raw: { response: 'text/csv' },
  refusals: ['platform.not_found'],
})

export const uploadCut = endpoint({
  id: 'registries.upload_cut',
  method: 'POST',
  path: '/operator/registries/cuts',
  summary: 'Recibir un archivo de un registro y cargarlo',
  description:
    'multipart/form-data con el archivo en la parte `file`. Se recibe sin guardarlo entero en memoria; la carga sigue aunque se cierre la página.',
  ...operator,
  query: z.object({
    kind: z.string('Elija la clase de archivo.').min(1, 'Elija la clase de archivo.').max(40),
    /** Needed when the file does not say its cut date. */
    cut: z.union([z.literal(''), z.iso.date()]).optional(),
    complete: z.enum(['true', 'false']).default('false'),
  }),
  raw: { request: 'multipart/form-data' },
  response: z.object({ cutId: z.string() }),
  status: 202,
  refusals: ['registries.kind_unknown', 'registries.file_missing', 'registries.cut_in_future'],
})

export const confirmCut = endpoint({
  id: 'registries.confirm_cut',
  method: 'POST',
  path: '/operator/registries/cuts/:cutId/confirm',
  summary: 'Confirmar un corte completo que cierra más del 20 % de las filas',
  ...operator,
  params: cutId,
  refusals: ['platform.not_found', 'registries.cut_not_waiting'],
})

export const discardCut = endpoint({
  id: 'registries.discard_cut',
  method: 'POST',
  path: '/operator/registries/cuts/:cutId/discard',
  summary: 'Descartar un corte que espera confirmación',
  ...operator,
  params: cutId,
  refusals: ['platform.not_found', 'registries.cut_not_waiting'],
})
