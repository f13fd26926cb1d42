import { keyboard } from '../hands.ts'
import { expect, test } from '../harness.ts'
import { walksAlone } from './alone.ts'
import { cast } from './people.ts'
import { repeatsAndSigns } from './prescriber.ts'
import { importRegistries } from './registry-files.ts'
import { story } from './story.ts'

// The smoke version of `npm run proof`, where STORY_KEYS=1 tells every story so.

story('the whole path of a proveedor persona natural with the keyboard alone', async ({ world, company }) => {
  await importRegistries(world, { civil: [cast.jairo] })
  await walksAlone(await company.keyboardActor(cast.jairo))
})

test('a repeat of one medicine is signed with the keyboard alone, with the shortcuts that the page shows', async ({
  page,
  context,
  world,
}) => {
  await repeatsAndSigns({ page, context, world }, keyboard, async () => {
    for (const kind of ['M', 'P', 'D', 'N', 'S'])
      await expect(page.locator(`button[aria-keyshortcuts="Alt+${kind}"]`)).toContainText(`Alt ${kind}`)
    await expect(page.locator('button[aria-keyshortcuts="Control+Enter"]')).toContainText('Ctrl Enter')
    await page.keyboard.press('Alt+d')
    await expect(page.getByRole('heading', { level: 2, name: 'Dispositivo' })).toBeVisible()
    await keyboard.press(page.getByRole('button', { name: 'Quitar', exact: true }))
    await expect(page.getByRole('heading', { level: 2, name: 'Medicamento' })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Revise y firme' })).toBeFocused()
    // She thinks better of it when the second factor is asked.
    const sign = page.getByRole('button', { name: 'Firmar 1 ítem' })
    await keyboard.press(sign)
    await expect(page.getByRole('dialog', { name: /segundo factor/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(sign).toBeFocused()
    await keyboard.press(page.getByRole('link', { name: 'Volver a escribir' }))
    await expect(page.getByRole('heading', { level: 2, name: 'Medicamento' })).toBeVisible()
  })
})
