import type { DocumentId } from '#contract/documents.ts'
import type { PersonData } from './persons.store.ts'

/** The owner's own words, which her password must not be made of. */
export function ownWords(of: PersonData & { document: DocumentId; email: string | null }): string[] {
  const names = [of.firstName, of.secondName, of.firstSurname, of.secondSurname].filter((name) => name !== null)
  return [...names, of.document.number, of.email ?? '', of.bornOn.slice(0, 4), of.bornOn.replaceAll('-', '')]
}
