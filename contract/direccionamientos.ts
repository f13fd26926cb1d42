import { z } from 'zod'
import { type Capability, itemKinds } from './capabilities.ts'
import { endpoint } from './endpoint.ts'
import { amongFaults, dayField, idField, instantField, optionalTextField, writtenDayField } from './fields.ts'
import { undeliveredCauses } from './mipres-codes/undelivered-causes.ts'
import { regimes } from './paths.ts'
import { memberKinds } from './users-network.ts'

/**
 * Direccionamientos: the EPS assigns each item of its affiliates to a supplier of its network, delivery by delivery, or says with which
 * cause it does not; the supplier reads what is directed to it (D-31 to D-33). Searches go by POST: a filter may name a patient, whose
 * document stays out of addresses and access logs.
 */

const context = z.object({ context: z.string().max(200) })
const may = (...capability: Capability[]) => ({ kind: 'context' as const, capability, context: 'context' })
const directs = may('direccionar')
const reads = may('consultar_direccionado')
const itemKind = z.enum(Object.keys(itemKinds) as [keyof typeof itemKinds, ...(keyof typeof itemKinds)[]])

/** An item is found by the number of its prescription or tutela, its kind and its consecutive inside the kind (ConTec). */
export const itemKey = z.object({
  number: z.string().regex(/^\d{20}$/),
  kind: itemKind,
  item: z.coerce.number().int().min(1).max(99),
})
export type ItemKey = z.infer<typeof itemKey>

/** A direccionamiento is found by the number of its prescription and its own id (IDDireccionamiento). */
const directionKey = z.object({ number: itemKey.shape.number, id: z.coerce.number().int().min(1).max(2_147_483_647) })

const document = z.object({ type: z.string(), number: z.string() })
const exactDocument = z.object({ type: z.string().regex(/^[A-Z]{2}$/), number: z.string().trim().min(1).max(17) })
const page = { after: z.string().max(120).optional(), limit: z.int().min(1).max(100).default(25) }

/** What any list says of an item. */
const itemLine = itemKey.extend({
  itemName: z.string(),
  patientName: z.string(),
  patientDocument: document,
})

/** States of table 6.4 with the words of this product. */
export const directionStates = { 0: 'Anulado', 1: 'Por programar', 2: 'Programado' } as const
export type DirectionState = 0 | 1 | 2
const directionState = z.union([z.literal(0), z.literal(1), z.literal(2)])

export const waitingRow = itemLine.extend({
  /** Table 6.2; null of a tutela, which says none. */
  ambito: z.number().int().nullable(),
  readyAt: instantField,
  totalQuantity: z.string(),
  /** Of deliveries already directed. */
  directedQuantity: z.string(),
})
export type WaitingRow = z.infer<typeof waitingRow>

export const directionRow = itemLine.extend({
  id: z.number().int(),
  /** ID of the wire: one for the whole chain of this delivery. */
  traceId: z.number().int(),
  delivery: z.number().int(),
  quantity: z.string(),
  code: z.string(),
  latestOn: dayField,
  municipalityCode: z.string(),
  /** 'Soracá, Boyacá'; null when DIVIPOLA does not have the code. */
  municipalityName: z.string().nullable(),
  supplierName: z.string(),
  supplierDocument: document,
  epsCode: z.string(),
  regime: z.enum(regimes),
  directedAt: instantField,
  state: directionState,
})
export type DirectionRow = z.infer<typeof directionRow>

export const declinedRow = itemLine.extend({
  id: z.number().int(),
  /** Table 6.20. */
  cause: z.number().int(),
  associatedNumber: z.string().nullable(),
  associatedItem: z.number().int().nullable(),
  declinedAt: instantField,
  declinedBy: z.string(),
  annulledAt: instantField.nullable(),
})
export type DeclinedRow = z.infer<typeof declinedRow>

const inOrder = {
  path: ['to'],
  error: 'La fecha final no puede ser anterior a la inicial.',
  ...amongFaults,
}
/** The day after the last one is asked of the database too. */
const lastDay = dayField.refine((day) => day < '9999', { error: 'Revise el año de la fecha.' })
const days = { from: dayField.optional(), to: lastDay.optional() }
const ordered = (f: { from?: string | undefined; to?: string | undefined }) => !f.from || !f.to || f.from <= f.to

/** What narrows the queue of an EPS. */
export const waitingFilters = z.object({
  kind: itemKind.optional(),
  /** Only prioritised outpatient care (11 of table 6.2) or home hospital care (21), or only tutelas. */
  only: z.enum(['priorizado', 'domiciliario', 'tutela']).optional(),
  patient: exactDocument.optional(),
  number: itemKey.shape.number.optional(),
})
export type WaitingFilters = z.infer<typeof waitingFilters>

/** What narrows a list of direccionamientos; days are those on which they were made. */
export const directionFilters = z
  .object({
    ...days,
    state: directionState.optional(),
    kind: itemKind.optional(),
    patient: exactDocument.optional(),
    number: itemKey.shape.number.optional(),
  })
  .refine(ordered, inOrder)
export type DirectionFilters = z.infer<typeof directionFilters>

const declinedFilters = z
  .object({ ...days, patient: exactDocument.optional(), number: itemKey.shape.number.optional() })
  .refine(ordered, inOrder)
export type DeclinedFilters = z.infer<typeof declinedFilters>

const list = <R extends z.ZodType>(row: R) =>
  z.object({
    rows: z.array(row),
    next: z.string().nullable(),
    /** Counted up to 1,001: more are "más de 1.000". */
    count: z.number().int(),
  })

export const searchWaiting = endpoint({
  id: 'supply.search_waiting',
  method: 'POST',
  path: '/contexts/:context/waiting-items/search',
  summary: 'Los ítems que esperan direccionamiento, primero los que llevan más tiempo',
  permission: directs,
  params: context,
  body: z.object({ filters: waitingFilters, ...page }),
  response: list(waitingRow),
})

export const searchDirected = endpoint({
  id: 'supply.search_directed',
  method: 'POST',
  path: '/contexts/:context/direccionamientos/search',
  summary: 'Lo que la EPS direccionó en el régimen, lo más reciente primero',
  permission: directs,
  params: context,
  body: z.object({ filters: directionFilters, ...page }),
  response: list(directionRow),
})

export const searchDeclined = endpoint({
  id: 'supply.search_declined',
  method: 'POST',
  path: '/contexts/:context/no-direccionamientos/search',
  summary: 'Lo que la EPS no direccionó y su causa, lo más reciente primero',
  permission: directs,
  params: context,
  body: z.object({ filters: declinedFilters, ...page }),
  response: list(declinedRow),
})

/** What a supplier, or who directs to it, must know of an item. */
const itemView = itemLine.extend({
  source: z.enum(['prescripcion', 'tutela']),
  /** Table 6.3. */
  sourceState: z.number().int(),
  prescribedAt: instantField,
  prescriberName: z.string(),
  /** IPS of the prescription; null of a tutela. */
  providerName: z.string().nullable(),
  ambito: z.number().int().nullable(),
  epsCode: z.string(),
  regime: z.enum(regimes),
  /** The code that the prescription carries: of a medicine its presentation, or its first ingredient. */
  code: z.string(),
  /** '12 jeringas'. */
  total: z.string(),
  /** In which it is counted: 'JERINGA' of table 6.15; empty when the kind has none. */
  unit: z.string(),
  totalQuantity: z.string(),
  /** 'cada 14 días durante 12 semanas'. */
  instruction: z.string(),
  details: z.array(z.string()),
})

const timelineEvent = z.object({
  at: instantField,
  what: z.string(),
  who: z.string().nullable(),
  detail: z.string().nullable(),
})

export const directItemView = itemView.extend({
  directedQuantity: z.string(),
  /** The next delivery that has no active direccionamiento. */
  nextDelivery: z.number().int(),
  /** Why it cannot be directed; null when it can. */
  blocked: z.string().nullable(),
  /** By delivery; annulled ones too, at most 200. */
  directions: z.array(
    directionRow.extend({ annulledAt: instantField.nullable(), annulmentReason: z.string().nullable() }),
  ),
  /** The active no-direccionamiento. */
  declined: declinedRow.nullable(),
  timeline: z.array(timelineEvent),
})
export type DirectItemView = z.infer<typeof directItemView>

export const readWaitingItem = endpoint({
  id: 'supply.read_item',
  method: 'GET',
  path: '/contexts/:context/waiting-items/:number/:kind/:item',
  summary: 'Un ítem de un afiliado: qué es, qué se ha direccionado y qué falta',
  description: 'Deja constancia de quién lo consultó.',
  permission: directs,
  params: context.extend(itemKey.shape),
  response: directItemView,
  refusals: ['platform.not_found'],
})

export const supplierChoice = z.object({
  /** What `directItem` takes: 'proveedor:NI:999000301'. */
  key: z.string(),
  kind: z.enum(memberKinds),
  name: z.string(),
  /** 'NIT 999.000.301-2'. */
  identification: z.string(),
  /** Why nothing can be directed to it now; null when it can. */
  blocked: z.string().nullable(),
})
export type SupplierChoice = z.infer<typeof supplierChoice>

export const searchSuppliers = endpoint({
  id: 'supply.search_suppliers',
  method: 'GET',
  path: '/contexts/:context/suppliers',
  summary: 'Los prestadores y proveedores de la red del régimen, por nombre o número',
  permission: directs,
  params: context,
  query: z.object({ text: z.string().trim().max(120).optional() }),
  /** At most 20. */
  response: z.object({ suppliers: z.array(supplierChoice) }),
})

const amount = z
  .string({ error: 'Escriba la cantidad.' })
  .trim()
  .transform((text) => text.replace(',', '.').replace(/^0+(?=\d)/, ''))
  .pipe(
    z
      .string()
      .regex(/^\d{1,11}(\.\d{1,4})?$/, { error: 'Escriba la cantidad con números; por ejemplo, 30 o 2,5.' })
      .refine((text) => Number(text) > 0, { error: 'La cantidad debe ser mayor que cero.' }),
  )

export const deliveryToDirect = z.object({
  /** NoEntrega, from 1. */
  delivery: z
    .int({ error: 'Escriba el número de la entrega.' })
    .min(1, { error: 'Las entregas se numeran desde 1.' })
    .max(9999, { error: 'El número de la entrega tiene hasta 4 cifras.' }),
  quantity: amount,
  latestOn: writtenDayField('Escriba hasta cuándo se puede entregar.'),
})

export const directionForm = z
  .object({
    supplier: z
      .string({ error: 'Elija a quién se direcciona.' })
      .min(1, { error: 'Elija a quién se direcciona.' })
      .max(60),
    municipalityCode: z
      .string({ error: 'Elija el municipio de la entrega.' })
      .regex(/^\d{5}$/, { error: 'Elija el municipio de la entrega.' }),
    /** Of the patient, when it is delivered at home. */
    homeAddress: optionalTextField(80),
    /** CodSerTecAEntregar (table 6.19). */
    code: z
      .string({ error: 'Escriba el código de lo que se entrega.' })
      .trim()
      .toUpperCase()
      .min(1, { abort: true, error: 'Escriba el código de lo que se entrega.' })
      .max(20, { error: 'El código tiene hasta 20 letras o números.' })
      .regex(/^[A-Z0-9-]*$/, { error: 'Escriba el código con letras, números o guion; por ejemplo, 019900001-01.' }),
    deliveries: z
      .array(deliveryToDirect, { error: 'Agregue al menos una entrega.' })
      .min(1, { error: 'Agregue al menos una entrega.' })
      .max(36, { error: 'Direccione hasta 36 entregas a la vez.' }),
  })
  .superRefine(({ deliveries }, ctx) => {
    const seen = new Set<number>()
    for (const [index, { delivery }] of deliveries.entries()) {
      if (seen.has(delivery))
        ctx.addIssue({
          code: 'custom',
          path: ['deliveries', index, 'delivery'],
          params: { code: 'repeated' },
          message: `La entrega ${delivery} está dos veces. Cambie el número de una.`,
        })
      seen.add(delivery)
    }
  })
export type DirectionForm = z.output<typeof directionForm>

export const directItem = endpoint({
  id: 'supply.direct_item',
  method: 'POST',
  path: '/contexts/:context/waiting-items/:number/:kind/:item/direccionamientos',
  summary: 'Direccionar entregas de un ítem a alguien de la red del régimen',
  description:
    'Todas las entregas o ninguna. Cada una recibe su ID, que acompaña toda la cadena, y su IDDireccionamiento.',
  permission: directs,
  params: context.extend(itemKey.shape),
  body: directionForm,
  response: z.object({
    created: z.array(z.object({ delivery: z.number().int(), id: z.number().int(), traceId: z.number().int() })),
  }),
  status: 201,
  refusals: ['platform.not_found', 'supply.not_directable', 'supply.already_declined'],
})

const reason = z.string().trim().min(5, { abort: true, error: 'Escriba el motivo, en 5 letras o más.' }).max(300)

export const annulDirection = endpoint({
  id: 'supply.annul_direction',
  method: 'POST',
  path: '/contexts/:context/direccionamientos/:number/:id/annul',
  summary: 'Anular un direccionamiento que el proveedor no ha programado',
  description: 'La entrega vuelve a esperar; al direccionarla otra vez recibe un ID nuevo.',
  permission: directs,
  params: context.extend(directionKey.shape),
  body: z.object({ reason }),
  refusals: ['platform.not_found', 'supply.direction_annulled', 'supply.direction_scheduled'],
})

/** Causes that name another prescription: the same request there, or supply from it. */
export const causesWithAssociated: readonly number[] = [1, 15]

/** Causes with which an EPS does not direct an item of a kind; 0 says "delivered". */
export const declineCauses = (kind: string): { code: number; name: string }[] =>
  undeliveredCauses.filter((cause) => cause.code !== 0 && cause.tec.some((tec) => tec === kind))

export const declineForm = z
  .object({
    cause: z.int({ error: 'Elija la causa.' }),
    associatedNumber: z
      .string()
      .transform((text) => text.replace(/\s/g, ''))
      .pipe(z.string().regex(/^(\d{20})?$/, { error: 'El número de la prescripción tiene 20 cifras.' }))
      .nullish()
      .transform((text) => text || null),
    associatedItem: z.int({ error: 'Escriba el número del ítem.' }).min(1).max(99).nullish().default(null),
  })
  .superRefine(({ cause, associatedNumber, associatedItem }, ctx) => {
    const asked = causesWithAssociated.includes(cause)
    const say = (path: string, code: string, message: string) =>
      ctx.addIssue({ code: 'custom', path: [path], params: { code }, message })
    if (asked && !associatedNumber) say('associatedNumber', 'required', 'Escriba el número de la otra prescripción.')
    if (asked && associatedNumber && associatedItem === null)
      say('associatedItem', 'required', 'Escriba el número del ítem en la otra prescripción.')
    if (!asked && (associatedNumber || associatedItem !== null))
      say('associatedNumber', 'not_asked', 'Quite la otra prescripción: esta causa no la pide.')
  })
export type DeclineForm = z.output<typeof declineForm>

export const declineItem = endpoint({
  id: 'supply.decline_item',
  method: 'POST',
  path: '/contexts/:context/waiting-items/:number/:kind/:item/no-direccionamiento',
  summary: 'No direccionar un ítem, con su causa',
  description: 'Cierra el ítem entero. Se le avisa a quien prescribió.',
  permission: directs,
  params: context.extend(itemKey.shape),
  body: declineForm,
  response: z.object({ id: z.number().int() }),
  status: 201,
  refusals: ['platform.not_found', 'supply.not_directable', 'supply.already_declined', 'supply.already_directed'],
})

export const annulDecline = endpoint({
  id: 'supply.annul_decline',
  method: 'POST',
  path: '/contexts/:context/no-direccionamientos/:number/:id/annul',
  summary: 'Anular un no direccionamiento: el ítem vuelve a esperar',
  permission: directs,
  params: context.extend(directionKey.shape),
  body: z.object({ reason }),
  refusals: ['platform.not_found', 'supply.decline_annulled'],
})

/** Order of a supplier's list: what is due first, or what came last. */
export const directedOrders = ['vence', 'reciente'] as const

export const directedFilters = directionFilters.safeExtend({
  /** Only what has to be delivered by this day. */
  dueBy: dayField.optional(),
  municipalityCode: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  epsCode: z.string().max(6).optional(),
})
export type DirectedFilters = z.infer<typeof directedFilters>

export const searchDirectedToUs = endpoint({
  id: 'supply.search_directed_to_us',
  method: 'POST',
  path: '/contexts/:context/directed-to-us/search',
  summary: 'Lo que le direccionaron a la entidad',
  permission: reads,
  params: context,
  body: z.object({ filters: directedFilters, order: z.enum(directedOrders).default('vence'), ...page }),
  response: list(directionRow.extend({ epsName: z.string() })),
})

export const directedToUsView = itemView.extend({
  direction: directionRow.extend({ epsName: z.string(), homeAddress: z.string().nullable() }),
  annulledAt: instantField.nullable(),
  annulmentReason: z.string().nullable(),
  /** Other deliveries of the same item directed to this supplier; at most 100. */
  others: z.array(directionRow),
  timeline: z.array(timelineEvent),
})
export type DirectedToUsView = z.infer<typeof directedToUsView>

export const readDirectedToUs = endpoint({
  id: 'supply.read_directed_to_us',
  method: 'GET',
  path: '/contexts/:context/directed-to-us/:number/:id',
  summary: 'Un direccionamiento con lo que hay que entregar',
  description: 'Deja constancia de quién lo consultó.',
  permission: reads,
  params: context.extend(directionKey.shape),
  response: directedToUsView,
  refusals: ['platform.not_found'],
})

const format = z.enum(['csv', 'xlsx'])
const exportMade = z.object({ exportId: z.string() })

export const exportDirected = endpoint({
  id: 'supply.export_directed',
  method: 'POST',
  path: '/contexts/:context/direccionamientos/exports',
  summary: 'Pedir la descarga de lo que la EPS direccionó',
  permission: directs,
  params: context,
  body: z.object({ filters: directionFilters, format }),
  response: exportMade,
  status: 201,
})

export const exportDirectedToUs = endpoint({
  id: 'supply.export_directed_to_us',
  method: 'POST',
  path: '/contexts/:context/directed-to-us/exports',
  summary: 'Pedir la descarga de lo que le direccionaron a la entidad',
  permission: reads,
  params: context,
  body: z.object({ filters: directedFilters, format }),
  response: exportMade,
  status: 201,
})

export const downloadDirected = endpoint({
  id: 'supply.download_export',
  method: 'GET',
  path: '/contexts/:context/directed-exports/:exportId',
  summary: 'Descargar lo pedido, en CSV o en XLSX',
  description: 'Toda la lista, mientras se lee. Sirve a quien la pidió, durante 15 minutos.',
  permission: may('direccionar', 'consultar_direccionado'),
  params: context.extend({ exportId: idField }),
  raw: { response: 'text/csv' },
  refusals: ['platform.not_found'],
})
