import { expect, test } from 'vitest'
import { settingDefinitions } from '#contract/settings.ts'
import { readSetting, settingBounds, settingWords } from './setting-words.ts'

test('D-10: the grace goes from 0 to 30 days', () => {
  const grace = settingDefinitions.reps_grace_days
  expect(readSetting(grace, '30')).toBe(30)
  expect(readSetting(grace, '31')).toBeNull()
  expect(readSetting(grace, '1,5')).toBeNull()
  expect(readSetting(grace, '')).toBeNull()
  expect(settingWords(grace, 0)).toBe('0 días')
  expect(settingBounds(grace)).toBe('Entre 0 y 30 días; al comienzo, 0')
})

test('D-15: a switch is yes or no', () => {
  const network = settingDefinitions.network_before_delegate
  expect(readSetting(network, 'si')).toBe(true)
  expect(readSetting(network, 'no')).toBe(false)
  expect(settingWords(network, true)).toBe('Sí')
})
