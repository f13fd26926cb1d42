export interface Names {
  firstName: string
  secondName?: string | null
  firstSurname: string
  secondSurname?: string | null
}

/** 'Laura Marcela Quintero Ríos': given names, then surnames. */
export function personName(names: Names): string {
  return [names.firstName, names.secondName, names.firstSurname, names.secondSurname].filter(Boolean).join(' ')
}

/** Names as they are compared: without accents, case, hyphens or double spaces; order matters. */
export function comparableName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[-'’.]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
