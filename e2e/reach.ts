import type { Locator } from '@playwright/test'

/** Brings the focus to a control as somebody without a mouse does: Tab by Tab. Fails when it is not among the first 120. */
export async function reach(control: Locator): Promise<void> {
  await control.waitFor({ state: 'attached' })
  for (let i = 0; i < 120; i += 1) {
    if (await control.evaluate((element) => element === element.ownerDocument.activeElement)) return
    await control.page().keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${control}`)
}
