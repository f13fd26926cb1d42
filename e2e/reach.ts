import type { Locator } from '@playwright/test'

/**
 * Brings the focus to a control (or to one of several) as somebody without a mouse does: Tab by Tab, backwards when it stands
 * before. Fails when it is not among 200.
 */
export async function reach(control: Locator): Promise<void> {
  await control.first().waitFor({ state: 'attached' })
  for (let i = 0; i < 200; i += 1) {
    const way = await control.evaluateAll((found) => {
      const at = document.activeElement
      if (found.some((one) => one === at)) return 'there'
      const ahead = !at || found.some((one) => at.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
      return ahead ? 'Tab' : 'Shift+Tab'
    })
    if (way === 'there') return
    await control.page().keyboard.press(way)
  }
  throw new Error(`Tab does not reach ${control}`)
}
