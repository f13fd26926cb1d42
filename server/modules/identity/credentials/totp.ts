import { Secret, TOTP } from 'otpauth'
import { epochMs, type Instant } from '#platform/dates.ts'

const PERIOD = 30

/** A new secret, base32 as applications show it. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the QR code says to the application. */
export function totpUri(secret: string, label: string): string {
  return new TOTP({ issuer: 'OpenMIPRES', label, secret: Secret.fromBase32(secret), period: PERIOD }).toString()
}

/** The time step that the code belongs to (one before and one after now are good too), null when it is wrong. */
export function totpStep(secret: string, code: string, at: Instant): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const timestamp = epochMs(at)
  const delta = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD }).validate({
    token,
    timestamp,
    window: 1,
  })
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta
}

/** The code an application would show at that moment: for tests and the demo. */
export function totpCode(secret: string, at: Instant): string {
  return new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD }).generate({ timestamp: epochMs(at) })
}
