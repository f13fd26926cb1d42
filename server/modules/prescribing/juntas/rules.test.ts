import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMs, type Instant, instant, plainDate } from '#platform/dates.ts'
import { actDayRefusal, boardDue, boardState, type CaseFacts, memberRefusal, voteOutcome } from './rules.ts'

const settings = { board_days_outpatient: 5, board_hours_priority: 72 }
const at: Instant = instant('2026-11-20T14:00:00.000Z')
const facts: CaseFacts = {
  number: '20261120142000000007',
  prescriberId: 'laura',
  providerName: 'Hospital Los Arrayanes',
  prescribedOn: plainDate('2026-11-20'),
  outcome: null,
  closedAt: null,
  actNumber: null,
  votedAt: null,
}

describe('D-24: the deadline of a board', () => {
  test('outpatient: to the end of the fifth calendar day in Bogotá', () => {
    expect(boardDue({ ambito: 12, at }, settings)).toBe('2026-11-26T05:00:00.000Z')
    // 11 p. m. of the 20th in Bogotá is already the 21st in UTC.
    expect(boardDue({ ambito: 12, at: instant('2026-11-21T04:00:00.000Z') }, settings)).toBe('2026-11-26T05:00:00.000Z')
  })
  test.each([11, 21, 22, 30])('ámbito %i: 72 hours after signing', (ambito) => {
    expect(boardDue({ ambito, at }, settings)).toBe('2026-11-23T14:00:00.000Z')
  })
})

describe('D-25: votes', () => {
  test('a quorum of one: the recorder decides', () => {
    expect(voteOutcome({ approve: 1, deny: 0 }, 1)).toBe(3)
    expect(voteOutcome({ approve: 0, deny: 1 }, 1)).toBe(4)
  })
  test('nothing is decided below the quorum or in a tie; else what most said', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 9 }), (approve, deny, quorum) => {
        const outcome = voteOutcome({ approve, deny }, quorum)
        if (approve + deny < quorum || approve === deny) return outcome === null
        return outcome === (approve > deny ? 3 : 4)
      }),
    )
  })
  test('never who signed it, with the reason; another member may', () => {
    expect(memberRefusal(facts, 'laura')).toEqual({
      code: 'prescribing.board_own_item',
      params: { number: '20261120 1420 0000 0007', entity: 'Hospital Los Arrayanes' },
    })
    expect(memberRefusal(facts, 'pedro')).toBeNull()
  })
  test('each member once; a closed case says when and what', () => {
    expect(memberRefusal({ ...facts, votedAt: at }, 'pedro')?.code).toBe('prescribing.board_already_voted')
    const decided = { ...facts, outcome: 4, closedAt: addMs(at, 60_000), actNumber: 'A-12' }
    expect(memberRefusal(decided, 'pedro')).toEqual({
      code: 'prescribing.board_already_decided',
      params: { when: '20 nov 2026, 9:01 a. m.', outcome: 'no aprobado', act: 'A-12' },
    })
    expect(memberRefusal({ ...facts, closedAt: at }, 'pedro')?.code).toBe('prescribing.board_without_object')
  })
  test('the state that lists show', () => {
    expect(boardState(facts)).toBe('pendiente')
    expect(boardState({ outcome: 3, closedAt: at })).toBe('aprobada')
    expect(boardState({ outcome: 4, closedAt: at })).toBe('no_aprobada')
    expect(boardState({ outcome: null, closedAt: at })).toBe('sin_objeto')
  })
})

test('the act is of a day from the prescription to today', () => {
  const [prescribed, today] = [plainDate('2026-11-20'), plainDate('2026-11-23')]
  for (const day of ['2026-11-20', '2026-11-22', '2026-11-23'])
    expect(actDayRefusal(plainDate(day), prescribed, today)).toBeNull()
  for (const day of ['2026-11-19', '2026-11-24'])
    expect(actDayRefusal(plainDate(day), prescribed, today)?.code).toBe('prescribing.board_act_day')
})
