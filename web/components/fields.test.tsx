import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactElement, useState } from 'react'
import { describe, expect, test } from 'vitest'
import type { DocumentType } from '#contract/documents.ts'
import { show } from '#web/testing/render.tsx'
import { CheckboxGroup, RadioCards } from './choices.tsx'
import { ComboBox, type ComboItem } from './combo-box.tsx'
import { DateInput, dateOf, partsOf, readDate } from './date-field.tsx'
import { DocumentInput, type DocumentValue, readDocument } from './document-field.tsx'
import { OtpInput } from './otp-field.tsx'
import { PasswordInput } from './text-input.tsx'

/** Holds the value of a control and shows it as JSON, as the form would send it. */
function Held<V>(props: { start: V; children: (value: V, set: (value: V) => void) => ReactElement }): ReactElement {
  const [value, set] = useState(props.start)
  return (
    <>
      {props.children(value, set)}
      <output>{JSON.stringify(value)}</output>
    </>
  )
}

const sent = (): unknown => JSON.parse(screen.getByRole('status').textContent ?? 'null')

describe('document', () => {
  const types: DocumentType[] = ['CC', 'CE', 'PT', 'PA']
  test.each([
    ['1.099.400.218', 'CC', 'CC', '1099400218'],
    ['CC 1.099.400.218', 'CE', 'CC', '1099400218'],
    ['c.c. 1099-400-218', 'PT', 'CC', '1099400218'],
    ['ce 709 118', 'CC', 'CE', '709118'],
    ['AB123456', 'PA', 'PA', 'AB123456'],
    ['cc123456', 'PA', 'PA', 'CC123456'],
    ['', 'CC', 'CC', ''],
  ] as const)('%s with %s chosen is %s %s', (text, current, type, number) => {
    expect(readDocument(text, current, types)).toEqual({ type, number })
  })

  test('pasted with its type, chooses the type and sends the bare number', async () => {
    const user = userEvent.setup()
    await show(
      <Held<DocumentValue> start={{ type: 'CE', number: '' }}>
        {(value, set) => <DocumentInput value={value} onChange={set} />}
      </Held>,
    )
    await user.click(screen.getByLabelText('Número de documento'))
    await user.paste('CC 1.099.400.218')
    expect(sent()).toEqual({ type: 'CC', number: '1099400218' })
    expect(screen.getByLabelText('Tipo')).toHaveProperty('value', 'CC')
  })

  test('typed with dots, keeps what is on screen and sends digits', async () => {
    const user = userEvent.setup()
    await show(
      <Held<DocumentValue> start={{ type: 'CC', number: '' }}>
        {(value, set) => <DocumentInput value={value} onChange={set} error="Escriba solo números." />}
      </Held>,
    )
    const number = screen.getByLabelText('Número de documento')
    await user.type(number, '1.099.400.218')
    expect(number).toHaveProperty('value', '1.099.400.218')
    expect(number.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByLabelText('Tipo').getAttribute('aria-invalid')).not.toBe('true')
    expect(sent()).toEqual({ type: 'CC', number: '1099400218' })
  })
})

describe('date', () => {
  test('parts and whole are inverse', () => {
    expect(dateOf(partsOf('1998-03-27'))).toBe('1998-03-27')
    expect(dateOf({ day: '', month: '', year: '' })).toBe('')
  })
  test.each([
    ['27/3/1998', '1998-03-27'],
    ['27-03-1998', '1998-03-27'],
    ['1998-03-27', '1998-03-27'],
  ])('reads %s', (text, value) => {
    const parts = readDate(text)
    expect(parts && dateOf(parts)).toBe(value)
  })
  test('refuses what is not a date', () => {
    expect(readDate('27/3')).toBeNull()
    expect(readDate('hoy')).toBeNull()
  })

  test('three boxes make YYYY-MM-DD, and a whole date pasted in one fills the three', async () => {
    const user = userEvent.setup()
    await show(
      <Held start="">{(value, set) => <DateInput label="Fecha de expedición" value={value} onChange={set} />}</Held>,
    )
    await user.type(screen.getByLabelText('Día'), '7')
    await user.type(screen.getByLabelText('Mes'), '3')
    await user.type(screen.getByLabelText('Año'), '1998')
    expect(sent()).toBe('1998-03-07')
    await user.click(screen.getByLabelText('Día'))
    await user.paste('15/11/2026')
    expect(sent()).toBe('2026-11-15')
    expect(screen.getByLabelText('Año')).toHaveProperty('value', '2026')
  })

  test('marks only the part that cannot be', async () => {
    await show(<DateInput label="Fecha" value="2071-05-14" onChange={() => undefined} error="No puede ser futura." />)
    expect(screen.getByLabelText('Año').getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByLabelText('Día').getAttribute('aria-invalid')).toBeNull()
    expect(screen.getByRole('group', { name: 'Fecha' })).toBeTruthy()
  })
})

describe('choices', () => {
  test('checkboxes answer in the order of the options; what hangs below shows with its option', async () => {
    const user = userEvent.setup()
    await show(
      <Held<string[]> start={[]}>
        {(value, set) => (
          <CheckboxGroup
            label="¿Qué es la entidad?"
            value={value}
            onChange={set}
            options={[
              { value: 'eps', label: 'EPS', under: <p>Régimen</p> },
              { value: 'ips', label: 'IPS' },
            ]}
          />
        )}
      </Held>,
    )
    await user.click(screen.getByRole('checkbox', { name: 'IPS' }))
    expect(screen.queryByText('Régimen')).toBeNull()
    await user.click(screen.getByRole('checkbox', { name: 'EPS' }))
    expect(sent()).toEqual(['eps', 'ips'])
    expect(screen.getByText('Régimen')).toBeTruthy()
  })

  test('an unmet card stays visible with its reason and cannot be chosen', async () => {
    const user = userEvent.setup()
    await show(
      <Held start="">
        {(value, set) => (
          <RadioCards
            label="Uso"
            value={value}
            onChange={set}
            options={[
              { value: 'sso', title: 'Servicio social', text: 'No tiene plaza.', unmet: true },
              { value: 'otro', title: 'Otro usuario' },
            ]}
          />
        )}
      </Held>,
    )
    const unmet = screen.getByRole('radio', { name: 'Servicio social' })
    expect(unmet).toHaveProperty('disabled', true)
    expect(document.getElementById(unmet.getAttribute('aria-describedby') ?? '')?.textContent).toBe('No tiene plaza.')
    await user.click(screen.getByRole('radio', { name: 'Otro usuario' }))
    expect(sent()).toBe('otro')
  })
})

test('a password can be shown while it is written', async () => {
  const user = userEvent.setup()
  await show(
    <PasswordInput label="Contraseña" value="secreto" onChange={() => undefined} autoComplete="current-password" />,
  )
  expect(screen.getByLabelText('Contraseña')).toHaveProperty('type', 'password')
  await user.click(screen.getByRole('button', { name: 'Mostrar contraseña' }))
  expect(screen.getByLabelText('Contraseña')).toHaveProperty('type', 'text')
})

test('a code pasted with spaces is six numbers, and completing it is told once', async () => {
  const user = userEvent.setup()
  const codes: string[] = []
  await show(
    <Held start="">
      {(value, set) => (
        <OtpInput label="Código de 6 números" value={value} onChange={set} onComplete={(code) => codes.push(code)} />
      )}
    </Held>,
  )
  await user.click(screen.getByLabelText('Código de 6 números'))
  await user.paste('481 207')
  expect(sent()).toBe('481207')
  expect(codes).toEqual(['481207'])
})

describe('combo box', () => {
  const towns: ComboItem[] = [
    { id: '13873', name: 'Villanueva', detail: 'Bolívar · 13873' },
    { id: '85440', name: 'Villanueva', detail: 'Casanare · 85440' },
  ]
  test('searches what is typed and gives the chosen item; writing again lets it go', async () => {
    const user = userEvent.setup()
    const asked: string[] = []
    await show(
      <Held<ComboItem | null> start={null}>
        {(value, set) => (
          <ComboBox
            label="Municipio"
            value={value}
            onChange={set}
            load={async (text) => {
              asked.push(text)
              return towns
            }}
          />
        )}
      </Held>,
    )
    const box = screen.getByRole('combobox', { name: 'Municipio' })
    await user.type(box, 'villan')
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2))
    expect(asked).toEqual(['villan'])
    await user.click(screen.getByRole('option', { name: /Casanare/ }))
    await waitFor(() => expect(screen.getByText(JSON.stringify(towns[1]))).toBeTruthy())
    expect(box).toHaveProperty('value', 'Villanueva')
    await user.type(box, '{Backspace}')
    await waitFor(() => expect(screen.getByText('null')).toBeTruthy())
  })

  test('arrows move, Enter chooses without sending the form, Escape closes; the focus stays in the box', async () => {
    const user = userEvent.setup()
    let sentForms = 0
    await show(
      <form
        onSubmit={(event) => {
          event.preventDefault()
          sentForms += 1
        }}
      >
        <Held<ComboItem | null> start={null}>
          {(value, set) => <ComboBox label="Municipio" value={value} onChange={set} load={async () => towns} />}
        </Held>
      </form>,
    )
    const box = screen.getByRole('combobox', { name: 'Municipio' })
    await user.type(box, 'villan')
    await waitFor(() => expect(box.getAttribute('aria-expanded')).toBe('true'))
    expect(screen.getByText('2 resultados')).toBeTruthy()
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain('Casanare')
    await user.keyboard('{Enter}')
    expect(sentForms).toBe(0)
    expect(box).toHaveProperty('value', 'Villanueva')
    expect(document.activeElement).toBe(box)
    await user.keyboard('{Backspace}')
    await waitFor(() => expect(box.getAttribute('aria-expanded')).toBe('true'))
    await user.keyboard('{Escape}')
    expect(box.getAttribute('aria-expanded')).toBe('false')
  })

  test('says when nothing matches, and when searching failed', async () => {
    const user = userEvent.setup()
    let fail = false
    await show(
      <Held<ComboItem | null> start={null}>
        {(value, set) => (
          <ComboBox
            label="Municipio"
            value={value}
            onChange={set}
            load={async () => {
              if (fail) throw new Error('no network')
              return []
            }}
          />
        )}
      </Held>,
    )
    const box = screen.getByRole('combobox', { name: 'Municipio' })
    await user.type(box, 'zz')
    expect(await screen.findByText(/Nada coincide/)).toBeTruthy()
    fail = true
    await user.type(box, 'z')
    expect(await screen.findByText(/No pudimos buscar/)).toBeTruthy()
  })
})
