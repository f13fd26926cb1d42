import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { show } from '#web/testing/render.tsx'
import { network } from '#web/testing/server.ts'
import { TutelaCodesPage } from './tutela-codes-page.tsx'

const net = network()
const row = (over: object) => ({
  list: 'tipo_tutela',
  code: 1,
  version: 1,
  name: 'Tutela nueva',
  inUse: true,
  setAt: null,
  setBy: null,
  former: [],
  ...over,
})
const codes = [
  row({}),
  row({
    code: 3,
    version: 2,
    name: 'Tratamiento integral',
    inUse: false,
    setAt: '2026-11-20T14:00:00.000Z',
    setBy: 'Inés',
  }),
]

test('the types by list, what is offered and since when; one is no longer offered over the version that was read', async () => {
  const user = userEvent.setup()
  net.answer(200, { codes })
  await show(<TutelaCodesPage />)
  const table = await screen.findByRole('table', { name: 'Tipos de tutela' })
  expect(
    within(table)
      .getAllByRole('row')
      .map((one) => one.textContent),
  ).toEqual([
    expect.any(String),
    expect.stringMatching(/1.*Tutela nueva.*Se ofrece.*Valor inicial/),
    expect.stringMatching(/3.*Tratamiento integral.*Ya no se ofrece.*Inés · versión 2/),
  ])
  expect(screen.getAllByText('No hay ningún tipo')).toHaveLength(2)
  await user.click(screen.getByRole('button', { name: /^Dejar de ofrecer Tutela nueva/ }))
  expect(screen.getByText(/Las tutelas que lo llevan no cambian/)).toBeTruthy()
  net.answer(204)
  net.answer(200, { codes: [] })
  await user.click(screen.getByRole('button', { name: 'Dejar de ofrecer' }))
  expect(net.sent.find((one) => one.method === 'PUT')).toMatchObject({
    url: expect.stringContaining('/operator/tutela-codes/tipo_tutela/1'),
    body: { name: 'Tutela nueva', inUse: false, expectedVersion: 1 },
  })
})

test('a type is added; a code that is there says so and what was typed stays', async () => {
  const user = userEvent.setup()
  net.answer(200, { codes })
  await show(<TutelaCodesPage />)
  await user.click(await screen.findByRole('button', { name: 'Agregar a Tipos de tutela' }))
  await user.type(screen.getByLabelText('Código'), '3')
  await user.type(screen.getByLabelText('Nombre'), 'Desacato')
  const text = 'El código 3 ya está en la lista con el nombre «Tratamiento integral». Cambie ese.'
  net.answer(409, {
    kind: 'refusal',
    requestId: 'r-1',
    title: text,
    refusals: [{ code: 'prescribing.tutela_code_taken', params: {}, text }],
  })
  await user.click(screen.getByRole('button', { name: 'Agregar el tipo' }))
  expect(await screen.findByText(text)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Nombre').value).toBe('Desacato')
  expect(net.sent.at(-1)).toMatchObject({ body: { name: 'Desacato', inUse: true, expectedVersion: 0 } })
})
