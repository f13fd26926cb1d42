import type { Page } from '@playwright/test'
import axe from 'axe-core'

const all = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }
const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/** The four views of design.md: wide, the same in the dark (where only colours change), a phone, the narrowest. */
const views = [
  { name: '1280', width: 1280, scheme: 'light', rules: all },
  { name: 'dark', width: 1280, scheme: 'dark', rules: colours },
  { name: '360', width: 360, scheme: 'light', rules: all },
  { name: '320', width: 320, scheme: 'light', rules: all },
] as const

/** A rule of axe that does not hold, with what breaks it. */
export interface Violation {
  id: string
  help: string
  nodes: { html: string }[]
}

interface Found {
  headings: number
  title: string
  over: number
  violations: Violation[]
}

/**
 * What axe objects to on the page as it stands, by all its rules. The library enters each document once and answers there: the
 * ready-made builder sends it again at every look and opens a page of its own, which costs more than the look. It would serve
 * pages with frames; ours have none, and one that had would be told.
 */
export async function violationsOn(page: Page): Promise<Violation[]> {
  if (page.frames().length > 1) throw new Error(`${page.url()} has frames, which this does not look into`)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'], elementRef: false }).then(({ violations }) => violations)`,
  )) as Violation[]
}

/** What holds for every page in every view: one named heading, nothing wider than the screen, nothing that axe objects to. */
export async function judge(page: Page, name: string): Promise<string[]> {
  const faults: string[] = []
  // Read in once: the ready-made builder sends it again for each view and opens a page of its own.
  await page.evaluate(axe.source)
  for (const view of views) {
    const fault = (text: string) => faults.push(`${name} (${view.name}): ${text}`)
    await page.setViewportSize({ width: view.width, height: 800 })
    await page.emulateMedia({ colorScheme: view.scheme, reducedMotion: 'reduce' })
    const options = { runOnly: view.rules, resultTypes: ['violations'], elementRef: false }
    const { headings, title, over, violations } = (await page.evaluate(`
      axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => ({
        headings: document.querySelectorAll('h1').length,
        title: document.title,
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        violations,
      }))`)) as Found
    if (headings !== 1) fault(`${headings} h1`)
    if (!/\S · OpenMIPRES$/.test(title)) fault(`title "${title}"`)
    if (over > 0) fault(`${over} px wider than the screen`)
    for (const { id, help, nodes } of violations) {
      fault(`${id}: ${help}\n    ${nodes.map((node) => node.html.slice(0, 160)).join('\n    ')}`)
    }
  }
  return faults
}
