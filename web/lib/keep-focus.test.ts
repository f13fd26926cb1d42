import { afterEach, expect, test, vi } from 'vitest'
import { keepFocus } from './keep-focus.ts'

let end = (): void => {}
afterEach(() => {
  end()
  document.body.replaceChildren()
})

function show(html: string): void {
  document.body.innerHTML = html
  end = keepFocus()
}

const named = (id: string): HTMLElement => document.getElementById(id) as HTMLElement

test('the focus of what went away goes to the heading of the nearest part that stays', async () => {
  show(
    '<main><h1>Lista</h1><section><h2>Esperan</h2><ul><li id="row"><button id="act">Decidir</button></li></ul></section></main>',
  )
  named('act').focus()
  named('row').remove()
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Esperan'))
})

test('it waits for the heading of a page that is still read', async () => {
  show('<main id="main"><form id="form"><button id="act">Enviar</button></form></main>')
  named('act').focus()
  named('form').remove()
  await new Promise((resolve) => setTimeout(resolve, 150))
  named('main').innerHTML = '<h1>Revise su correo</h1>'
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Revise su correo'))
})

test('what takes the focus by itself keeps it, and so does who went elsewhere', async () => {
  show('<main><h1>Lista</h1><button id="act">Agregar</button><input id="field"></main>')
  named('act').focus()
  named('act').remove()
  named('field').focus()
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(document.activeElement).toBe(named('field'))
  named('field').blur()
  document.querySelector('h1')?.append('!')
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(document.activeElement).toBe(document.body)
})
