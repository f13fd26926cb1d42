import { sql } from 'kysely'
import {
  defaultSettings,
  isSettingValue,
  type SettingName,
  type Settings,
  type SettingValue,
  settingDefinitions,
} from '#contract/settings.ts'
import type { Instant } from './dates.ts'
import type { Conn, Tx } from './db.ts'

/** The value of every setting at a moment: what was set, else the default. One query. */
export async function settingsAt(conn: Conn, at: Instant): Promise<Settings> {
  const { rows } = await sql<{ name: string; value: unknown }>`
    select name, value from platform.settings where valid @> ${at}::timestamptz`.execute(conn)
  const set = rows.filter((r) => r.name in settingDefinitions && isSettingValue(r.name as SettingName, r.value))
  return { ...defaultSettings, ...Object.fromEntries(set.map((r) => [r.name, r.value])) }
}

export interface SettingVersion {
  name: string
  version: number
  value: SettingValue
  setAt: Instant
  setByLabel: string | null
}

/** The version in force of each setting that was ever changed. */
export async function settingVersions(conn: Conn, at: Instant): Promise<SettingVersion[]> {
  const { rows } = await sql<SettingVersion>`
    select name, version, value, set_at as "setAt", set_by_label as "setByLabel"
    from platform.settings where valid @> ${at}::timestamptz`.execute(conn)
  return rows
}

/**
 * Puts a new value in force from `at` on and closes the former version. `expectedVersion` is the one that was edited
 * (0: the default); false when another version was set meanwhile, and then nothing changed.
 */
export async function changeSetting(
  tx: Tx,
  input: {
    name: SettingName
    value: SettingValue
    expectedVersion: number
    at: Instant
    by: { id: string; label: string }
  },
): Promise<boolean> {
  const { name, value, expectedVersion, at, by } = input
  if (!isSettingValue(name, value)) throw new RangeError(`not a value of ${name}: ${value}`)
  await sql`select pg_advisory_xact_lock(hashtext('platform.settings'), hashtext(${name}))`.execute(tx)
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(version), 0) as version from platform.settings where name = ${name}`.execute(tx)
  if ((rows[0]?.version ?? 0) !== expectedVersion) return false
  await sql`update platform.settings set valid = tstzrange(lower(valid), ${at}::timestamptz)
    where name = ${name} and version = ${expectedVersion}`.execute(tx)
  await sql`
    insert into platform.settings (name, version, value, valid, set_by, set_by_label, set_at)
    values (${name}, ${expectedVersion + 1}, ${JSON.stringify(value)}::jsonb, tstzrange(${at}::timestamptz, null),
            ${by.id}, ${by.label}, ${at})`.execute(tx)
  return true
}
