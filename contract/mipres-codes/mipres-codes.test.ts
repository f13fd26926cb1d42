import { expect, test } from 'vitest'
import { type CodeList, codeName, codeOf, isOffered, offered } from './code-list.ts'
import { complementaryServices } from './complementary-services.ts'
import { devices } from './devices.ts'
import { dispensingUnits } from './dispensing-units.ts'
import { nutritionForms } from './nutrition-forms.ts'
import { nutritionTypes } from './nutrition-types.ts'
import { pharmaceuticalForms } from './pharmaceutical-forms.ts'
import { routes } from './routes.ts'
import * as short from './short-lists.ts'
import { undeliveredCauses } from './undelivered-causes.ts'
import { doseUnits, units } from './units.ts'

/** Table → how many codes it has, how many of them are offered today, and the shape of its codes. */
const tables: [name: string, count: number, enabled: number, shape: RegExp, list: CodeList][] = [
  ['routes', 119, 43, /^\d{3}$/, routes],
  ['units', 268, 267, /^\d{4}$/, units],
  ['doseUnits', 26, 26, /^\d{4}$/, doseUnits],
  ['pharmaceuticalForms', 39, 39, /^(C\d{5}|COLFF\d{3})$/, pharmaceuticalForms],
  ['dispensingUnits', 76, 36, /^\d{2}$/, dispensingUnits],
  ['devices', 21, 4, /^\d{3}$/, devices],
  ['nutritionTypes', 22, 19, /^\d{4}$/, nutritionTypes],
  ['nutritionForms', 12, 12, /^\d{1,2}$/, nutritionForms],
  ['complementaryServices', 24, 19, /^\d{1,3}$/, complementaryServices],
  ['undeliveredCauses', 20, 20, /^\d{1,2}$/, undeliveredCauses],
  ['patientDocumentTypes', 14, 13, /^[A-Z]{2}$/, short.patientDocumentTypes],
  ['professionalDocumentTypes', 4, 4, /^[A-Z]{2}$/, short.professionalDocumentTypes],
  ['entityDocumentTypes', 2, 2, /^[A-Z]{2}$/, short.entityDocumentTypes],
  ['receiverDocumentTypes', 9, 9, /^[A-Z]{2}$/, short.receiverDocumentTypes],
  ['ambitos', 5, 5, /^\d{2}$/, short.ambitos],
  ['prescriptionStates', 3, 2, /^\d$/, short.prescriptionStates],
  ['stepStates', 3, 3, /^\d$/, short.stepStates],
  ['transcriptionReasons', 6, 6, /^\d$/, short.transcriptionReasons],
  ['medicineKinds', 5, 5, /^\d$/, short.medicineKinds],
  ['provisionKinds', 2, 2, /^\d$/, short.provisionKinds],
  ['timeUnits', 8, 8, /^\d$/, short.timeUnits],
  ['specialIndications', 10, 10, /^\d{1,2}$/, short.specialIndications],
  ['boardStates', 4, 4, /^\d$/, short.boardStates],
  ['boardModalities', 2, 2, /^\d$/, short.boardModalities],
  ['technologyKinds', 5, 5, /^[MPDNS]$/, short.technologyKinds],
  ['boardTechnologyKinds', 3, 3, /^[MNS]$/, short.boardTechnologyKinds],
  ['nutritionRoutes', 2, 2, /^\d$/, short.nutritionRoutes],
  ['transportTypes', 3, 3, /^\d$/, short.transportTypes],
  ['companionRelationships', 8, 8, /^\d$/, short.companionRelationships],
  ['noveltyKinds', 3, 2, /^\d$/, short.noveltyKinds],
]

test.each(tables)(
  '%s has %i codes, %i of them offered, each once, in its shape and with a name',
  (_, count, enabled, shape, list) => {
    expect(list).toHaveLength(count)
    expect(list.filter((row) => row.enabled)).toHaveLength(enabled)
    expect(new Set(list.map((row) => String(row.code))).size).toBe(count)
    for (const { code, name } of list) {
      expect(String(code)).toMatch(shape)
      expect(name.trim()).toBe(name)
      expect(name).not.toBe('')
    }
  },
)

test('what is offered has a name of its own', () => {
  for (const [table, , , , list] of tables) {
    const names = offered(list, '2026-11-20').map((row) => row.name)
    expect(
      names.filter((name, i) => names.indexOf(name) !== i),
      table,
    ).toEqual([])
  }
})

test('complementary services changed their codes on 1 October 2019', () => {
  expect(isOffered(complementaryServices, '4', '2019-09-30')).toBe(true)
  expect(isOffered(complementaryServices, '4', '2019-10-01')).toBe(false)
  expect(isOffered(complementaryServices, '139', '2019-09-30')).toBe(false)
  expect(isOffered(complementaryServices, '139', '2019-10-01')).toBe(true)
  expect(isOffered(complementaryServices, '153', '2026-11-20')).toBe(false)
  expect(offered(complementaryServices, '2026-11-20').map(({ code }) => code)).toEqual([
    '108',
    '109',
    '128',
    '132',
    '139',
    '150',
    '156',
  ])
})

test('a number and its text are the same code; an unknown one is shown as it came', () => {
  expect(codeName(short.ambitos, '11')).toBe('Ambulatorio priorizado')
  expect(codeOf(complementaryServices, 139)?.name).toBe('Pañales')
  expect(codeName(routes, '048')).toBe('Oral')
  expect(codeName(routes, '999')).toBe('999')
  expect(codeName(routes, null)).toBe('')
})

test('the causes say of which technologies, what is left undelivered and who may say them', () => {
  expect(codeOf(undeliveredCauses, 4)).toMatchObject({ tec: ['M', 'P', 'N'], kind: 'partial', cls: 2 })
  expect(codeOf(undeliveredCauses, 15)).toMatchObject({ tec: ['M', 'N', 'S'], kind: 'deferred' })
  expect(undeliveredCauses.filter((c) => c.byProvider).map((c) => c.code)).toEqual([0, 7, 8, 9])
})
