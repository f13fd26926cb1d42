import type { IdentityDoor } from '../facts.ts'
import { personFacts, personFactsByDocument, personsFacts } from './persons.store.ts'

/** The person part of the door of identity. */
export const personsDoor: Pick<IdentityDoor, 'person' | 'personByDocument' | 'persons'> = {
  person: personFacts,
  personByDocument: personFactsByDocument,
  persons: personsFacts,
}
