import type { RefusalText } from './types.ts'

/** Refusals of the module `registries`. */
export const registriesRefusals = {} as const satisfies Record<string, RefusalText>
