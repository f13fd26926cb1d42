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

test('D-14: the days of the reminders, in order and within bounds; none is allowed', () => {
  const days = settingDefinitions.naming_reminder_days
  expect(readSetting(days, '7, 30,60')).toEqual([7, 30, 60])
  expect(readSetting(days, '')).toEqual([])
  expect(readSetting(days, '30, 7')).toBeNull()
  expect(readSetting(days, '7, 7')).toBeNull()
  expect(readSetting(days, '0')).toBeNull()
  expect(readSetting(days, 'siete')).toBeNull()
  expect(settingWords(days, [7, 30, 60])).toBe('Días 7, 30 y 60')
  expect(settingWords(days, [])).toBe('Ninguno')
})

test('D-25: one is not several', () => {
  const quorum = settingDefinitions.board_quorum
  expect([settingWords(quorum, 1), settingWords(quorum, 3)]).toEqual(['1 par', '3 pares'])
  expect(settingWords(settingDefinitions.reps_grace_days, 1)).toBe('1 día')
})

test('D-15: a switch is yes or no', () => {
  const network = settingDefinitions.network_before_delegate
  expect(readSetting(network, 'si')).toBe(true)
  expect(readSetting(network, 'no')).toBe(false)
  expect(settingWords(network, true)).toBe('Sí')
})
