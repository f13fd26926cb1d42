import type { Locator, Page } from '@playwright/test'
import { expect } from './harness.ts'
import { reach } from './reach.ts'

/** A file as a test hands it over. */
export interface Handed {
  name: string
  mimeType: string
  buffer: Buffer
}

/** How somebody acts on the controls of a page: with a mouse, or with the keyboard alone. */
export interface Hands {
  /** Writes in a field in place of what it has. */
  fill(control: Locator, text: string): Promise<void>
  /** Chooses in a list of the browser, by value or by what it says. */
  choose(select: Locator, option: string | { label: string }): Promise<void>
  /** A checkbox or a radio. */
  check(control: Locator): Promise<void>
  /** A button, a link, what opens and closes. */
  press(control: Locator): Promise<void>
  /** Types in a combo box and takes the first option that says this. */
  pick(box: Locator, typed: string, option: RegExp): Promise<void>
  attach(input: Locator, file: Handed): Promise<void>
  /** Once the page shows what an act did: fails when the act left the focus nowhere. */
  settled(page: Page): Promise<void>
}

export const mouse: Hands = {
  fill: (control, text) => control.fill(text),
  choose: async (select, option) => {
    await select.selectOption(option)
  },
  // By force: the whole card of a choice is its label and lies above the control.
  check: (control) => control.check({ force: true }),
  press: (control) => control.click(),
  pick: async (box, typed, option) => {
    await box.fill('')
    await box.pressSequentially(typed)
    await optionOf(box, option).click()
  },
  attach: (input, file) => input.setInputFiles(file),
  settled: async () => {},
}

declare global {
  interface Window {
    /** Set by an act: from then on, in this document, the focus is somewhere. */
    acted?: boolean
  }
}

/** Somebody who has only a keyboard: reaches every control by Tab and arrows, and acts with Enter and the space bar. */
export const keyboard: Hands = {
  fill: async (control, text) => {
    await go(control)
    await control.page().keyboard.press('Control+A')
    if (text === '') await control.page().keyboard.press('Delete')
    else await control.page().keyboard.type(text)
    await acted(control.page())
  },
  choose: async (select, option) => {
    await go(select)
    const at = await select.evaluate((element, wanted) => {
      const { options } = element as HTMLSelectElement
      return [...options].findIndex((one) =>
        typeof wanted === 'string' ? one.value === wanted || one.label === wanted : one.label === wanted.label,
      )
    }, option)
    if (at < 0) throw new Error(`${select} has no option ${JSON.stringify(option)}`)
    const now = (): Promise<number> => select.evaluate((element) => (element as HTMLSelectElement).selectedIndex)
    for (let was = -2, is = await now(); is !== at && is !== was; was = is, is = await now())
      await select.page().keyboard.press(is < at ? 'ArrowDown' : 'ArrowUp')
    expect(await now(), `${select}`).toBe(at)
    await acted(select.page())
  },
  check: async (control) => {
    const { keyboard } = control.page()
    if (await control.isChecked()) return
    if ((await control.getAttribute('type')) !== 'radio') {
      await go(control)
      await keyboard.press('Space')
    } else {
      // Tab enters a group of radios once; arrows walk and choose in it.
      const name = await control.getAttribute('name')
      await go(control.page().locator(`input[type=radio][name="${name}"]:enabled`))
      await keyboard.press('Space')
      for (let i = 0; i < 12 && !(await control.isChecked()); i += 1) await keyboard.press('ArrowDown')
    }
    await expect(control).toBeChecked()
    await acted(control.page())
  },
  press: async (control) => {
    await expect(control).toBeEnabled()
    await go(control)
    await acted(control.page())
    await control.page().keyboard.press('Enter')
  },
  pick: async (box, typed, option) => {
    await go(box)
    const { keyboard } = box.page()
    await keyboard.press('Control+A')
    await keyboard.type(typed)
    const wanted = optionOf(box, option)
    await expect(wanted).toBeVisible()
    for (let i = 0; i < 50; i += 1) {
      if ((await wanted.getAttribute('aria-selected')) === 'true') break
      await keyboard.press('ArrowDown')
    }
    await keyboard.press('Enter')
    await expect(wanted).toBeHidden()
    await acted(box.page())
  },
  attach: async (input, file) => {
    await go(input)
    const [chooser] = await Promise.all([
      input.page().waitForEvent('filechooser'),
      input.page().keyboard.press('Space'),
    ])
    await chooser.setFiles(file)
    await acted(input.page())
  },
  settled: (page) =>
    expect
      .poll(
        () => page.evaluate(() => Boolean(window.acted) && (document.activeElement ?? document.body) === document.body),
        {
          message: 'after an act the focus is nowhere',
          timeout: 3_000,
        },
      )
      .toBe(false),
}

/** The hands of the stories: a mouse, or with `STORY_KEYS=1` the keyboard alone. */
export const hands: Hands = process.env.STORY_KEYS ? keyboard : mouse

async function go(control: Locator): Promise<void> {
  await expect(control.first()).toBeEnabled()
  await keyboard.settled(control.page())
  await reach(control)
}

const acted = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.acted = true
  })

/** An option of this combo box, not of another list. */
const optionOf = (box: Locator, option: RegExp): Locator =>
  box.locator('xpath=..').getByRole('option', { name: option }).first()
