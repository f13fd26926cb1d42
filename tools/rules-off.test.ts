import { expect, test } from 'vitest'
import { withoutRule } from './rules-off.ts'

// A few of what `npm run proof` does for every requirement: without the rule, a test that cites it fails.
for (const requirement of [
  { id: 'registries.sso_in_force', rules: ['R-13', 'R-14', 'R-23'] },
  { id: 'users.activator_allowed', rules: ['R-14', 'R-15'] },
])
  test(`${requirement.id} switched off is noticed by a test that cites its rules`, { timeout: 180_000 }, async () => {
    const { noticed } = await withoutRule(requirement)
    expect(noticed.length).toBeGreaterThan(0)
  })
