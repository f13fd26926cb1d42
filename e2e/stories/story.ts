import { systemClock } from '../../server/platform/clock.ts'
import { test as base } from '../harness.ts'
import { Company } from './actor.ts'

export { expect } from '../harness.ts'

/**
 * Playwright's test for a story: a world of its own that starts now, because the command line, which a story also uses,
 * lives in real time; and the company of its actors.
 */
export const story = base.extend<{ company: Company }>({
  company: async ({ world, browser }, use, info) => {
    // Several people, mails, second factors and decisions of others, one after the other.
    info.setTimeout(420_000)
    world.clock.set(systemClock.now())
    const company = new Company(world, browser)
    await use(company)
    await company.leave(info.titlePath[0]?.replace(/^.*\/|\.spec\.ts$/g, '') ?? info.title)
  },
})
