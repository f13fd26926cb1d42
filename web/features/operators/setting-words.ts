import type { SettingDefinition, SettingValue } from '#contract/settings.ts'
import { showNumber } from '#web/lib/format.ts'

/** '7, 30 y 60'; as typed, with commas alone, it reads the same. */
const daysText = (days: readonly number[]): string => days.join(', ').replace(/, (\d+)$/, ' y $1')

/** The unit of an amount: 'días', of one 'día'. */
export const unitOf = (unit: string, amount: number): string =>
  amount === 1 ? unit.replace(/res$/, 'r').replace(/s$/, '') : unit

/** '30 días', 'Sí', 'Días 7, 30 y 60'. */
export function settingWords(setting: SettingDefinition, value: SettingValue): string {
  if (typeof value === 'boolean') return value ? 'Sí' : 'No'
  if (typeof value === 'object') return value.length === 0 ? 'Ninguno' : `Días ${daysText(value)}`
  return `${showNumber(value)} ${setting.kind === 'integer' ? unitOf(setting.unit, value) : ''}`.trim()
}

/** 'Entre 1 y 180 días; al comienzo, 30'. */
export function settingBounds(setting: SettingDefinition): string {
  if (setting.kind === 'boolean') return `Al comienzo: ${setting.default ? 'sí' : 'no'}`
  if (setting.kind === 'days')
    return `Hasta ${setting.most} días, de menor a mayor, entre ${setting.min} y ${setting.max}; al comienzo, ${daysText(setting.default)}`
  return `Entre ${showNumber(setting.min)} y ${showNumber(setting.max)} ${setting.unit}; al comienzo, ${showNumber(setting.default)}`
}

/** What was typed as the setting's value, or null when it is none: not whole, or out of bounds. */
export function readSetting(setting: SettingDefinition, text: string): SettingValue | null {
  if (setting.kind === 'boolean') return text === 'si' ? true : text === 'no' ? false : null
  if (setting.kind === 'days') {
    const parts = text.split(/[\s,;]+/).filter(Boolean)
    const days = parts.map(Number)
    const right = days.every(
      (day, i) =>
        Number.isInteger(day) && day >= setting.min && day <= setting.max && (i === 0 || day > Number(parts[i - 1])),
    )
    return right && days.length <= setting.most ? days : null
  }
  if (!/^\d{1,9}$/.test(text.trim())) return null
  const value = Number(text)
  return value >= setting.min && value <= setting.max ? value : null
}
