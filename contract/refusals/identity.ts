import type { RefusalText } from './types.ts'

/** Refusals of the module `identity`. */
export const identityRefusals = {
  // Persons, credentials, sessions
  'identity.email_taken': {
    status: 409,
    text: 'Ese correo ya identifica otra cuenta. Use otro correo, o ingrese con la cuenta que ya tiene.',
  },
} as const satisfies Record<string, RefusalText>
