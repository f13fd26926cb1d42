/**
 * Identity documents (docs/rules.md, "Document types"). Codes are the official ones; formats are ours where no norm fixes them.
 * NV is the older code of CN: stored as it came, equal when compared.
 */
export const documentTypes = {
  CC: { name: 'Cédula de ciudadanía', account: true, pattern: /^[1-9]\d{2,9}$/, example: '1099400218' },
  CE: { name: 'Cédula de extranjería', account: true, pattern: /^\d{3,7}$/, example: '709118' },
  PT: { name: 'Permiso por protección temporal', account: true, pattern: /^\d{5,15}$/, example: '5099812' },
  PE: { name: 'Permiso especial de permanencia', account: true, pattern: /^\d{15}$/, example: '123456789012345' },
  PA: { name: 'Pasaporte', account: true, pattern: /^[A-Z0-9]{3,16}$/, example: 'AB123456' },
  CD: { name: 'Carné diplomático', account: true, pattern: /^[A-Z0-9]{3,16}$/, example: 'D12345' },
  SC: { name: 'Salvoconducto', account: true, pattern: /^[A-Z0-9]{3,16}$/, example: 'SC12345' },
  DE: { name: 'Documento extranjero', account: false, pattern: /^[A-Z0-9]{3,20}$/, example: 'X1234567' },
  TI: { name: 'Tarjeta de identidad', account: false, pattern: /^\d{10,11}$/, example: '1099400218' },
  RC: { name: 'Registro civil', account: false, pattern: /^[A-Z0-9]{8,11}$/, example: '1099400218' },
  CN: { name: 'Certificado de nacido vivo', account: false, pattern: /^\d{8,20}$/, example: '12345678' },
  AS: { name: 'Adulto sin identificar', account: false, pattern: /^[A-Z0-9]{1,10}$/, example: 'AS123' },
  MS: { name: 'Menor sin identificar', account: false, pattern: /^[A-Z0-9]{1,12}$/, example: 'MS123' },
} as const

export type DocumentType = keyof typeof documentTypes

/** The types with which a person may open an account (D-18: adults with a Colombian or migratory document). */
export const accountDocumentTypes = (Object.keys(documentTypes) as DocumentType[]).filter(
  (type) => documentTypes[type].account,
)

/** A person's document; the number always normalised. */
export interface DocumentId {
  type: DocumentType
  number: string
}

/** Trims, upper-cases, drops dots, spaces and hyphens. Leading zeros stay only where letters may stand. */
export function normalizeDocumentNumber(type: DocumentType, text: string): string {
  const bare = text.toUpperCase().replace(/[\s.\-–]/g, '')
  return documentTypes[type].pattern.source.includes('A-Z') ? bare : bare.replace(/^0+(?=\d)/, '')
}

/** True when the normalised number has the shape of its type. */
export function isDocumentNumber(type: DocumentType, number: string): boolean {
  return documentTypes[type].pattern.test(number)
}

/** Codes of a patient's document (6.1) that are no type of their own here: the older code of CN, and the UN passport. */
const shapedAs: Record<string, DocumentType> = { NV: 'CN', PR: 'PA' }

/** What is wrong with a number that cannot be of its type, as a sentence for its field; null when it can be, or the type has no known shape. */
export function wrongShape(code: string, number: string): string | null {
  const type = shapedAs[code] ?? (code in documentTypes ? (code as DocumentType) : null)
  if (!type || isDocumentNumber(type, normalizeDocumentNumber(type, number))) return null
  const { name, example } = documentTypes[type]
  return `El número no tiene la forma de ${name}. Compare con el documento; por ejemplo: ${example}.`
}

/** 'CC 1099400218': one key for maps and logs of acts. */
export function documentKey(doc: DocumentId): string {
  return `${doc.type} ${doc.number}`
}
