// npm run screenshots [-- name …] [--view 1280]: every page of web/app/pages.ts over the demo world, signed in as who fits, at 1280, 360 and
// 320 px and dark, to screenshots/.
import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { chromiumLaunch } from '../e2e/chromium.ts'
import { pagesToSee } from '../web/app/pages.ts'
import { build } from './build.ts'
import { startDemoSite } from './demo-site.ts'

const { values, positionals } = parseArgs({
  options: { out: { type: 'string', default: 'screenshots' }, view: { type: 'string' } },
  allowPositionals: true,
})
const views = [
  { name: '1280', width: 1280, dark: false },
  { name: '360', width: 360, dark: false },
  { name: '320', width: 320, dark: false },
  { name: '1280-oscuro', width: 1280, dark: true },
].filter(({ name }) => !values.view || name === values.view)

await build()
const site = await startDemoSite()
await mkdir(values.out, { recursive: true })
const browser = await chromium.launch(chromiumLaunch)
const wanted = pagesToSee.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
)
const faults: string[] = []
try {
  for (const view of views) {
    const context = await browser.newContext({
      viewport: { width: view.width, height: 800 },
      colorScheme: view.dark ? 'dark' : 'light',
      locale: 'es-CO',
      timezoneId: 'America/Bogota',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    for (const one of wanted) {
      const { name, press } = one
      const fault = (text: string): void => void faults.push(`${name} at ${view.name}: ${text}`)
      await context.clearCookies()
      try {
        const { url, cookies } = await site.open(one)
        await context.addCookies(cookies)
        await page.goto(url)
        await page.locator('h1').first().waitFor({ timeout: 10_000 })
        await page.waitForLoadState('networkidle')
        if (press) {
          await page.getByRole('main').getByRole('button', { name: press, exact: true }).click()
          await page.waitForLoadState('networkidle')
        }
        await page.evaluate('document.fonts.ready.then(() => null)')
        const overflow = Number(
          await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
        )
        if (overflow > 0) fault(`${overflow} px wider than the screen`)
      } catch (error) {
        fault(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
      }
      await page.screenshot({ path: `${values.out}/${name}-${view.name}.png`, fullPage: true })
    }
    await context.close()
  }
} finally {
  await browser.close()
  await site.stop()
}
for (const fault of faults) console.error(fault)
console.log(`${wanted.length} pages in ${values.out}/`)
process.exitCode = faults.length > 0 ? 1 : 0
