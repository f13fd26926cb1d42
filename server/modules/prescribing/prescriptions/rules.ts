import { addMs, type Instant } from '#platform/dates.ts'

/** D-22: until when its prescriber annuls it. */
export function annulUntil(prescribedAt: Instant, windowHours: number): Instant {
  return addMs(prescribedAt, windowHours * 3_600_000)
}

/** D-23: whether the second factor of the session is too old to sign, or was never given. */
export function factorIsStale(secondFactorAt: Instant | null, at: Instant, minutes: number): boolean {
  return secondFactorAt === null || addMs(secondFactorAt, minutes * 60_000) < at
}
