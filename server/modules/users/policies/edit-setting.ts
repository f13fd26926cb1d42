import { type SettingName, type SettingValue, settingDefinitions } from '#contract/settings.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import { changeSetting, settingsAt } from '#platform/settings.ts'
import type { UsersDeps } from '../deps.ts'

/** An operator changes a named setting within its bounds; the edit of an old version is refused. */
export function editSetting(deps: UsersDeps) {
  return async (input: {
    name: SettingName
    value: SettingValue
    expectedVersion: number
    operatorId: string
    actor: Actor
  }): Promise<void> =>
    deps.db.transaction().execute(async (tx) => {
      const { name, value, expectedVersion, operatorId, actor } = input
      const at = deps.clock.now()
      const before = (await settingsAt(tx, at))[name]
      const done = await changeSetting(tx, {
        name,
        value,
        expectedVersion,
        at,
        by: { id: operatorId, label: actor.label },
      })
      if (!done) return refuse('platform.version_conflict')
      await audit(tx, {
        at,
        actor,
        act: 'users.change_setting',
        concerns: {},
        context: { setting: name, settingName: settingDefinitions[name].name },
        before,
        after: value,
      })
    })
}
