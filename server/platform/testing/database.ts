import { inject } from 'vitest'
import { createDb, type Db } from '../db.ts'
import { createTestDatabase } from './test-server.ts'

export interface TestDatabase {
  db: Db
  /** For what opens its own connections: the worker, a second process. */
  url: string
  /** Closes the pool and drops the database; call it in `afterAll`. */
  close(): Promise<void>
}

/** A migrated, empty database for this test file alone. */
export async function testDatabase(): Promise<TestDatabase> {
  const { url, drop } = await createTestDatabase(inject('testServer'))
  const db = createDb({ connectionString: url, max: 8 })
  return {
    db,
    url,
    close: async () => {
      await db.destroy()
      await drop()
    },
  }
}
