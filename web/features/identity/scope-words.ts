/** What an application may do with the account, as a person reads it. */
const words: Record<string, string> = {
  openid: 'Reconocerle en cada ingreso',
  profile: 'Ver su nombre completo',
  email: 'Ver su correo',
  documento: 'Ver el tipo y el número de su documento',
  offline_access: 'Seguir conectada cuando usted no está',
}

/** The sentence of a scope; one that is not ours is shown by its name. */
export const scopeWords = (scope: string): string => words[scope] ?? scope
