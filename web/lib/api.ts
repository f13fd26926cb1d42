import type { z } from 'zod'
import type { Endpoint, Problem } from '#contract/endpoint.ts'
import { learnNow } from './clock.ts'

/** A call that the server did not accept: malformed input, a refusal of a rule, or a fault. Never thrown for an aborted call. */
export class ApiProblem extends Error {
  readonly problem: Problem
  readonly status: number

  constructor(problem: Problem, status: number) {
    super(problem.title)
    this.name = 'ApiProblem'
    this.problem = problem
    this.status = status
  }

  /** Whether one of the refusals has this code. */
  has(code: string): boolean {
    return this.problem.kind === 'refusal' && this.problem.refusals.some((refusal) => refusal.code === code)
  }

  /** What a person reads: the sentences of the refusals, of the issues, or the title. */
  get sentences(): string[] {
    if (this.problem.kind === 'refusal') return this.problem.refusals.map((refusal) => refusal.text)
    if (this.problem.kind === 'malformed') return this.problem.issues.map((issue) => issue.text)
    return [this.problem.title]
  }
}

/** The sentence for the input at a path (`filters.patient`), or for a part of it, when that is what was malformed. */
export function issueAt(error: unknown, ...paths: string[]): string | undefined {
  if (!(error instanceof ApiProblem) || error.problem.kind !== 'malformed') return undefined
  const { issues } = error.problem
  return issues.find((issue) => paths.some((path) => `${issue.path}.`.startsWith(`${path}.`)))?.text
}

/** The contract types an absent part as the widest schema; then the argument may be left out. */
type Part<K extends string, S extends z.ZodType, Widest> = Widest extends S
  ? { [key in K]?: undefined }
  : Record<string, never> extends z.input<S>
    ? { [key in K]?: z.input<S> }
    : { [key in K]: z.input<S> }

/** What a call of this endpoint takes; where the contract declares no body, a raw endpoint takes a FormData or a File. */
export type CallArgs<E extends Endpoint> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? Part<'params', P, z.ZodObject> &
        Part<'query', Q, z.ZodObject> &
        (z.ZodType extends B ? { body?: FormData | Blob } : Part<'body', B, z.ZodType>)
    : never

/** What it answers. */
export type CallResult<E extends Endpoint> =
  E extends Endpoint<z.ZodObject, z.ZodObject, z.ZodType, infer R>
    ? z.ZodType extends R
      ? undefined
      : z.output<R>
    : never

interface LooseArgs {
  params?: Record<string, unknown> | undefined
  query?: Record<string, unknown> | undefined
  body?: unknown
}

const base = '/api/v1'

/** The address of an endpoint, for downloads (`<a href>`), and for `call`. */
export function urlOf(endpoint: Pick<Endpoint, 'path'>, args: LooseArgs = {}): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(args.params?.[name] ?? '')),
  )
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(args.query ?? {})) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one))
  }
  const text = search.toString()
  return base + path + (text ? `?${text}` : '')
}

const listeners = new Set<() => void>()

/** Told when a call came back with "not signed in": the shell offers to sign in over the page. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function unexpected(response: Response): Problem {
  return {
    kind: 'fault',
    requestId: response.headers.get('x-request-id') ?? '',
    title: 'El servicio no respondió como se esperaba. Intente de nuevo en unos minutos.',
  }
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const found: unknown = await response.json()
    if (typeof found === 'object' && found !== null && 'kind' in found) return found as Problem
  } catch {
    // Not JSON: a proxy's page or nothing at all.
  }
  return unexpected(response)
}

/** Sends a request below /api/v1. Throws ApiProblem for anything but success; a lost network is a fault with status 0. */
export async function request(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<unknown> {
  const raw = body instanceof FormData || body instanceof Blob
  let response: Response
  try {
    response = await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body !== undefined && !raw ? { 'content-type': 'application/json' } : {}),
      },
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiProblem(
      {
        kind: 'fault',
        requestId: '',
        title: 'No hay conexión con el servicio. Lo que escribió sigue aquí. Intente de nuevo.',
      },
      0,
    )
  }
  learnNow(response.headers.get('x-now'))
  if (!response.ok) {
    const problem = new ApiProblem(await problemOf(response), response.status)
    if (response.status === 401 && problem.has('platform.not_signed_in')) for (const listener of listeners) listener()
    throw problem
  }
  if (response.status === 204) return undefined
  const text = await response.text()
  if (text === '') return undefined
  if (!(response.headers.get('content-type') ?? '').includes('json'))
    throw new ApiProblem(unexpected(response), response.status)
  return JSON.parse(text)
}

/**
 * Calls an endpoint of the contract: arguments (`{}` when it takes none) and answer typed by it.
 * @throws ApiProblem with the server's issues, refusals or fault.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  args: CallArgs<E>,
  signal?: AbortSignal,
): Promise<CallResult<E>> {
  const loose = args as LooseArgs
  return (await request(endpoint.method, urlOf(endpoint, loose), loose.body, signal)) as CallResult<E>
}
