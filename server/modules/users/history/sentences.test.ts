import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { instant } from '#platform/dates.ts'
import { actsWithSentence, detailsOf, sentenceOf } from './sentences.ts'

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? sources(join(folder, e.name)) : e.name.endsWith('.ts') ? [join(folder, e.name)] : [],
  )

describe('the history', () => {
  test('every act that is audited has a sentence', () => {
    const acts = sources('server/modules')
      .filter((f) => !f.includes('.test.'))
      .flatMap((f) => [...readFileSync(f, 'utf8').matchAll(/\bact: (?:[^,\n]*\? )?'([\w.]+)'(?: : '([\w.]+)')?/g)])
      .flatMap((m) => [m[1], m[2]])
      .filter((act): act is string => act?.includes('.') === true)
    expect(acts.length).toBeGreaterThan(30)
    expect(acts.filter((act) => !actsWithSentence.includes(act))).toEqual([])
  })

  test('is told without codes: values fill the sentence, the rest are its particulars', () => {
    const event = {
      id: '1',
      at: instant('2026-11-20T14:00:00Z'),
      actorKind: 'person' as const,
      actorId: null,
      actorLabel: 'Carlos Mina',
      act: 'users.assign_role',
      context: { personName: 'Laura', roleName: 'Prescriptor', entityName: 'Hospital', sedeName: '01 Principal' },
      before: null,
      after: null,
    }
    expect(sentenceOf(event)).toBe('Rol «Prescriptor» para Laura en Hospital.')
    expect(detailsOf(event)).toEqual([{ label: 'Sede', value: '01 Principal' }])
    expect(sentenceOf({ ...event, context: {} })).toBe('Rol «—» para — en —.')
  })
})
