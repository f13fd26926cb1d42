import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** What the house itself answers. The captured mailbox exists in the demo alone: elsewhere these addresses are unknown. */

const mailHead = z.object({
  id: z.string(),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  receivedAt: z.string(),
})
export type CapturedMailHead = z.infer<typeof mailHead>

export const listCapturedMails = endpoint({
  id: 'platform.captured_mails',
  method: 'GET',
  path: '/demo/mails',
  summary: 'Correos que salieron de la muestra, los más recientes primero',
  description: 'Solo existe en la muestra: los correos no se entregan a nadie, se guardan para leerlos aquí.',
  permission: { kind: 'public' },
  query: z.object({
    /** Exact address of who receives. */
    to: z.string().trim().max(254).optional(),
    /** Id of the last mail of the former page. */
    before: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({
    mails: z.array(mailHead),
    /** Cursor of the next page; null at the end. */
    next: z.string().nullable(),
  }),
})

export const readCapturedMail = endpoint({
  id: 'platform.captured_mail',
  method: 'GET',
  path: '/demo/mails/:mailId',
  summary: 'Un correo que salió de la muestra',
  permission: { kind: 'public' },
  params: z.object({ mailId: z.uuid() }),
  response: mailHead.extend({ text: z.string() }),
  refusals: ['platform.not_found'],
})
