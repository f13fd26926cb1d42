import 'vitest'
import type { TestProject } from 'vitest/node'
import { startTestServer, type TestServer } from './test-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

/** Vitest's global set-up of the project `db`. `OPENMIPRES_TEST_SERVER`: one that another program of ours started and stops. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = process.env.OPENMIPRES_TEST_SERVER
  if (shared) {
    project.provide('testServer', JSON.parse(shared) as TestServer)
    return async () => {}
  }
  const { stop, ...server } = await startTestServer()
  project.provide('testServer', server)
  return stop
}
