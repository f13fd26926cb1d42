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
