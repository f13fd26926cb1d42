import { describe, expect, test } from 'vitest'
import { type ClaimFacts, mediaTypeOf, normalizeName, reviewCause, supportNeeded } from './rules.ts'

const automatic: ClaimFacts = {
  capacities: ['ips'],
  nitRegistered: false,
  otherClaimWaits: false,
  repsRepresentatives: ['NELLY GUARNIZO PÉREZ'],
  civilName: 'Nelly Guarnizo Perez',
}

describe('D-03: what an operator reviews', () => {
  test.each<[string, Partial<ClaimFacts>, ReturnType<typeof reviewCause>]>([
    ['an IPS whose representative REPS names', {}, null],
    [
      'one of several codes names her',
      { repsRepresentatives: [null, 'OTRA PERSONA', ' nelly  guarnizo-pérez '] },
      null,
    ],
    ['a NIT that has a representative', { nitRegistered: true }, 'nit_registered'],
    ['a NIT that somebody else asked for', { otherClaimWaits: true }, 'other_claimant'],
    ['an EPS', { capacities: ['eps_contributivo'] }, 'not_only_ips'],
    ['a proveedor', { capacities: ['proveedor'] }, 'not_only_ips'],
    ['an IPS that is a proveedor too', { capacities: ['ips', 'proveedor'] }, 'not_only_ips'],
    ['an IPS that is not in REPS', { repsRepresentatives: [] }, 'not_in_reps'],
    ['another name in REPS', { repsRepresentatives: ['NELLY GUARNIZO'] }, 'name_differs'],
    ['no name in REPS', { repsRepresentatives: [null] }, 'name_differs'],
    ['a person the civil registry does not know', { civilName: null }, 'civil_unknown'],
  ])('%s', (_, facts, cause) => expect(reviewCause({ ...automatic, ...facts })).toBe(cause))

  test('a support is needed to take an entity over, and when no registry knows the NIT', () => {
    expect(supportNeeded({ cause: null, nitInRegistries: true })).toBe(false)
    expect(supportNeeded({ cause: 'name_differs', nitInRegistries: true })).toBe(false)
    expect(supportNeeded({ cause: 'not_only_ips', nitInRegistries: false })).toBe(true)
    expect(supportNeeded({ cause: 'nit_registered', nitInRegistries: true })).toBe(true)
    expect(supportNeeded({ cause: 'other_claimant', nitInRegistries: true })).toBe(true)
  })
})

test('names are compared without accents, case, signs and double spaces', () => {
  expect(normalizeName("  José  Muñoz-D'Ávila ")).toBe('JOSE MUNOZ D AVILA')
})

test('a support is what its first bytes say, whatever its name', () => {
  expect(mediaTypeOf(Buffer.from('%PDF-1.7 …'))).toBe('application/pdf')
  expect(mediaTypeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
  expect(mediaTypeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('image/png')
  expect(mediaTypeOf(Buffer.from('MZ not a pdf'))).toBeNull()
  expect(mediaTypeOf(Buffer.from(''))).toBeNull()
})
