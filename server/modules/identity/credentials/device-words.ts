const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]
const first = (pairs: [RegExp, string][], text: string): string | undefined =>
  pairs.find(([pattern]) => pattern.test(text))?.[1]

/** 'Chrome en Windows': what the browser says of itself, for the list of sessions. */
export function deviceWords(userAgent: string | null): string {
  const browser = first(browsers, userAgent ?? '') ?? 'Navegador desconocido'
  const system = first(systems, userAgent ?? '')
  return system ? `${browser} en ${system}` : browser
}
