import { filled } from '../spanish.ts'
import { identityRefusals } from './identity.ts'
import { delegationRefusals, entityRefusals } from './identity-entities.ts'
import { platformRefusals } from './platform.ts'
import { prescribingRefusals } from './prescribing.ts'
import { boardRefusals } from './prescribing-boards.ts'
import { registriesRefusals } from './registries.ts'
import { supplyRefusals } from './supply.ts'
import type { RefusalText } from './types.ts'
import { usersRefusals } from './users.ts'

const all = {
  ...platformRefusals,
  ...registriesRefusals,
  ...identityRefusals,
  ...entityRefusals,
  ...delegationRefusals,
  ...usersRefusals,
  ...prescribingRefusals,
  ...boardRefusals,
  ...supplyRefusals,
}

/** Every code with which a rule of the product can say no. */
export type RefusalCode = keyof typeof all

/** Status and Spanish text of each code. */
export const refusals: Record<RefusalCode, RefusalText> = all

/**
 * The sentence a person reads: placeholders filled, a missing value shown as a dash so that it is seen. `you`: the reader is
 * the one who must act.
 */
export function refusalText(code: RefusalCode, params: Record<string, unknown> = {}, you = false): string {
  const { text, toYou } = refusals[code]
  return filled((you && toYou) || text, (name) => {
    const value = params[name]
    return value === undefined || value === null ? '—' : String(value)
  })
}
