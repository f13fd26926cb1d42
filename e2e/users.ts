import type { BrowserContext } from '@playwright/test'
import type { OperatorRight } from '#contract/endpoint.ts'
import type { Instant } from '#platform/dates.ts'
import { createOperatorAccount, openSession } from '../server/modules/identity/testing.ts'
import type { WorldApp } from '../server/testing/identity-world.ts'
import { prescribingWorld } from '../server/testing/prescribing-world.ts'
import { usersWorld } from '../server/testing/users-world.ts'
import type { Answer, Visitor } from '../server/testing/visitor.ts'
import type { World } from './harness.ts'

/** Small worlds of users for stories that begin in the middle: made through the real endpoints of the running program. */
export function usersOf(world: World): ReturnType<typeof usersWorld> {
  return usersWorld(appOf(world))
}

/** The same for prescribing: who prescribes, patients and what was signed. */
export function prescribersOf(world: World): ReturnType<typeof prescribingWorld> {
  return prescribingWorld(appOf(world))
}

function appOf(world: World): WorldApp {
  const as = (cookie: string | null): Visitor => {
    const call = async <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> => {
      const response = await fetch(`${world.url}/api/v1${path}`, {
        method,
        headers: {
          origin: world.url,
          ...(cookie ? { cookie } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const json = (response.headers.get('content-type') ?? '').includes('json')
      return {
        status: response.status,
        body: (json ? JSON.parse(text) : text) as T,
        headers: Object.fromEntries(response.headers),
      }
    }
    return {
      get: (path) => call('GET', path),
      post: (path, body) => call('POST', path, body),
      put: (path, body) => call('PUT', path, body),
      delete: (path, body) => call('DELETE', path, body),
    }
  }
  return { db: world.db, clock: world.clock, as }
}

async function enter(context: BrowserContext, world: World, header: string): Promise<void> {
  const [name = '', value = ''] = header.split('=', 2)
  await context.clearCookies()
  await context.addCookies([{ name, value, url: world.url, httpOnly: true, sameSite: 'Lax' }])
}

/** The browser becomes this person's, signed in with the second factor. */
export async function enterAs(
  context: BrowserContext,
  world: World,
  person: { personId: string },
  /** When she gave the second factor; by default, now. */
  at: Instant = world.clock.now(),
): Promise<void> {
  const { personId } = person
  const cookie = await world.db.transaction().execute((tx) => openSession(tx, { personId, secondFactor: true, at }))
  await enter(context, world, cookie)
}

/** The browser becomes an operator's, with these rights. */
export async function enterAsOperator(
  context: BrowserContext,
  world: World,
  rights: readonly OperatorRight[],
): Promise<void> {
  const at = world.clock.now()
  const cookie = await world.db.transaction().execute(async (tx) => {
    const { operatorId } = await createOperatorAccount(tx, { rights, at })
    return openSession(tx, { operatorId, at })
  })
  await enter(context, world, cookie)
}
