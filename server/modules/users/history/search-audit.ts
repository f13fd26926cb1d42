import type { z } from 'zod'
import { type DocumentId, documentTypes, normalizeDocumentNumber } from '#contract/documents.ts'
import { normalizeNit } from '#contract/nit.ts'
import { type AuditedEvent as AuditedView, searchAudit } from '#contract/users-inbox.ts'
import { type AuditedEvent, type AuditFilter, auditPage } from '#platform/audit.ts'
import { addDays, instant, plainDate, startOfDay } from '#platform/dates.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { entityByWrittenNit } from '../standing/entity-by-nit.ts'
import { detailsOf, sentenceOf } from './sentences.ts'

type Deps = Pick<UsersDeps, 'db' | 'clock' | 'identity'>

/** The whole audit, for operators with the right to it: by who acted, entity and day, by pages (D-21). */
export function auditRoutes(deps: Deps): Route[] {
  return [
    handle(searchAudit, async ({ body }) => {
      const { after, limit } = body
      const [at, id] = after?.split('~') ?? []
      const rows = await auditPage(deps.db, await filterOf(deps, body), {
        limit: limit + 1,
        ...(at && id ? { before: { at: instant(at), id } } : {}),
      })
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      return { events: shown.map(view), next: rows.length > limit && last ? `${last.at}~${last.id}` : null }
    }),
  ]
}

/** What was typed as identifiers; what nobody has is refused rather than found empty. */
async function filterOf(deps: Deps, body: z.output<NonNullable<typeof searchAudit.body>>): Promise<AuditFilter> {
  const { clock } = deps
  const at = clock.now()
  const nit = normalizeNit(body.nit)
  const entity = nit ? await entityByWrittenNit(deps, body.nit, at) : null
  if (nit && !entity) return refuse('users.audit_entity_unknown', { nit })
  return {
    actor: await actorOf(deps, body.actor),
    entityId: entity?.entityId,
    from: body.from ? startOfDay(plainDate(body.from)) : undefined,
    until: body.to ? startOfDay(addDays(plainDate(body.to), 1)) : undefined,
  }
}

async function actorOf({ db, identity, clock }: Deps, text: string): Promise<AuditFilter['actor']> {
  if (!text) return undefined
  if (text.toLowerCase() === 'sistema') return { kind: 'system' }
  const document = documentIn(text)
  const id = text.includes('@')
    ? await identity.accountByEmail(db, text)
    : document && (await identity.personByDocument(db, document, clock.now())).personId
  return id ? { id } : refuse('users.audit_actor_unknown', { actor: text })
}

/** 'CC 1099400218', 'cc1.099.400.218'; a number alone is a cédula. */
function documentIn(text: string): DocumentId | null {
  const [, type = '', number = ''] = /^([a-z]{2})?[\s-]*(\S.*)$/i.exec(text) ?? []
  const known = (type || 'CC').toUpperCase()
  if (!(known in documentTypes) || !number) return null
  const code = known as DocumentId['type']
  return { type: code, number: normalizeDocumentNumber(code, number) }
}

function view(event: AuditedEvent): AuditedView {
  const { id, at, act, actorKind, requestId, context, before, after } = event
  return {
    id,
    at,
    act,
    actorKind,
    actor: event.actorLabel || 'El sistema',
    text: sentenceOf(event),
    details: detailsOf(event),
    requestId,
    recorded: { context, before, after },
  }
}
