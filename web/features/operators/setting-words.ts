import type { SettingDefinition } from '#contract/settings.ts'
import { showNumber } from '#web/lib/format.ts'

/** '30 días', 'Sí'. */
export function settingWords(setting: SettingDefinition, value: number | boolean): string {
  if (typeof value === 'boolean') return value ? 'Sí' : 'No'
  return `${showNumber(value)} ${setting.kind === 'integer' ? setting.unit : ''}`.trim()
}

/** 'Entre 1 y 180 días; al comienzo, 30'. */
export function settingBounds(setting: SettingDefinition): string {
  if (setting.kind === 'boolean') return `Al comienzo: ${setting.default ? 'sí' : 'no'}`
  return `Entre ${showNumber(setting.min)} y ${showNumber(setting.max)} ${setting.unit}; al comienzo, ${showNumber(setting.default)}`
}

/** What was typed as the setting's value, or null when it is none: not whole, or out of bounds. */
export function readSetting(setting: SettingDefinition, text: string): number | boolean | null {
  if (setting.kind === 'boolean') return text === 'si' ? true : text === 'no' ? false : null
  if (!/^\d{1,9}$/.test(text.trim())) return null
  const value = Number(text)
  return value >= setting.min && value <= setting.max ? value : null
}
