import { expect, test } from '@playwright/test'
import { violationsOn } from './judge.ts'
import { walkByTab } from './tab-walk.ts'

// The walk that judges every page, and the look of axe, find what they are there for.

const ring = '<style>:focus { outline: 3px solid red }</style>'
const pages: { what: string; html: string; says: RegExp | null }[] = [
  {
    what: 'a page as it should be',
    html: '<a href="#x">Ir</a><label>Nombre <input></label><button>Guardar</button>',
    says: null,
  },
  {
    what: 'radios are one stop',
    html: '<input type="radio" name="a"><input type="radio" name="a"><button>Sí</button>',
    says: null,
  },
  {
    what: 'a control that Tab skips',
    html: '<button>Uno</button><div role="button">Dos</div>',
    says: /«Dos» can be clicked and is no control/,
  },
  {
    what: 'a click without a control',
    html: '<p style="cursor: pointer">Abrir</p>',
    says: /«Abrir» can be clicked and is no control/,
  },
  {
    what: 'another order than that of reading',
    html: '<button>Uno</button><button tabindex="2">Dos</button>',
    says: /«Dos» has a place of its own in the order of Tab/,
  },
  {
    what: 'another order than that of the eyes',
    html: '<div style="display: flex; flex-direction: row-reverse"><button>Uno</button><button>Dos</button></div>',
    says: /«Dos» comes after <button> «Uno» and stands before it/,
  },
  {
    what: 'a focus that is not seen',
    html: '<button style="outline: none">Uno</button>',
    says: /«Uno» does not show that it has the focus/,
  },
  {
    what: 'a focus under a bar',
    html: '<div style="height: 3000px"></div><button>Uno</button><p style="position: fixed; inset: 0; background: #fff">Barra</p>',
    says: /«Uno» has the focus under <p> «Barra»/,
  },
  {
    what: 'a trap',
    html: '<button>Uno</button><button onkeydown="event.preventDefault()">Dos</button><button>Tres</button>',
    says: /the walk does not end: it stays at <button> «Dos»/,
  },
]

for (const { what, html, says } of pages)
  test(`the walk by Tab: ${what}`, async ({ page }) => {
    await page.setContent(ring + html)
    const faults = await walkByTab(page, 'página')
    if (says) expect(faults.join('\n')).toMatch(says)
    else expect(faults).toEqual([])
  })

test('axe sees what is wrong now: before, after it is mended, and on the next page', async ({ page }) => {
  const seen = async (): Promise<string[]> => (await violationsOn(page)).map(({ id }) => id)
  await page.goto(
    'data:text/html,<html lang="es"><title>Uno</title><main><h1>Uno</h1><img src="" width=9 height=9></main>',
  )
  expect(await seen()).toEqual(['image-alt'])
  await page.evaluate(() => document.querySelector('img')?.setAttribute('alt', 'Uno'))
  expect(await seen()).toEqual([])
  await page.goto(
    'data:text/html,<html lang="es"><title>Dos</title><main><h1>Dos</h1><p style="color: %23aaa">Gris</p><input></main>',
  )
  expect(await seen()).toEqual(['color-contrast', 'label'])
})

test('axe does not pass over a page with frames', async ({ page }) => {
  await page.setContent('<h1>Uno</h1><iframe srcdoc="<img>"></iframe>')
  await expect(violationsOn(page)).rejects.toThrow('has frames')
})
