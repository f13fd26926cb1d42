import { expect, test } from './harness.ts'

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
