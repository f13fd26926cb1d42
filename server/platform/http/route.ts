import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint, Permission } from '#contract/endpoint.ts'
import type { Actor } from '../audit.ts'
import type { Issue } from '../refusal.ts'
import type { OperatorSession, PersonSession, Session } from './session.ts'

type SessionFor<M extends Permission> = M extends { kind: 'public' }
  ? Session | null
  : M extends { kind: 'account' }
    ? Session
    : M extends { kind: 'operator' }
      ? OperatorSession
      : PersonSession

/** What a handler gets: validated input, who calls, and the raw pair for downloads and uploads. */
export interface Call<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, M extends Permission> {
  params: z.output<P>
  query: z.output<Q>
  body: z.output<B>
  session: SessionFor<M>
  /** For audit events; of an anonymous call, the label says so. */
  actor: Actor
  requestId: string
  request: FastifyRequest
  reply: FastifyReply
}

/** An endpoint with the function that answers it. */
export interface Route {
  endpoint: Endpoint
  handler(call: Call<z.ZodObject, z.ZodObject, z.ZodType, Permission>): Promise<unknown>
  /** What else is wrong with an input that its schemas refuse, so that a person gets everything at once; a body that is no object comes empty. */
  also?(body: Readonly<Record<string, unknown>>, request: FastifyRequest): readonly Issue[] | Promise<readonly Issue[]>
}

/** Joins a contract endpoint to its handler; types flow from the endpoint. `also` judges by a rule what the schema let pass of a faulty input. */
export function handle<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
  M extends Permission,
>(
  endpoint: Endpoint<P, Q, B, R, M>,
  handler: (call: Call<P, Q, B, M>) => Promise<z.input<R> | undefined>,
  also?: Route['also'],
): Route {
  return { endpoint, handler, also } as unknown as Route
}
