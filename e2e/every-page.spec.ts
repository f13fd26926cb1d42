import { type Browser, expect, test } from '@playwright/test'
import { type DemoSite, startDemoSite } from '../tools/demo-site.ts'
import { type PageToSee, pagesToSee } from '../web/app/pages.ts'
import { judge } from './judge.ts'
import { askByKeyboard, walkByTab } from './tab-walk.ts'

// A trace of some hundred views would cost more than the views.
test.use({ trace: 'off', screenshot: 'off' })

/** Tabs that look at pages at the same time: waiting for one is time for another. */
const LOOKING = 3

/** Judges one page after the other until none is left. */
async function look(browser: Browser, site: DemoSite, pages: PageToSee[]): Promise<string[]> {
  const faults: string[] = []
  const context = await browser.newContext({ locale: 'es-CO', timezoneId: 'America/Bogota', reducedMotion: 'reduce' })
  let name = ''
  context.on('weberror', (event) => faults.push(`${name}: ${event.error()}`))
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(`${name}: ${message.text()}`)
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  for (let one = pages.shift(); one; one = pages.shift()) {
    name = one.name
    try {
      const { url, cookies } = await site.open(one)
      await context.clearCookies()
      await context.addCookies(cookies)
      await page.goto(url)
      await page.locator('h1').first().waitFor()
      await page.waitForLoadState('networkidle')
      if (one.press) {
        await page.getByRole('main').getByRole('button', { name: one.press, exact: true }).click()
        await page.waitForLoadState('networkidle')
      }
      faults.push(...(await judge(page, name)))
      await page.setViewportSize({ width: 1280, height: 800 })
      faults.push(...(await walkByTab(page, name)))
      if (!one.press) faults.push(...(await askByKeyboard(page, name)))
    } catch (error) {
      faults.push(`${name}: ${String(error).split('\n')[0]}`)
    }
  }
  await context.close()
  return faults
}

test('every page is accessible at 1280, 360, 320 and dark and walked by keyboard, signed in as who uses it', async ({
  browser,
}) => {
  test.setTimeout(900_000)
  const site = await startDemoSite()
  try {
    const pages = [...pagesToSee]
    const faults = await Promise.all(Array.from({ length: LOOKING }, () => look(browser, site, pages)))
    expect(faults.flat()).toEqual([])
  } finally {
    await site.stop()
  }
})
