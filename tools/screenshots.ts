// npm run screenshots [-- --url http://localhost:3000] [name …]: every page of web/app/pages.ts at 1280, 360 and 320 px and dark, to screenshots/.
// Without --url it serves the built web by itself (no API: pages show what a visitor without a service sees).
import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { pagesToSee } from '../web/app/pages.ts'

const { values, positionals } = parseArgs({
  options: { url: { type: 'string' }, out: { type: 'string', default: 'screenshots' } },
  allowPositionals: true,
})
const views = [
  { name: '1280', width: 1280, dark: false },
  { name: '360', width: 360, dark: false },
  { name: '320', width: 320, dark: false },
  { name: '1280-oscuro', width: 1280, dark: true },
]

let url = values.url
let stop = async (): Promise<void> => undefined
if (!url) {
  await build({ logLevel: 'warn' })
  const server = await preview({ logLevel: 'warn', preview: { port: 0, host: '127.0.0.1' } })
  url = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0] ?? ''
  stop = () => server.close()
}
await mkdir(values.out, { recursive: true })
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
})
const wanted = pagesToSee.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
)
let wide = 0
for (const view of views) {
  const context = await browser.newContext({
    viewport: { width: view.width, height: 800 },
    colorScheme: view.dark ? 'dark' : 'light',
    locale: 'es-CO',
    timezoneId: 'America/Bogota',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  for (const { name, path } of wanted.filter((one) => one.as === undefined)) {
    await page.goto(new URL(path, url).href)
    await page.locator('h1').first().waitFor()
    await page.evaluate('document.fonts.ready.then(() => null)')
    const overflow = Number(
      await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    )
    if (overflow > 0) {
      wide += 1
      console.error(`${name} at ${view.name}: ${overflow} px wider than the screen`)
    }
    await page.screenshot({ path: `${values.out}/${name}-${view.name}.png`, fullPage: true })
  }
  await context.close()
}
await browser.close()
await stop()
console.log(`${wanted.length} pages in ${values.out}/`)
process.exitCode = wide > 0 ? 1 : 0
