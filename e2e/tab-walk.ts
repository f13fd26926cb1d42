import type { Page } from '@playwright/test'

/** What a walk of the focus found in the page; the functions below run there, so each carries all it needs. */
interface Walk {
  /** Where Tab must stop, in the order of the document, with how each looked before. */
  stops: { element: Element; look: string[] }[]
  /** Where it did stop. */
  seen: Element[]
  faults: string[]
  name: (element: Element) => string
  /** Listens no longer. */
  end: () => void
}

declare global {
  interface Window {
    walk?: Walk
  }
}

/**
 * Goes through the page as it stands with Tab alone, from the top. Every control that is seen and can be used is a stop, once
 * and in the order of reading (a group of radios is one); each shows that it has the focus, in view and with nothing over it;
 * the walk ends; and nothing can be clicked that is no stop. With a question open (a modal dialog), the walk is within it.
 */
export async function walkByTab(page: Page, name: string): Promise<string[]> {
  const expected = await page.evaluate(prepare)
  // Where the focus was is judged at the next key, in the page: no question between two keys.
  for (let i = 0; i <= expected; i += 1) await page.keyboard.press('Tab')
  for (let i = 0; i < 20 && !(await page.evaluate(ended)); i += 1) await page.keyboard.press('Tab')
  const faults = await page.evaluate(collect)
  return faults.map((text) => `${name} (Tab): ${text}`)
}

/**
 * Every button that announces a question ("Revocar…") asks it by keyboard: the focus is in the dialog and not behind it, Escape
 * closes it and the focus is on the button again.
 */
export async function askByKeyboard(page: Page, name: string): Promise<string[]> {
  const faults: string[] = []
  const openers = page
    .locator('main button:not([aria-disabled="true"], :disabled)')
    .filter({ hasText: '…', visible: true })
  const asked = new Set<string>()
  const all = await openers.evaluateAll((found) => found.map((one) => one.textContent?.split('…')[0] ?? ''))
  for (const [i, question] of all.entries()) {
    // The same question on each row of a list is asked once.
    const [verb = ''] = question.trim().split(' ')
    if (asked.has(verb)) continue
    asked.add(verb)
    const fault = (text: string): number => faults.push(`${name} («${question}…»): ${text}`)
    const opener = openers.nth(i)
    await opener.focus()
    await page.keyboard.press('Enter')
    const dialog = page.locator('dialog[open]')
    try {
      await dialog.waitFor({ timeout: 3000 })
    } catch {
      // What it asks is part of the page; the focus stays in it all the same.
      if (await page.evaluate(() => document.activeElement === document.body)) fault('leaves the focus nowhere')
      continue
    }
    await page.waitForLoadState('networkidle')
    if (!(await dialog.evaluate((open) => open.contains(document.activeElement))))
      fault('the focus is not in the question')
    faults.push(...(await walkByTab(page, `${name} («${question}…»)`)))
    await page.keyboard.press('Escape')
    try {
      await dialog.waitFor({ state: 'detached', timeout: 3000 })
    } catch {
      fault('Escape does not close the question')
      break
    }
    if (!(await opener.evaluate((button) => button === document.activeElement)))
      fault(`after Escape the focus is on ${await page.evaluate('document.activeElement?.outerHTML.slice(0, 120)')}`)
  }
  return faults
}

/** In the page: finds the stops and how they look, listens, and puts the focus before the first. */
function prepare(): number {
  const CONTROLS =
    'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [contenteditable=true], [tabindex]'
  const root = document.querySelector('dialog:modal') ?? document.body
  const faults: string[] = []
  // It stays there: the focus of what goes away would be given to a heading.
  const top = document.createElement('span')
  top.tabIndex = -1
  root.prepend(top)
  top.focus()

  const name = (element: Element): string => {
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    const said = [
      element.getAttribute('aria-label'),
      ...labels.map((one) => one.textContent),
      element.textContent,
      element.id,
    ]
    const words =
      said
        .find((text) => text?.trim())
        ?.trim()
        .replace(/\s+/g, ' ')
        .slice(0, 60) ?? ''
    const type = element.getAttribute('type') ?? element.getAttribute('role')
    return `<${element.localName}${type ? ` ${type}` : ''}> «${words}»`
  }
  const visible = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect()
    return (
      width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]')
    )
  }
  const focusable = (element: Element): boolean =>
    element instanceof HTMLElement &&
    element.matches(CONTROLS) &&
    !element.matches(':disabled') &&
    element.tabIndex >= 0

  // Of radios with one name only the chosen one is a stop, or else the first.
  const groups = new Map<string, Element[]>()
  const groupOf = (radio: HTMLInputElement): Element[] => {
    const key = `${[...document.forms].indexOf(radio.form as HTMLFormElement)} ${radio.name || radio.id}`
    const group = groups.get(key) ?? []
    groups.set(key, group)
    return group
  }
  const found = [...root.querySelectorAll(CONTROLS)].filter((one) => focusable(one) && visible(one))
  for (const one of found) if (one instanceof HTMLInputElement && one.type === 'radio') groupOf(one).push(one)
  const isStop = (one: Element): boolean => {
    if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true
    const group = groupOf(one)
    return one === (group.find((radio) => (radio as HTMLInputElement).checked) ?? group[0])
  }

  // The focus may be drawn by what surrounds a control: its label, its card, the boxes of a code.
  const around = (element: Element): Element[] => {
    const near = [element]
    for (let up = element.parentElement, n = 0; up && n < 3 && up !== document.body; up = up.parentElement, n += 1)
      near.push(up)
    near.push(
      ...[...(element.parentElement?.children ?? [])].filter((one) => one !== element && one.localName === 'span'),
    )
    if (element instanceof HTMLInputElement) near.push(...(element.labels ?? []))
    return near
  }
  const look = (element: Element): string[] =>
    around(element).map((one) => {
      const style = getComputedStyle(one)
      const outlined =
        style.outlineStyle !== 'none' && style.outlineWidth !== '0px' && !/^rgba\(.*, 0\)$/.test(style.outlineColor)
      return [outlined ? style.outline : '', style.boxShadow, style.borderTopColor, style.borderTopWidth].join('|')
    })
  const stops = found.filter(isStop).map((element) => ({ element, look: look(element) }))

  for (const { element } of stops)
    if ((element as HTMLElement).tabIndex > 0)
      faults.push(`${name(element)} has a place of its own in the order of Tab`)

  // Reading goes down, and to the right in a line; a column on the right begins above again.
  const boxes = stops
    .filter(({ element }) => {
      for (let up: Element | null = element; up; up = up.parentElement)
        if (/sticky|fixed/.test(getComputedStyle(up).position)) return false
      return true
    })
    .map(({ element }) => ({
      element,
      box: (element.getClientRects()[0] ?? element.getBoundingClientRect()) as DOMRect,
    }))
  for (const [i, { element, box }] of boxes.entries()) {
    const next = boxes[i + 1]
    if (!next || element.contains(next.element)) continue
    const above = next.box.bottom <= box.top && next.box.left < box.right
    const before =
      next.box.right <= box.left &&
      next.box.top < box.bottom - box.height / 2 &&
      next.box.bottom > box.top + box.height / 2
    if (above || before) faults.push(`${name(next.element)} comes after ${name(element)} and stands before it`)
  }

  // What can be clicked is a control, in one, a label, or the card around one.
  const used = 'label, option, [role=option], dialog'
  for (const element of root.querySelectorAll('*')) {
    const key = Object.keys(element).find((one) => one.startsWith('__reactProps'))
    const props = (key ? (element as unknown as Record<string, { onClick?: unknown }>)[key] : null) ?? {}
    const own = getComputedStyle(element).cursor === 'pointer'
    const inherited = element.parentElement !== null && getComputedStyle(element.parentElement).cursor === 'pointer'
    const role = element.matches(
      '[role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=combobox]',
    )
    if (!role && !props.onClick && !(own && !inherited)) continue
    if (!visible(element) || element.closest(`${CONTROLS.replace(', [tabindex]', '')}, ${used}`)) continue
    if (!role && element.querySelector(`${CONTROLS}, label`)) continue
    if (!focusable(element))
      faults.push(`${name(element)} can be clicked and is no control: ${element.outerHTML.slice(0, 120)}`)
  }

  const seen: Element[] = []
  const note = (): void => {
    const at = document.activeElement
    if (!at || at === document.body || at === top) return
    seen.push(at)
    const before = stops.find(({ element }) => element === at)?.look
    if (!before) return
    const near = around(at)
    const now = look(at)
    // Drawn on something that is seen: no box of one pixel, nothing transparent.
    const shows = near.find((one, i) => {
      const { width, height } = one.getBoundingClientRect()
      return now[i] !== before[i] && Math.min(width, height) > 3 && one.checkVisibility({ opacityProperty: true })
    })
    if (!shows) {
      faults.push(`${name(at)} does not show that it has the focus`)
      return
    }
    const box = (shows.getClientRects()[0] ?? shows.getBoundingClientRect()) as DOMRect
    // A field as tall as several lines only shows where one writes.
    const low = Math.max(box.top, 0)
    const high = Math.min(box.bottom, innerHeight)
    if (high - low < (box.height > 60 ? Math.min(box.height, innerHeight) / 2 : box.height)) {
      faults.push(`${name(at)} has the focus out of view: ${box.top} to ${box.bottom}`)
      return
    }
    if (box.height > innerHeight / 2) return
    const x = box.left + box.width / 2
    const y = (low + high) / 2
    const points: [number, number][] = [
      [x, y],
      [x, low + 2],
      [x, high - 2],
      [box.left + 2, y],
      [Math.min(box.right, innerWidth) - 2, y],
    ]
    for (const [left, top] of points) {
      const hit = document.elementFromPoint(left, top)
      if (!hit || near.some((one) => one === hit) || shows.contains(hit) || hit.contains(shows)) continue
      faults.push(`${name(at)} has the focus under ${name(hit)}`)
      return
    }
  }

  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') note()
  }
  addEventListener('keydown', onKey, true)
  const end = (): void => {
    removeEventListener('keydown', onKey, true)
    top.remove()
  }
  window.walk = { stops, seen, faults, name, end }
  return stops.length
}

/** In the page: the focus left it, or came back to the first stop. */
function ended(): boolean {
  const at = document.activeElement
  const { stops = [], seen = [] } = window.walk ?? {}
  return at === document.body || at === null || (seen.length > 1 && at === stops[0]?.element)
}

/** In the page: what was found, and where the walk differs from the stops. */
function collect(): string[] {
  const { stops = [], seen = [], faults = [], name = String, end: leave } = window.walk ?? {}
  leave?.()
  const at = document.activeElement
  const end = at === document.body || at === null || at === stops[0]?.element
  delete window.walk
  // What scrolls takes the focus by itself, in browsers that can.
  const scrolls = (one: Element): boolean => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth
  const walked = seen.filter((one) => stops.some(({ element }) => element === one) || !scrolls(one))
  if (walked[walked.length - 1] === stops[0]?.element && walked.length > 1) walked.pop()
  if (!end) faults.push(`the walk does not end: it stays at ${at ? name(at) : 'nothing'}`)
  for (let i = 0; i < Math.max(walked.length, stops.length); i += 1) {
    const [is, should] = [walked[i], stops[i]?.element]
    if (is === should) continue
    faults.push(
      `stop ${i + 1} of ${stops.length} is ${is ? name(is) : 'nothing'}, not ${should ? name(should) : 'the end'}`,
    )
    break
  }
  return faults
}
