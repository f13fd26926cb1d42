let ahead = 0

/** Called with the server's clock of every answer (`x-now`). */
export function learnNow(instant: string | null): void {
  const time = instant ? Date.parse(instant) : Number.NaN
  if (!Number.isNaN(time)) ahead = time - Date.now()
}

/** This moment by the server's clock, as an instant: for "hace 8 días" and for bounds of dates. Never for a rule. */
export function now(): string {
  return new Date(Date.now() + ahead).toISOString()
}
