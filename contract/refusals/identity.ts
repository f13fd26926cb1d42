import type { RefusalText } from './types.ts'

/** Refusals of the module `identity`. */
export const identityRefusals = {} as const satisfies Record<string, RefusalText>
