import type { PolicyName } from '#contract/policies.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { momentNow } from '../facts/gather.ts'
import { lockNamed } from '../standing/locks.store.ts'
import { parsePolicy } from './effect.ts'
import { dropDraft, insertPolicy, policyVersions } from './policies.store.ts'

/** An operator publishes a version; the former stays, so that any act can be judged by the one in force then (D-01, D-02, D-07). */
export function publishPolicy(deps: UsersDeps) {
  return async (input: {
    name: PolicyName
    content: unknown
    expectedVersion: number
    operatorId: string
    actor: Actor
  }): Promise<{ version: number }> => {
    const content = parsePolicy(input.name, input.content)
    return deps.db.transaction().execute(async (tx) => {
      const { name, expectedVersion, operatorId, actor } = input
      await lockNamed(tx, `policy:${name}`)
      const { at } = momentNow(deps.clock)
      const [current] = await policyVersions(tx, name)
      if (!current || current.version !== expectedVersion) return refuse('platform.version_conflict')
      if (JSON.stringify(parsePolicy(name, current.content)) === JSON.stringify(content))
        return refuse('users.policy_unchanged')
      const version = current.version + 1
      await insertPolicy(tx, { name, version, content, at, by: { id: operatorId, label: actor.label } })
      await dropDraft(tx, name, operatorId)
      await audit(tx, {
        at,
        actor,
        act: 'users.publish_policy',
        concerns: {},
        context: { policy: name, version },
        before: current.content,
        after: content,
      })
      return { version }
    })
  }
}
