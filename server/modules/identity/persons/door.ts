import { accountByEmail } from '../credentials/accounts.store.ts'
import type { IdentityDoor } from '../facts.ts'
import { namesOf, personFacts, personFactsByDocument, personsFacts } from './persons.store.ts'

/** The person part of the door of identity. */
export const personsDoor: Pick<IdentityDoor, 'person' | 'personByDocument' | 'persons' | 'namesOf' | 'accountByEmail'> =
  {
    person: personFacts,
    personByDocument: personFactsByDocument,
    persons: personsFacts,
    accountByEmail: async (conn, email) => (await accountByEmail(conn, email))?.accountId ?? null,
    namesOf,
  }
