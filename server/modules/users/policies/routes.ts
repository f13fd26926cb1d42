import type { PolicyName } from '#contract/policies.ts'
import { policyNames } from '#contract/policies.ts'
import type { SettingDefinition, SettingName } from '#contract/settings.ts'
import { isSettingValue, settingDefinitions } from '#contract/settings.ts'
import {
  changeSetting as changeSettingEndpoint,
  discardDraft,
  listPolicies,
  listSettings,
  publishPolicy as publishEndpoint,
  readPolicy,
  saveDraft,
  tryPolicy,
} from '#contract/users-policies.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import { settingsAt, settingVersions } from '#platform/settings.ts'
import type { UsersDeps } from '../deps.ts'
import { momentNow } from '../facts/gather.ts'
import { editSetting } from './edit-setting.ts'
import { policyEffect } from './effect.ts'
import { draftOf, dropDraft, type PolicyVersion, policyVersions, putDraft } from './policies.store.ts'
import { publishPolicy } from './publish-policy.ts'

/** Version 1 came with the product: nobody published it. */
const view = (v: PolicyVersion) => ({
  version: v.version,
  publishedAt: v.publishedAt ?? '',
  publishedBy: v.publishedByLabel ?? 'OpenMIPRES (valores iniciales)',
})

/** The operator's page of policies and settings. */
export function policyRoutes(deps: UsersDeps): Route[] {
  const { db } = deps
  const publish = publishPolicy(deps)
  const edit = editSetting(deps)
  const versions = async (name: PolicyName) => {
    const all = await policyVersions(db, name)
    const [current] = all
    return current ? { current, all } : refuse('platform.not_found')
  }
  return [
    handle(listPolicies, async () => {
      const all = await policyVersions(db)
      return {
        policies: policyNames.flatMap((name) => {
          const current = all.find((v) => v.name === name)
          return current ? [{ name, ...view(current) }] : []
        }),
      }
    }),
    handle(readPolicy, async ({ params, session }) => {
      const { current, all } = await versions(params.name)
      return {
        name: params.name,
        ...view(current),
        content: current.content,
        versions: all.map((v) => ({ ...view(v), content: v.content })),
        draft: await draftOf(db, params.name, session.operatorId, current.version),
      }
    }),
    handle(saveDraft, async ({ params, body, session }) => {
      const { operatorId } = session
      const saved = await putDraft(db, { name: params.name, operatorId, ...body, at: deps.clock.now() })
      if (!saved) return refuse('platform.version_conflict')
    }),
    handle(discardDraft, ({ params, session }) => dropDraft(db, params.name, session.operatorId)),
    handle(tryPolicy, ({ params, body }) => policyEffect(deps, db, params.name, body.content, momentNow(deps.clock))),
    handle(publishEndpoint, ({ params, body, session, actor }) =>
      publish({
        name: params.name,
        content: body.content,
        expectedVersion: body.expectedVersion,
        operatorId: session.operatorId,
        actor,
      }),
    ),
    handle(listSettings, async () => {
      const { at } = momentNow(deps.clock)
      const values = await settingsAt(db, at)
      const set = await settingVersions(db, at)
      return {
        settings: (Object.keys(settingDefinitions) as SettingName[]).map((name) => {
          const version = set.find((v) => v.name === name)
          return {
            name,
            value: values[name],
            version: version?.version ?? 0,
            setAt: version?.setAt ?? null,
            setBy: version?.setByLabel ?? null,
          }
        }),
      }
    }),
    handle(changeSettingEndpoint, ({ params, body, session, actor }) => {
      const d: SettingDefinition = settingDefinitions[params.name]
      if (!isSettingValue(params.name, body.value))
        return d.kind === 'days'
          ? refuse('users.setting_days', { name: d.name, most: d.most, min: d.min, max: d.max })
          : refuse('users.setting_value', {
              name: d.name,
              min: d.kind === 'integer' ? d.min : null,
              max: d.kind === 'integer' ? d.max : null,
            })
      return edit({ name: params.name, ...body, operatorId: session.operatorId, actor })
    }),
  ]
}
