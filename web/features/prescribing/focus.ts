import { fieldId } from '#web/lib/form.ts'

/** Waits for the lazy part that holds a control, then takes the focus there. */
export function focusWhenThere(target: () => HTMLElement | null, tries = 60): void {
  const element = target()
  if (element) {
    element.scrollIntoView?.({ block: 'center' })
    const first = element.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea, button')
    const control = element.matches('input, select, textarea, button, h2') ? element : (first ?? element)
    control.focus()
  } else if (tries > 0) setTimeout(() => focusWhenThere(target, tries - 1), 50)
}

/** The control of a path of the content, or the nearest thing around it that is on the page. */
export function controlOf(path: string): HTMLElement | null {
  const names = path.split('.')
  while (names.length > (path.startsWith('items.') ? 2 : 0)) {
    const found = document.getElementById(fieldId(names.join('.')))
    if (found) return found
    names.pop()
  }
  return null
}
