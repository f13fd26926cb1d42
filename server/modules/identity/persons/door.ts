import type { IdentityDoor } from '../facts.ts'
import { namesOf, personFacts, personFactsByDocument, personsFacts } from './persons.store.ts'

/** The person part of the door of identity. */
export const personsDoor: Pick<IdentityDoor, 'person' | 'personByDocument' | 'persons' | 'namesOf'> = {
  person: personFacts,
  personByDocument: personFactsByDocument,
  persons: personsFacts,
  namesOf,
}
