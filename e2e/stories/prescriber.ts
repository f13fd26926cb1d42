import type { BrowserContext, Locator, Page } from '@playwright/test'
import * as OTPAuth from 'otpauth'
import { addMs } from '../../server/platform/dates.ts'
import type { Prescriber } from '../../server/testing/prescribing-world.ts'
import { type Hands, hands } from '../hands.ts'
import { expect, type World } from '../harness.ts'
import { violationsOn } from '../judge.ts'
import { enterAs, prescribersOf } from '../users.ts'

/** The picture of what one has before her, to be judged. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.STORY_PICTURES) return
  await page.waitForTimeout(600)
  await page.screenshot({ path: `${process.env.STORY_PICTURES}/${name}.png`, fullPage: true })
}

/** What holds on every page: the focus is somewhere, one heading, nothing that axe objects to, nothing wider than 320 px. */
export async function judge(page: Page, name: string): Promise<void> {
  await hands.settled(page)
  await expect(page.locator('h1')).toHaveCount(1)
  const violations = await violationsOn(page)
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
  await hands.pick(scope.getByRole('combobox', { name: label, exact: typeof label === 'string' }), typed, option)
}

/** Answers a yes/no question. */
export async function answer(page: Page, question: RegExp, says: 'Sí' | 'No'): Promise<void> {
  await hands.check(page.getByRole('group', { name: question }).getByRole('radio', { name: says, exact: true }))
}

export async function schedule(
  page: Page,
  every: [number: string, unit: string],
  during: [number: string, unit: string],
): Promise<void> {
  await hands.choose(page.getByLabel('Cada: unidad'), { label: every[1] })
  await hands.fill(page.getByLabel('Cada: número'), every[0])
  await hands.choose(page.getByLabel('Durante: unidad'), { label: during[1] })
  await hands.fill(page.getByLabel('Durante: número'), during[0])
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

/** Where somebody prescribes. */
export const home = (me: Pick<Prescriber, 'context'>): string =>
  `/mipres/c/${encodeURIComponent(me.context)}/prescribir`

/** A date, in its three boxes. */
export async function fillDate(
  page: Page,
  legend: string,
  [day, month, year]: [string, string, string],
): Promise<void> {
  const group = page.getByRole('group', { name: legend, exact: true })
  await hands.fill(group.getByLabel('Día'), day)
  await hands.fill(group.getByLabel('Mes'), month)
  await hands.fill(group.getByLabel('Año'), year)
}

/**
 * A month after she signed a medicine, she repeats it and signs with the second factor; `meanwhile` looks at the draft.
 * Gives how many interactions that took.
 */
export async function repeatsAndSigns(
  { page, context, world }: { page: Page; context: BrowserContext; world: World },
  hands: Hands,
  meanwhile: () => Promise<void>,
): Promise<number> {
  const w = prescribersOf(world)
  await w.catalogs()
  const me = await w.prescriber()
  const code = await codesOf(world, me)
  await w.signed(me)
  // A month later: nothing is repeated, and the second factor is stale.
  world.clock.advance(40 * 86_400_000)
  await enterAs(context, world, me, addMs(world.clock.now(), -20 * 60_000))
  await page.goto(home(me))
  let interactions = 0
  const did = async (act: Promise<unknown>): Promise<void> => {
    await act
    interactions += 1
  }
  await did(hands.press(page.getByRole('button', { name: /^Repetir/ })))
  await expect(page.getByRole('heading', { level: 2, name: 'Medicamento' })).toBeVisible()
  await meanwhile()
  await did(hands.press(page.getByRole('button', { name: /^Revisar y firmar/ })))
  await expect(page.getByRole('heading', { level: 1, name: 'Revise y firme' })).toBeVisible()
  await did(hands.press(page.getByRole('button', { name: 'Firmar 1 ítem' })))
  // The six numbers are one field, and complete it by themselves.
  await did(hands.fill(page.getByLabel('Código de 6 números'), code()))
  await expect(page.getByRole('heading', { level: 1, name: 'La prescripción quedó firmada' })).toBeVisible()
  await hands.settled(page)
  return interactions
}
