import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Capability } from '#contract/capabilities.ts'
import type { Permission } from '#contract/endpoint.ts'
import { issuesOf, spanishErrors } from '#contract/issues.ts'
import type { RefusalCode } from '#contract/refusals/index.ts'
import type { Actor } from '../audit.ts'
import { Malformed, type Refusal, Refused, refuse, refuseIfAny } from '../refusal.ts'
import type { Route } from './route.ts'
import { actorOf, type PersonSession, type Session } from './session.ts'

/** What the adapter asks of the modules: who calls, and whether the scoped permissions hold. Handed in by the composition. */
export interface Guards {
  session(request: FastifyRequest): Promise<Session | null>
  /** Why this person is not the representative of the entity; null when she is. */
  representative(personId: string, entityId: string): Promise<Refusal | null>
  /** Why this person is not the registered delegate of the capacity; null when she is. */
  delegate(personId: string, capacityId: string): Promise<Refusal | null>
  /** Why this person holds none of the capabilities in the context; null when she holds one. */
  context(person: PersonSession, contextKey: string, capabilities: readonly Capability[]): Promise<Refusal | null>
}

/** Mounts the routes below /api/v1: session → permission → input → handler → output. */
export function mountRoutes(
  app: FastifyInstance,
  routes: readonly Route[],
  options: {
    guards: Guards
    checkOutput: boolean
    rates: Record<'login' | 'public_query' | 'mail', { max: number; timeWindow: string }>
  },
): void {
  const { guards, checkOutput, rates } = options
  for (const { endpoint, handler, also } of routes) {
    app.route({
      method: endpoint.method,
      url: `/api/v1${endpoint.path}`,
      ...(endpoint.rate ? { config: { rateLimit: rates[endpoint.rate] } } : {}),
      handler: async (request, reply) => {
        const session = await guards.session(request)
        const params = request.params as Record<string, string>
        await permit(endpoint.permission, session, params, guards)
        const issues: Malformed['issues'][number][] = []
        const read = <T extends z.ZodType>(schema: T | undefined, value: unknown, prefix: string): unknown => {
          if (!schema) return undefined
          const parsed = schema.safeParse(value, { error: spanishErrors })
          if (parsed.success) return parsed.data
          issues.push(...issuesOf(parsed.error, prefix))
          return undefined
        }
        const input = {
          params: read(endpoint.params, params, 'params') as never,
          query: read(endpoint.query, request.query, '') as never,
          body: read(endpoint.body, request.body, '') as never,
        }
        if (issues.length > 0) {
          const known = new Set(issues.map(({ path }) => path))
          const body = (typeof request.body === 'object' && request.body) || {}
          const more = (await also?.(body as Record<string, unknown>, request)) ?? []
          issues.push(...more.filter(({ path }) => !known.has(path)))
          throw new Malformed(issues)
        }
        const answer = await handler({
          ...input,
          session: session as never,
          actor: session ? actorOf(session, request.id) : anonymous(request),
          requestId: request.id,
          request,
          reply,
        })
        if (reply.sent || endpoint.raw?.response) return answer
        if (!endpoint.response) return reply.code(endpoint.status ?? 204).send()
        if (checkOutput) endpoint.response.parse(answer)
        return reply.code(endpoint.status ?? 200).send(answer)
      },
    })
  }
}

const anonymous = (request: FastifyRequest): Actor => ({
  kind: 'system',
  id: null,
  label: 'sin sesión',
  requestId: request.id,
})

/** Deny by default: every kind of permission says what it needs; nothing falls through. */
async function permit(
  permission: Permission,
  session: Session | null,
  params: Record<string, string>,
  guards: Guards,
): Promise<void> {
  if (permission.kind === 'public') return
  if (!session) return refuse('platform.not_signed_in')
  if (permission.kind === 'operator') {
    if (session.kind !== 'operator') return refuse('platform.not_allowed')
    if (!session.secondFactorAt) return refuse('platform.second_factor_needed')
    if (permission.right !== 'any' && !session.rights.includes(permission.right))
      return refuse('platform.operator_right_missing', { right: permission.right })
    return
  }
  if (session.kind !== 'person' && permission.kind !== 'account') return refuse('platform.not_allowed')
  if (permission.kind === 'person' || permission.kind === 'account') {
    if (permission.secondFactor && !session.secondFactorAt) return refuse('platform.second_factor_needed')
    return
  }
  if (session.kind !== 'person') return refuse('platform.not_allowed')
  if (permission.kind === 'context') {
    const asked = permission.capability
    const why = await guards.context(
      session,
      params[permission.context] ?? '',
      typeof asked === 'string' ? [asked] : asked,
    )
    return refuseIfAny(why ? [why] : [])
  }
  if (!session.secondFactorAt) return refuse('platform.second_factor_needed')
  const why =
    permission.kind === 'representative'
      ? await guards.representative(session.personId, uuidParam(params, permission.entity))
      : await guards.delegate(session.personId, uuidParam(params, permission.capacity))
  if (why) refuseIfAny([why])
}

/** A scoped permission reads its parameter before the schema does: what is no identifier is simply not found. */
function uuidParam(params: Record<string, string>, name: string): string {
  const value = params[name] ?? ''
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : refuse('platform.not_found')
}

/** The one handler of failures: malformed, refusal or fault, never mixed (contract `Problem`). */
export function problemHandler(texts: {
  status(code: RefusalCode): number
  text(code: RefusalCode, params: Record<string, unknown>): string
}) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const requestId = request.id
    if (error instanceof Malformed) {
      request.log.info({ issues: error.issues.map((i) => `${i.path}:${i.code}`) }, 'malformed')
      const title =
        error.issues.length === 1 ? 'Hay 1 dato por corregir' : `Hay ${error.issues.length} datos por corregir`
      return reply.code(400).send({ kind: 'malformed', requestId, title, issues: error.issues })
    }
    if (error instanceof Refused) {
      // Codes alone: the parameters name people and their documents.
      request.log.info({ refusals: error.refusals.map((r) => r.code) }, 'refused')
      const refusals = error.refusals.map((r) => ({
        code: r.code,
        params: r.params ?? {},
        text: texts.text(r.code, r.params ?? {}),
      }))
      const first = error.refusals[0]
      return reply
        .code(first ? texts.status(first.code) : 403)
        .send({ kind: 'refusal', requestId, title: refusals[0]?.text ?? '', refusals })
    }
    const known = error as { statusCode?: number; code?: string; message?: string }
    if (known.statusCode === 429) {
      const text = texts.text('platform.too_many_requests', { seconds: retryAfter(reply) })
      return reply.code(429).send({
        kind: 'refusal',
        requestId,
        title: text,
        refusals: [{ code: 'platform.too_many_requests', params: { seconds: retryAfter(reply) }, text }],
      })
    }
    if (known.statusCode !== undefined && known.statusCode >= 400 && known.statusCode < 500) {
      // The framework's own complaints: a body that is not JSON, one too large, an unknown media type.
      request.log.info({ code: known.code }, 'malformed request')
      return reply.code(known.statusCode).send({
        kind: 'malformed',
        requestId,
        title: 'La solicitud no se pudo leer',
        issues: [
          {
            path: '',
            code: known.code ?? 'unreadable',
            text: 'La solicitud no se pudo leer. Revise su forma y su tamaño.',
          },
        ],
      })
    }
    request.log.error({ err: error }, 'fault')
    return reply.code(500).send({
      kind: 'fault',
      requestId,
      title: 'Algo falló de nuestro lado. Nada cambió; intente de nuevo.',
    })
  }
}

const retryAfter = (reply: FastifyReply): number => Number(reply.getHeader('retry-after') ?? 60)
