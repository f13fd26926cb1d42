import { accountDocumentTypes, type DocumentId, type DocumentType, documentKey } from '#contract/documents.ts'
import { stringifyPlainSearch } from '#web/lib/url.ts'

/** What the desk keeps in its address. */
export interface DeskSearch {
  lista?: string | undefined
  sede?: string | undefined
  tipo?: string | undefined
  cumple?: string | undefined
  /** Cursor. */
  desde?: string | undefined
  /** The open one: of Por decidir its registration, of the others the person, with `activacion`. */
  persona?: string | undefined
  activacion?: string | undefined
  /** 'activar': the panel decides about those chosen. */
  acto?: string | undefined
  /** 'CC 1099400218': search by exact document (D-17). */
  documento?: string | undefined
}

/** The desk's address with this in it. */
export function deskLink(capacityId: string, search: DeskSearch = {}): string {
  return `/administracion/${capacityId}${stringifyPlainSearch({ ...search })}`
}

/** The document that the address asks for, or null. */
export function searchWords(text: string | undefined): DocumentId | null {
  const [type, number] = (text ?? '').split(' ', 2)
  const known = accountDocumentTypes.find((one): one is DocumentType => one === type)
  return known && number ? { type: known, number } : null
}

/** How a document goes into the address. */
export function documentWords(document: DocumentId): string {
  return documentKey(document)
}
