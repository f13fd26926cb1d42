import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import * as OTPAuth from 'otpauth'
import type { Prescriber } from '../../server/testing/prescribing-world.ts'
import { expect, type World } from '../harness.ts'

/** The picture of what one has before her, to be judged. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.STORY_PICTURES) return
  await page.waitForTimeout(600)
  await page.screenshot({ path: `${process.env.STORY_PICTURES}/${name}.png`, fullPage: true })
}

/** What holds on every page: one heading, nothing that axe objects to, nothing wider than 320 px. */
export async function judge(page: Page, name: string): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map((one) => `${name} ${one.id}: ${one.nodes[0]?.html}`)).toEqual([])
  await picture(page, `${name}-1280`)
  await page.setViewportSize({ width: 320, height: 800 })
  const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(over, `${name} at 320`).toBeLessThanOrEqual(0)
  await picture(page, `${name}-320`)
  await page.setViewportSize({ width: 1280, height: 800 })
  if (process.env.STORY_PICTURES) {
    await page.emulateMedia({ colorScheme: 'dark' })
    await picture(page, `${name}-oscuro`)
    await page.emulateMedia({ colorScheme: 'light' })
  }
}

export async function pick(
  scope: Page | Locator,
  label: string | RegExp,
  typed: string,
  option: RegExp,
): Promise<void> {
  const box = scope.getByRole('combobox', { name: label, exact: typeof label === 'string' })
  await box.fill('')
  await box.pressSequentially(typed)
  await scope.getByRole('option', { name: option }).first().click()
}

/** Answers a yes/no question. */
export async function answer(page: Page, question: RegExp, says: 'Sí' | 'No'): Promise<void> {
  await page.getByRole('group', { name: question }).getByText(says, { exact: true }).click()
}

export async function schedule(
  page: Page,
  every: [number: string, unit: string],
  during: [number: string, unit: string],
): Promise<void> {
  await page.getByLabel('Cada: unidad').selectOption({ label: every[1] })
  await page.getByLabel('Cada: número').fill(every[0])
  await page.getByLabel('Durante: unidad').selectOption({ label: during[1] })
  await page.getByLabel('Durante: número').fill(during[0])
}

// What the foot says, not what was said aloud before.
export const saved = (page: Page): Promise<void> =>
  expect(page.locator('span').filter({ hasText: /^\s*Borrador guardado/ })).toBeVisible({ timeout: 30_000 })

/** Sets the application of codes through the account, and gives its code when asked: one serves once, so half a minute goes by. */
export async function codesOf(world: World, person: Pick<Prescriber, 'post'>): Promise<() => string> {
  const { status, body } = await person.post<{ secret: string }>('/me/totp')
  expect(status, JSON.stringify(body)).toBe(200)
  const code = (): string => {
    world.clock.advance(31_000)
    const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(body.secret) })
    return totp.generate({ timestamp: Date.parse(world.clock.now()) })
  }
  const confirmed = await person.post('/me/totp/confirm', { code: code() })
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
  return code
}

export const home = (me: Pick<Prescriber, 'context'>): string =>
  `/mipres/c/${encodeURIComponent(me.context)}/prescribir`

/** A date, in its three boxes. */
export async function fillDate(
  page: Page,
  legend: string,
  [day, month, year]: [string, string, string],
): Promise<void> {
  const group = page.getByRole('group', { name: legend, exact: true })
  await group.getByLabel('Día').fill(day)
  await group.getByLabel('Mes').fill(month)
  await group.getByLabel('Año').fill(year)
}
