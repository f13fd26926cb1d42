import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { expect, test } from 'vitest'
import { show } from '#web/testing/render.tsx'
import { network } from '#web/testing/server.ts'
import { EpsField } from './eps-field.tsx'

const net = network()
const andina = [
  { code: 'EPS900', name: 'EPS DEMO ANDINA', regime: 'contributivo' },
  { code: 'EPSS90', name: 'EPS DEMO ANDINA', regime: 'subsidiado' },
]

let values: () => unknown = () => null
function Patient({ epsCode = '' }: { epsCode?: string }): ReactElement {
  const form = useForm({ defaultValues: { patient: { epsCode, regime: '' } } })
  values = () => form.getValues('patient')
  return (
    <FormProvider {...form}>
      <EpsField name="patient.epsCode" regimeField="patient.regime" label="EPS" />
    </FormProvider>
  )
}

test('an EPS is found by its name and chosen with the keyboard; its code and its regime are written', async () => {
  const user = userEvent.setup()
  net.answer(200, { items: andina })
  await show(<Patient />)
  await user.type(screen.getByRole('combobox', { name: 'EPS' }), 'andina')
  expect(await screen.findByRole('option', { name: /EPSS90.*Régimen subsidiado/ })).toBeTruthy()
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('EPSS90 · EPS DEMO ANDINA')
  expect(values()).toEqual({ epsCode: 'EPSS90', regime: 'subsidiado' })
  // Writing over it takes the code away, not the regime that was chosen.
  net.answer(200, { items: [] })
  await user.type(screen.getByRole('combobox'), 'x')
  expect(values()).toEqual({ epsCode: '', regime: 'subsidiado' })
})

test('the code of a draft has its name', async () => {
  net.answer(200, { items: andina })
  await show(<Patient epsCode="EPS900" />)
  expect(await screen.findByDisplayValue('EPS900 · EPS DEMO ANDINA')).toBeTruthy()
})

test('a code that rules no more is shown as it is', async () => {
  net.answer(200, { items: [] })
  await show(<Patient epsCode="EPS777" />)
  expect(await screen.findByDisplayValue('EPS777')).toBeTruthy()
})
