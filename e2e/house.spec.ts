import { expect, test } from './harness.ts'

test('the first page opens without errors, from the keyboard to the main content', async ({ page, world }) => {
  await page.goto('/')
  await expect(page).toHaveTitle(/OpenMIPRES/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: /contenido/i })).toBeFocused()
  expect((await page.request.get(`${world.url}/api/openapi.json`)).ok()).toBe(true)
})

test('scripts and styles come compressed', async ({ page, world }) => {
  const received = page.waitForResponse((response) => /\/assets\/index-.*\.js$/.test(response.url()))
  await page.goto(world.url)
  expect((await received).headers()['content-encoding']).toMatch(/^(br|gzip)$/)
})

test('an address that does not exist says so in the product', async ({ page }) => {
  await page.goto('/no-existe')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/no/i)
})
