import type { z } from 'zod'
import type { Capability } from './capabilities.ts'
import type { RefusalCode } from './refusals/index.ts'

/** The rights of an operator of the platform (D-21), given apart. */
export const operatorRights = ['registries', 'reviews', 'policies', 'clients', 'audit'] as const
export type OperatorRight = (typeof operatorRights)[number]

/**
 * Who may call an endpoint. Declared with the route: an endpoint without it does not compile.
 * It is the outer door; the verb evaluates the requirements of the act again inside its transaction.
 */
export type Permission =
  /** Anyone, without a session. */
  | { kind: 'public' }
  /** A person with a session of Mi Seguridad Social. `secondFactor`: authenticated with it in this session. */
  | { kind: 'person'; secondFactor?: boolean }
  /** Whoever has a session, a person or an operator, about the own account (D-21). `secondFactor`: as above. */
  | { kind: 'account'; secondFactor?: boolean }
  /** The representante legal of the entity named by this path parameter, with second factor. */
  | { kind: 'representative'; entity: string }
  /** The registered delegate of the capacity named by this path parameter, with second factor. */
  | { kind: 'delegate'; capacity: string }
  /**
   * A person who holds one of these capabilities in the context named by this path parameter (`contextKey`), at this moment, with
   * the second factor of her session when the role asks for it.
   */
  | { kind: 'context'; context: string; capability: Capability | readonly Capability[] }
  /** An operator with this right, with second factor; `any`: whatever the right. */
  | { kind: 'operator'; right: OperatorRight | 'any' }

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One endpoint of our own API: the server validates with it, the web client is typed by it, the documentation is drawn from it. */
export interface Endpoint<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  M extends Permission = Permission,
> {
  /** `module.verb`, stable: the operationId. */
  id: string
  method: Method
  /** Below /api/v1, with `:name` for parameters. */
  path: `/${string}`
  /** One line, in Spanish: the heading in the documentation. */
  summary: string
  /** What it is for, what goes in and out, in Spanish. */
  description?: string
  permission: M
  params?: P
  query?: Q
  body?: B
  /** What comes back; absent when nothing does (204). */
  response?: R
  /** Of success; default 200, or 204 without a response. */
  status?: 200 | 201 | 202 | 204
  /** The refusals it can give besides those of its permission. */
  refusals?: readonly RefusalCode[]
  /** The answer (or the request) is not JSON: a download, an upload of a file. */
  raw?: { request?: string; response?: string }
  /** Its own rate limit; the general one holds otherwise. */
  rate?: 'login' | 'public_query' | 'mail'
}

/** Declares an endpoint; identity at run time, checks at compile time. */
export function endpoint<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  const M extends Permission = Permission,
>(definition: Endpoint<P, Q, B, R, M>): Endpoint<P, Q, B, R, M> {
  return definition
}

/** What a failed call carries: exactly one of the three kinds. */
export type Problem =
  | { kind: 'malformed'; requestId: string; title: string; issues: { path: string; code: string; text: string }[] }
  | {
      kind: 'refusal'
      requestId: string
      title: string
      refusals: { code: RefusalCode; params: Record<string, string | number | boolean | null>; text: string }[]
    }
  | { kind: 'fault'; requestId: string; title: string }
