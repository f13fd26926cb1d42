import type { RefusalText } from './types.ts'

/** Refusals of the module `users`. */
export const usersRefusals = {} as const satisfies Record<string, RefusalText>
