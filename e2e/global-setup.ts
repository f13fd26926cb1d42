import { startTestServer } from '../server/platform/testing/test-server.ts'
import { build } from '../tools/build.ts'
import { gatherCounts } from './stories/counts.ts'

/** Before all stories: the web as people get it (built unless OPENMIPRES_E2E_BUILT says it is), and one PostgreSQL with a migrated template that each story copies. */
export default async function setup(): Promise<() => Promise<void>> {
  if (!process.env.OPENMIPRES_E2E_BUILT) await build()
  const { stop, ...server } = await startTestServer()
  process.env.OPENMIPRES_E2E_SERVER = JSON.stringify(server)
  return async () => {
    gatherCounts()
    await stop()
  }
}
