import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { searchedNitField } from './entity-registration.ts'

/** Notices (what changed hands) and history (what was done) as the reader sees them. */

export const noticeView = z.object({
  id: z.string(),
  /** 'module.reason' of the notice. */
  kind: z.string(),
  subject: z.string(),
  text: z.string(),
  /** Where the reader acts. */
  link: z.string(),
  at: z.string(),
  readAt: z.string().nullable(),
})
export type NoticeView = z.infer<typeof noticeView>

const page = z.object({
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

export const myNotices = endpoint({
  id: 'users.my_notices',
  method: 'GET',
  path: '/me/notices',
  summary: 'Mis avisos, los más recientes primero',
  description:
    'Un operador ve los de sus permisos, que comparte con quienes los tienen: leído por uno, leído por todos.',
  permission: { kind: 'account' },
  query: page.extend({ after: z.uuid().optional() }),
  response: z.object({
    notices: z.array(noticeView),
    /** Counted up to 100: more are shown as "99+". */
    unread: z.number().int(),
    /** Cursor of the next page; null at the end. */
    next: z.string().nullable(),
  }),
})

export const readNotice = endpoint({
  id: 'users.read_notice',
  method: 'POST',
  path: '/me/notices/:noticeId/read',
  summary: 'Marcar un aviso como leído',
  permission: { kind: 'account' },
  params: z.object({ noticeId: z.uuid() }),
})

export const readAllNotices = endpoint({
  id: 'users.read_all_notices',
  method: 'POST',
  path: '/me/notices/read',
  summary: 'Marcar todos mis avisos como leídos',
  permission: { kind: 'account' },
})

export const historyEvent = z.object({
  id: z.string(),
  at: z.string(),
  /** 'Usted', a name, 'Operador', 'El sistema'. */
  actor: z.string(),
  /** One Spanish sentence: what was done. */
  text: z.string(),
  /** 'module.verb', for who looks for one kind of act. */
  act: z.string(),
  /** Words that place the act: role, sede, reason. */
  details: z.array(z.object({ label: z.string(), value: z.string() })),
})
export type HistoryEvent = z.infer<typeof historyEvent>

const historyPage = z.object({ events: z.array(historyEvent), next: z.string().nullable() })
const historyQuery = page.extend({
  after: z
    .string()
    .regex(/^\d{1,18}$/, 'Abra la lista de nuevo desde el principio.')
    .optional(),
})

export const myHistory = endpoint({
  id: 'users.my_history',
  method: 'GET',
  path: '/me/history',
  summary: 'Mi historial: qué se hizo, quién y cuándo',
  permission: { kind: 'person' },
  query: historyQuery,
  response: historyPage,
})

export const entityHistory = endpoint({
  id: 'users.entity_history',
  method: 'GET',
  path: '/entities/:entityId/history',
  summary: 'Historial de la entidad',
  description: 'Lo ven su representante legal y sus delegados.',
  permission: { kind: 'person' },
  params: z.object({ entityId: z.uuid() }),
  query: historyQuery,
  response: historyPage,
  refusals: ['platform.not_found'],
})

/** One event with everything that was recorded, for whoever audits. */
export const auditedEvent = historyEvent.extend({
  actorKind: z.string(),
  requestId: z.string().nullable(),
  /** Context, before and after, as they were recorded. */
  recorded: z.object({ context: z.unknown(), before: z.unknown(), after: z.unknown() }),
})
export type AuditedEvent = z.infer<typeof auditedEvent>

const optionalDay = z.union([z.literal(''), z.iso.date({ error: 'Escriba la fecha: día, mes y año.' })]).default('')

export const searchAudit = endpoint({
  id: 'users.search_audit',
  method: 'POST',
  path: '/operator/audit-queries',
  summary: 'Buscar en la auditoría por quién actuó, entidad y fecha',
  description: 'Los documentos no viajan en la dirección. Sin filtros, lo más reciente de todos.',
  permission: { kind: 'operator', right: 'audit' },
  body: z.object({
    /** An e-mail, a document ('CC 1099400218', or the number of a cédula alone) or 'sistema'. */
    actor: z.string().trim().max(254).default(''),
    nit: searchedNitField.default(''),
    from: optionalDay,
    /** Included. */
    to: optionalDay,
    after: z
      .string()
      .regex(/^[\dTZ:.-]{24}~\d{1,18}$/, 'Abra la lista de nuevo desde el principio.')
      .optional(),
    limit: z.number().int().min(1).max(100).default(30),
  }),
  response: z.object({ events: z.array(auditedEvent), next: z.string().nullable() }),
  refusals: ['users.audit_actor_unknown', 'users.audit_entity_unknown'],
})
