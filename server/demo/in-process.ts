import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Endpoint, OperatorRight, Permission, Problem } from '#contract/endpoint.ts'
import type { Clock } from '#platform/clock.ts'
import type { Guards } from '#platform/http/mount.ts'
import type { PersonSession, Session } from '#platform/http/session.ts'

/** Who acts in the demo's past: a person, an operator, or somebody without a session. */
export type DemoActor =
  | { kind: 'person'; personId: string; name: string; document: PersonSession['document'] }
  | { kind: 'operator'; operatorId: string; email: string; rights: readonly OperatorRight[] }

const HEADER = 'x-demo-actor'
const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * The session guard of the application that makes the demo world. It listens nowhere: the only caller is this process,
 * and no session row stays behind for a person to wonder about.
 */
export function demoSessions(clock: Clock): Guards['session'] {
  return async (request): Promise<Session | null> => {
    const text = request.headers[HEADER]
    if (typeof text !== 'string') return null
    const actor = JSON.parse(decodeURIComponent(text)) as DemoActor
    return { ...actor, sessionId: NOBODY, secondFactorAt: clock.now() }
  }
}

interface Call<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  params?: z.input<P>
  query?: z.input<Q>
  body?: z.input<B>
  form?: { fields: Record<string, string>; file?: { name: string; type: string; content: Buffer } }
}

/** Calls endpoints of the contract as these actors; a problem is thrown with what it says. */
export function inProcess(app: FastifyInstance) {
  return async <
    P extends z.ZodObject,
    Q extends z.ZodObject,
    B extends z.ZodType,
    R extends z.ZodType,
    M extends Permission,
  >(
    actor: DemoActor | null,
    endpoint: Endpoint<P, Q, B, R, M>,
    { params, query, body, form }: Call<P, Q, B> = {},
  ): Promise<z.output<R>> => {
    const filled = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name] ?? '')),
    )
    const search = new URLSearchParams(query as Record<string, string> | undefined).toString()
    const upload = form ? multipart(form) : null
    const payload = upload?.content ?? (body === undefined ? undefined : JSON.stringify(body))
    const response = await app.inject({
      method: endpoint.method,
      url: `/api/v1${filled}${search ? `?${search}` : ''}`,
      headers: {
        ...(actor ? { [HEADER]: encodeURIComponent(JSON.stringify(actor)) } : {}),
        ...(upload ? { 'content-type': upload.type } : payload ? { 'content-type': 'application/json' } : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    if (response.statusCode >= 400) {
      const problem = response.json() as Problem
      const why =
        problem.kind === 'refusal'
          ? problem.refusals.map((r) => `${r.code}: ${r.text}`)
          : problem.kind === 'malformed'
            ? problem.issues.map((i) => `${i.path}: ${i.text}`)
            : [problem.title]
      throw new Error(`${endpoint.id} as ${JSON.stringify(actor)}: ${why.join(' ')}`)
    }
    return (response.body ? response.json() : undefined) as z.output<R>
  }
}

export type CallAs = ReturnType<typeof inProcess>

function multipart(form: NonNullable<Call<never, never, never>['form']>): { type: string; content: Buffer } {
  const boundary = 'openmipres-demo-boundary'
  const parts: Buffer[] = Object.entries(form.fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  if (form.file) {
    const { name, type, content } = form.file
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`
    parts.push(Buffer.from(head), content, Buffer.from('\r\n'))
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`))
  return { type: `multipart/form-data; boundary=${boundary}`, content: Buffer.concat(parts) }
}
