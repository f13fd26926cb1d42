import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { expect, test, vi } from 'vitest'
import type { DirectItemView, ItemKey } from '#contract/direccionamientos.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { show } from '#web/testing/render.tsx'
import { network } from '#web/testing/server.ts'
import { DeclineForm, useDeclineForm } from './decline-form.tsx'
import { DirectForm, directDefaults, useDirectForm } from './direct-form.tsx'
import type { LastDirected } from './kept.ts'

// Whole forms under a real keyboard take a while in jsdom on a busy machine.
vi.setConfig({ testTimeout: 30_000 })
const net = network()

const context = { key: 'c~~DIRECCIONAMIENTO' } as ContextView
const key: ItemKey = { number: '20261120000000000001', kind: 'D', item: 1 }
const view = {
  ...key,
  itemName: 'Filtros',
  patientName: 'Elvia Tibaduiza',
  patientDocument: { type: 'CC', number: '1099800132' },
  source: 'prescripcion',
  prescriberName: 'Laura Quintero',
  ambito: 12,
  code: '041',
  total: '10 unidades',
  unit: 'Unidad',
  totalQuantity: '10',
  directedQuantity: '0',
  nextDelivery: 1,
  blocked: null,
  directions: [],
  declined: null,
} as unknown as DirectItemView

const said = vi.fn()
function Direct(props: { view?: DirectItemView; last?: LastDirected; kind?: ItemKey['kind'] }): ReactElement {
  const one = props.view ?? view
  const kind = props.kind ?? 'D'
  const form = useDirectForm(directDefaults(kind, one, props.last))
  return <DirectForm context={context} itemKey={{ ...key, kind }} view={one} form={form} done={said} />
}
function Decline({ kind = 'D' }: { kind?: ItemKey['kind'] }): ReactElement {
  return <DeclineForm context={context} itemKey={{ ...key, kind }} view={view} form={useDeclineForm()} done={said} />
}
const last: LastDirected = {
  supplier: { id: 'proveedor:NI:999000301', name: 'Droguería Frailejón' },
  municipalityCode: '15238',
  homeAddress: '',
}
const place = { items: [{ code: '15238', name: 'Duitama', department: 'Boyacá' }], total: 1 }
const values = (label: string): string[] =>
  screen.getAllByLabelText(label).map((input) => (input as HTMLInputElement).value)

test('one delivery with all that is missing is there from the start; splitting it fills rows that add up exactly', async () => {
  const user = userEvent.setup()
  await show(<Direct />)
  expect([values('Entrega'), values('Cantidad')]).toEqual([['1'], ['10']])
  expect(screen.getByText(/1 entrega suma 10 unidades: todo lo que falta/)).toBeTruthy()
  await user.type(screen.getByLabelText('Repartir en'), '3{Enter}')
  expect([values('Entrega'), values('Cantidad')]).toEqual([
    ['1', '2', '3'],
    ['4', '3', '3'],
  ])
  const days = screen.getAllByLabelText('Mes').map((input) => Number((input as HTMLInputElement).value))
  expect(new Set(days).size).toBeGreaterThan(1)
  expect(screen.getByRole('button', { name: 'Direccionar 3 entregas' })).toBeTruthy()
  expect(net.sent).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Quitar la entrega 3' }))
  expect(screen.getByText(/2 entregas suman 7 unidades. Quedarían por direccionar 3 unidades/)).toBeTruthy()
})

test('more than what is missing is a note and no refusal; a number that another delivery has is left out', async () => {
  const user = userEvent.setup()
  const directed = {
    ...view,
    directedQuantity: '4',
    nextDelivery: 1,
    directions: [{ delivery: 2, state: 1 }],
  } as unknown as DirectItemView
  await show(<Direct view={directed} />)
  expect(values('Cantidad')).toEqual(['6'])
  await user.type(screen.getByLabelText('Repartir en'), '2')
  await user.click(screen.getByRole('button', { name: 'Repartir' }))
  expect(values('Entrega')).toEqual(['1', '3'])
  const [first] = screen.getAllByLabelText('Cantidad') as [HTMLElement]
  await user.clear(first)
  await user.type(first, '4,5')
  expect(screen.getByText(/Suma 7,5 unidades: 1,5 unidades más de lo que falta/)).toBeTruthy()
})

test('every error comes at once, each on its field, and what was typed stays', async () => {
  const user = userEvent.setup()
  await show(<Direct />)
  const issue = (path: string, text: string) => ({ path: `body.${path}`, code: 'x', text })
  net.answer(400, {
    kind: 'malformed',
    requestId: 'r',
    title: 'Hay datos por corregir',
    issues: [
      issue('supplier', 'Elija a quién se direcciona.'),
      issue('municipalityCode', 'Elija el municipio de la entrega.'),
      issue('deliveries.0.quantity', 'La cantidad debe ser mayor que cero.'),
      issue('deliveries.0.latestOn', 'Escriba hasta cuándo se puede entregar.'),
    ],
  })
  const amount = screen.getByLabelText('Cantidad')
  await user.clear(amount)
  await user.type(amount, '0')
  await user.click(screen.getByRole('button', { name: 'Direccionar la entrega' }))
  const summary = await screen.findByRole('alert')
  expect(
    within(summary)
      .getAllByRole('link')
      .map((one) => one.textContent),
  ).toEqual([
    'Elija a quién se direcciona.',
    'Elija el municipio de la entrega.',
    'La cantidad debe ser mayor que cero.',
    'Escriba hasta cuándo se puede entregar.',
  ])
  expect(amount.getAttribute('aria-invalid')).toBe('true')
  expect((amount as HTMLInputElement).value).toBe('0')
  expect(screen.getByRole('combobox', { name: 'Quién entrega' }).getAttribute('aria-invalid')).toBe('true')
  expect(net.sent[0]?.body).toMatchObject({ supplier: '', code: '041', deliveries: [{ delivery: 1, quantity: '0' }] })
})

test('the next item of a prescription goes where the last one went; a refusal is read as a sentence', async () => {
  const user = userEvent.setup()
  net.answer(200, place)
  await show(<Direct last={last} />)
  await screen.findByDisplayValue('Duitama')
  expect((screen.getByRole('combobox', { name: 'Quién entrega' }) as HTMLInputElement).value).toBe(
    'Droguería Frailejón',
  )
  net.answer(409, {
    kind: 'refusal',
    requestId: 'r',
    title: 'No',
    refusals: [{ code: 'supply.already_declined', params: {}, text: 'Ya existe un no direccionamiento activo.' }],
  })
  await user.click(screen.getByRole('button', { name: 'Direccionar la entrega' }))
  const summary = await screen.findByRole('alert')
  expect(within(summary).getByText('Ya existe un no direccionamiento activo.')).toBeTruthy()
  expect(within(summary).getByText('No se direccionó')).toBeTruthy()
  net.answer(201, { created: [{ delivery: 1, id: 7, traceId: 9 }] })
  await user.click(screen.getByRole('button', { name: 'Direccionar la entrega' }))
  await vi.waitFor(() => expect(said).toHaveBeenCalledWith('Entrega 1 direccionada a Droguería Frailejón.'))
  const { body } = net.sent.filter(({ method }) => method === 'POST').at(-1) ?? {}
  expect(body).toMatchObject({ supplier: 'proveedor:NI:999000301', municipalityCode: '15238' })
})

test('who cannot be given anything is shown with why, and cannot be chosen', async () => {
  const user = userEvent.setup()
  await show(<Direct />)
  net.answer(200, {
    suppliers: [
      {
        key: 'proveedor:NI:999000404',
        kind: 'proveedor',
        name: 'Droguerías La Ceiba',
        identification: 'NIT 999.000.404-1',
        blocked: 'Todavía no tiene delegado.',
      },
    ],
  })
  const box = screen.getByRole('combobox', { name: 'Quién entrega' })
  await user.click(box)
  const option = await screen.findByRole('option', { name: /La Ceiba/ })
  expect(option.textContent).toContain('Todavía no tiene delegado.')
  expect(option.getAttribute('aria-disabled')).toBe('true')
  await user.click(option)
  await user.keyboard('{ArrowDown}{Enter}')
  expect((box as HTMLInputElement).value).toBe('')
  expect(screen.getByRole('option', { name: /La Ceiba/ })).toBeTruthy()
})

test('a medicine without presentation asks for one of the catalogue, or for its code', async () => {
  const user = userEvent.setup()
  await show(<Direct kind="M" view={{ ...view, code: '01234' }} />)
  expect((screen.getByRole('combobox', { name: 'Presentación que se entrega' }) as HTMLInputElement).value).toBe('')
  await user.click(screen.getByRole('button', { name: 'Escribir el código' }))
  expect((screen.getByLabelText('Código de lo que se entrega') as HTMLInputElement).value).toBe('')
})

test('the causes are those of the kind; two of them ask for the other prescription, and only then it is sent', async () => {
  const user = userEvent.setup()
  await show(<Decline />)
  const cause = screen.getByLabelText('Causa')
  const texts = [...cause.querySelectorAll('option')].map((one) => one.textContent ?? '')
  expect(texts.some((text) => text.startsWith('1. '))).toBe(true)
  expect(texts.some((text) => text.startsWith('0. ') || text.startsWith('2. '))).toBe(false)
  expect(screen.queryByLabelText('Número de la otra prescripción')).toBeNull()
  await user.selectOptions(cause, '1')
  await user.type(screen.getByLabelText('Número de la otra prescripción'), '20261003 1470 0041 8722')
  net.answer(400, {
    kind: 'malformed',
    requestId: 'r',
    title: 'Hay datos por corregir',
    issues: [
      { path: 'body.associatedItem', code: 'required', text: 'Escriba el número del ítem en la otra prescripción.' },
    ],
  })
  await user.click(screen.getByRole('button', { name: 'No direccionar el ítem' }))
  expect(await screen.findByRole('link', { name: /Escriba el número del ítem/ })).toBeTruthy()
  expect(net.sent[0]?.body).toEqual({
    cause: 1,
    associatedNumber: '20261003 1470 0041 8722',
    associatedItem: null,
  })
  await user.selectOptions(cause, '8')
  net.answer(201, { id: 3 })
  await user.click(screen.getByRole('button', { name: 'No direccionar el ítem' }))
  await vi.waitFor(() => expect(net.sent).toHaveLength(2))
  expect(net.sent[1]?.body).toEqual({ cause: 8, associatedNumber: null, associatedItem: null })
})
