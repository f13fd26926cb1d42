import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codeName, codeOf, isOffered, offered } from './code-list.ts'
import { complementaryServices } from './complementary-services.ts'
import { routes } from './routes.ts'
import { ambitos } from './short-lists.ts'
import { codeTables } from './tables.ts'
import { undeliveredCauses } from './undelivered-causes.ts'

/** Table → how many codes it has, how many of them are enabled, and the shape of its codes. */
const tables: [id: string, count: number, enabled: number, shape: RegExp][] = [
  ['vias', 119, 43, /^\d{3}$/],
  ['unidades', 268, 267, /^\d{4}$/],
  ['unidades-dosis', 26, 26, /^\d{4}$/],
  ['formas-farmaceuticas', 39, 39, /^(C\d{5}|COLFF\d{3})$/],
  ['unidades-entrega', 76, 36, /^\d{2}$/],
  ['dispositivos', 21, 4, /^\d{3}$/],
  ['tipos-nutricionales', 22, 19, /^\d{4}$/],
  ['formas-nutricionales', 12, 12, /^\d{1,2}$/],
  ['servicios-complementarios', 24, 19, /^\d{1,3}$/],
  ['causas-no-entrega', 20, 20, /^\d{1,2}$/],
  ['documentos-paciente', 14, 13, /^[A-Z]{2}$/],
  ['documentos-profesional', 4, 4, /^[A-Z]{2}$/],
  ['documentos-entidad', 2, 2, /^[A-Z]{2}$/],
  ['documentos-quien-recibe', 9, 9, /^[A-Z]{2}$/],
  ['ambitos', 5, 5, /^\d{2}$/],
  ['estados-prescripcion', 3, 2, /^\d$/],
  ['estados-suministro', 3, 3, /^\d$/],
  ['motivos-transcripcion', 6, 6, /^\d$/],
  ['tipos-medicamento', 5, 5, /^\d$/],
  ['prestacion', 2, 2, /^\d$/],
  ['unidades-tiempo', 8, 8, /^\d$/],
  ['indicaciones-especiales', 10, 10, /^\d{1,2}$/],
  ['estados-junta', 4, 4, /^\d$/],
  ['modalidades-junta', 2, 2, /^\d$/],
  ['tecnologias', 5, 5, /^[MPDNS]$/],
  ['tecnologias-junta', 3, 3, /^[MNS]$/],
  ['vias-nutricionales', 2, 2, /^\d$/],
  ['medios-transporte', 3, 3, /^\d$/],
  ['parentescos', 8, 8, /^\d$/],
  ['novedades', 3, 2, /^\d$/],
]

test.each(tables)(
  '%s has %i codes, %i of them offered, each once, in its shape and with a name',
  (id, count, enabled, shape) => {
    const list = codeTables.find((table) => table.id === id)?.list ?? []
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
  for (const { id, list } of codeTables) {
    const names = offered(list, '2026-11-20').map((row) => row.name)
    expect(
      names.filter((name, i) => names.indexOf(name) !== i),
      id,
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
  expect(codeName(ambitos, '11')).toBe('Ambulatorio priorizado')
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

test('every list that is shipped is published as a table, and every table is counted here', async () => {
  expect(codeTables.map(({ id }) => id).sort()).toEqual(tables.map(([id]) => id).sort())
  const published = new Set<unknown>(codeTables.map(({ list }) => list))
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const lost: string[] = []
  for (const file of files) {
    const exported = (await import(/* @vite-ignore */ `./${file}`)) as Record<string, unknown>
    for (const [name, value] of Object.entries(exported))
      if (Array.isArray(value) && value !== codeTables && !published.has(value)) lost.push(`${file}: ${name}`)
  }
  expect(files.length).toBeGreaterThan(10)
  expect(lost).toEqual([])
})
