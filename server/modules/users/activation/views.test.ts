import { expect, test } from 'vitest'
import { type RefusalCode, refusals } from '#contract/refusals/index.ts'
import { fewWords } from './views.ts'

/** Whatever may suspend an activation or hold one back: registries, entity, sede, account. */
const causes = (Object.keys(refusals) as RefusalCode[]).filter((code) =>
  /^registries\.(rethus|sso|reps|sede|eapb)_|^users\.(account_not_active|capacity_closed|entity_not_in_force|site_closed|site_not_found|registry_not|rethus_not|registration_annulled)/.test(
    code,
  ),
)

test('R-22, R-23: a cause fits in a cell of the desk', () => {
  expect(causes.length).toBeGreaterThan(25)
  const params = { date: '7 nov 2026', profession: 'Instrumentación quirúrgica', registry: 'ReTHUS' }
  expect(causes.filter((code) => fewWords({ code, params }).length > 45)).toEqual([])
})
