import { headingExpected } from './page-focus.ts'

/** Long enough for what replaces it to take the focus by itself: a heading, a summary of errors, a field. */
const GRACE = 60
/** How often the new heading is looked for while the page is read. */
const TRIES = 30

/**
 * For the shell: what has the focus may go away with what it did (a sent form, a decided row, a closed question). Then the
 * focus goes to the heading of the nearest part that stays, and is never lost. Returns what ends it.
 */
export function keepFocus(): () => void {
  let last: Element | null = null
  let around: Element[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let pointed = false

  const note = (event: FocusEvent): void => {
    if (!(event.target instanceof Element) || event.target === document.body) return
    last = event.target
    around = []
    for (let up = last.parentElement; up && up !== document.body; up = up.parentElement) around.push(up)
  }
  const lost = (): boolean =>
    last !== null && (document.activeElement ?? document.body) === document.body && !isSeen(last)
  const land = (tries: number): void => {
    timer = undefined
    if (!lost()) return
    const heading = headingNear(around) ?? document.querySelector('main')
    // A navigation gives the focus to the heading of its page; who still reads has none.
    if (tries > 0 && (headingExpected() || heading === null || heading.localName === 'main')) {
      timer = setTimeout(() => land(tries - 1), GRACE)
      return
    }
    if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1
    // Under a pointer the page does not jump.
    heading?.focus({ preventScroll: pointed })
  }
  const changes = new MutationObserver(() => {
    if (timer === undefined && lost()) timer = setTimeout(() => land(TRIES), GRACE)
  })
  const input = (event: Event): void => {
    pointed = event.type === 'pointerdown'
  }
  document.addEventListener('pointerdown', input, true)
  document.addEventListener('keydown', input, true)
  document.addEventListener('focusin', note)
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['hidden', 'disabled', 'inert', 'open'],
  })
  return () => {
    document.removeEventListener('pointerdown', input, true)
    document.removeEventListener('keydown', input, true)
    document.removeEventListener('focusin', note)
    changes.disconnect()
    clearTimeout(timer)
  }
}

/** Old browsers and tests cannot say what is seen; what is in the page is taken as seen. */
const isSeen = (element: Element): boolean =>
  element.isConnected &&
  !element.matches(':disabled') &&
  (element.checkVisibility?.({ visibilityProperty: true }) ?? element.closest('[hidden]') === null)

/** The first heading in the nearest of these parts that is still there and has one. */
function headingNear(parts: readonly Element[]): HTMLElement | null {
  for (const part of parts) {
    if (!isSeen(part)) continue
    for (const heading of part.querySelectorAll<HTMLElement>('h1, h2, h3, h4')) if (isSeen(heading)) return heading
  }
  return null
}
