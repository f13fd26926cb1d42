import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type PageToSee, pagesToSee } from '../web/app/pages.ts'
import { expect, test } from './harness.ts'

const views = [
  { name: '1280', width: 1280, scheme: 'light' },
  { name: '360', width: 360, scheme: 'light' },
  { name: '320', width: 320, scheme: 'light' },
  { name: 'dark', width: 1280, scheme: 'dark' },
] as const

/** What holds for every page in every view: one named heading, nothing wider than the screen, nothing that axe objects to. */
async function judge(page: Page, one: PageToSee): Promise<string[]> {
  const faults: string[] = []
  await page.goto(one.path)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  for (const view of views) {
    const fault = (text: string) => faults.push(`${one.name} (${view.name}): ${text}`)
    await page.setViewportSize({ width: view.width, height: 800 })
    await page.emulateMedia({ colorScheme: view.scheme, reducedMotion: 'reduce' })
    const headings = await page.locator('h1').count()
    if (headings !== 1) fault(`${headings} h1`)
    const title = await page.title()
    if (!/\S · OpenMIPRES$/.test(title)) fault(`title "${title}"`)
    const over = Number(
      await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    )
    if (over > 0) fault(`${over} px wider than the screen`)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
      .analyze()
    for (const { id, help, nodes } of violations) {
      fault(`${id}: ${help}\n    ${nodes.map((node) => node.html.slice(0, 160)).join('\n    ')}`)
    }
  }
  return faults
}

test('every public page is accessible at 1280, 360, 320 and dark', async ({ page }) => {
  test.setTimeout(300_000)
  const faults: string[] = []
  for (const one of pagesToSee.filter(({ as }) => as === undefined)) faults.push(...(await judge(page, one)))
  expect(faults).toEqual([])
})

test('navigation puts the focus on the new heading, and going back returns to the list', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Accesibilidad' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Accesibilidad' })).toBeFocused()
  await expect(page).toHaveTitle('Accesibilidad · OpenMIPRES')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: '¿Qué necesita hacer?' })).toBeFocused()
})

test('the appearance that a person fixes stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  await page.getByLabel('Apariencia').selectOption('dark')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByLabel('Apariencia')).toHaveValue('dark')
})

test('without network the page says so and keeps what is on it', async ({ page, context }) => {
  await page.goto('/ayuda')
  await page.locator('h1').waitFor()
  await context.setOffline(true)
  await expect(page.getByText('Sin conexión.')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('Sin conexión.')).toBeHidden()
})
