import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MovableClock } from '#platform/clock.ts'
import { addMs, instant } from '#platform/dates.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { personsDoor } from '../persons/door.ts'
import { createOperatorAccount, createPersonAccount, openSession } from '../testing.ts'
import { endSessions, IDLE_MS, insertSession, SESSION_MS, sessionByToken } from './sessions.store.ts'

let database: TestDatabase
const clock = new MovableClock(instant('2026-11-20T15:00:00.000Z'))
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const tokenOf = (cookie: string) => cookie.slice('om_session='.length)

describe('sessions', () => {
  test('a cookie tells who the person is, and nothing about rights', async () => {
    const { db } = database
    const at = clock.now()
    const made = await db.transaction().execute(async (tx) => {
      const person = await createPersonAccount(tx, {
        names: { firstName: 'Ana', firstSurname: 'Ríos' },
        totp: true,
        at,
      })
      return { person, cookie: await openSession(tx, { personId: person.personId, at }) }
    })
    const session = await sessionByToken(db, tokenOf(made.cookie), at)
    expect(session).toMatchObject({ kind: 'person', name: 'Ana Ríos', document: made.person.doc, secondFactorAt: at })
    expect(await personsDoor.personByDocument(db, made.person.doc, at)).toMatchObject({
      personId: made.person.personId,
      state: 'activa',
      secondFactorSince: at,
    })
    // Edge case 1: the same number with another type is another document.
    expect(await personsDoor.personByDocument(db, { ...made.person.doc, type: 'CE' }, at)).toMatchObject({
      personId: null,
    })
  })

  test('an operator is no person', async () => {
    const cookie = await database.db.transaction().execute(async (tx) => {
      const { operatorId } = await createOperatorAccount(tx, { rights: ['reviews'], at: clock.now() })
      return openSession(tx, { operatorId, at: clock.now() })
    })
    const session = await sessionByToken(database.db, tokenOf(cookie), clock.now())
    expect(session).toMatchObject({ kind: 'operator', rights: ['reviews'] })
  })

  test('it ends by idleness, by age and by revocation', async () => {
    const { db } = database
    const at = clock.now()
    const open = () =>
      db.transaction().execute(async (tx) => {
        const { personId } = await createPersonAccount(tx, { at })
        const made = await insertSession(tx, { accountId: personId, at, secondFactorAt: null, methods: ['pwd'] })
        return { personId, ...made }
      })
    const idle = await open()
    expect(await sessionByToken(db, idle.token, addMs(at, IDLE_MS))).toBeNull()
    const busy = await open()
    for (let passed = 0; passed < SESSION_MS; passed += IDLE_MS / 2)
      expect(await sessionByToken(db, busy.token, addMs(at, passed))).not.toBeNull()
    expect(await sessionByToken(db, busy.token, addMs(at, SESSION_MS))).toBeNull()
    const revoked = await open()
    await db
      .transaction()
      .execute((tx) =>
        endSessions(tx, { accountId: revoked.personId, only: revoked.sessionId, at, reason: 'revocada' }),
      )
    expect(await sessionByToken(db, revoked.token, at)).toBeNull()
    expect(await sessionByToken(db, 'nothing', at)).toBeNull()
  })
})
