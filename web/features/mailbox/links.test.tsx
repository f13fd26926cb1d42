import { expect, test } from 'vitest'
import { partsOfMail } from './links.ts'

const origin = 'http://localhost:3000'

test('an address of this site becomes a path; the full stop after it stays outside', () => {
  expect(partsOfMail('Abra http://localhost:3000/confirmar-correo?token=a.b.\nGracias', origin)).toEqual([
    { text: 'Abra ' },
    { text: 'http://localhost:3000/confirmar-correo?token=a.b', to: '/confirmar-correo?token=a.b' },
    { text: '.\nGracias' },
  ])
})

test('an address of elsewhere stays whole, and one that only begins like ours is not ours', () => {
  expect(partsOfMail('https://example.org/a', origin)).toEqual([
    { text: 'https://example.org/a', to: 'https://example.org/a' },
  ])
  expect(partsOfMail('http://localhost:30001/a', origin)[0]?.to).toBe('http://localhost:30001/a')
})

test('a text without addresses is one piece, and an empty one none', () => {
  expect(partsOfMail('Hola', origin)).toEqual([{ text: 'Hola' }])
  expect(partsOfMail('', origin)).toEqual([])
})
