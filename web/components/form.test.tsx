import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#contract/endpoint.ts'
import { missingText } from '#contract/issues.ts'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { show } from '#web/testing/render.tsx'
import { network } from '#web/testing/server.ts'
import { Button } from './button.tsx'
import { CheckboxGroupField } from './choices.tsx'
import { DocumentField, type DocumentValue } from './document-field.tsx'
import { Form } from './form.tsx'
import { PageHead } from './page-head.tsx'
import { TextField } from './text-input.tsx'

const nameSomeone = endpoint({
  id: 'test.name',
  method: 'POST',
  path: '/names',
  summary: 'Nombrar',
  permission: { kind: 'public' },
  body: z.object({
    document: z.object({ type: z.string(), number: z.string() }),
    mail: z.string(),
    roles: z.array(z.string()),
  }),
  response: z.object({ id: z.string() }),
})

let done: string[] = []

function NamePage(): ReactElement {
  const form = usePageForm<{ document: DocumentValue; email: string; roles: string[] }>({
    document: { type: 'CC', number: '' },
    email: '',
    roles: [],
  })
  const act = useAct(nameSomeone, {
    form,
    names: { mail: 'email' },
    at: { 'identity.wrong_name': 'email' },
    say: 'Nombramiento hecho.',
    done: ({ id }) => done.push(id),
  })
  return (
    <Form
      form={form}
      act={act}
      refusedTitle="No se hizo el nombramiento"
      head={<PageHead title="Nombre un delegado" />}
      onSubmit={({ email, ...rest }) => act.run({ body: { ...rest, mail: email } })}
    >
      <DocumentField name="document" />
      <TextField name="email" label="Correo" />
      <CheckboxGroupField name="roles" label="Roles" options={[{ value: 'a', label: 'Prescriptor' }]} />
      <Button type="submit" busy={act.busy}>
        Nombrar
      </Button>
    </Form>
  )
}

const net = network()
beforeEach(() => {
  done = []
})

async function fillAndSend(): Promise<void> {
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('Número de documento'), '1.099')
  await user.type(screen.getByLabelText('Correo'), 'nadie')
  await user.click(screen.getByRole('button', { name: 'Nombrar' }))
}

describe('malformed input', () => {
  const problem = {
    kind: 'malformed',
    requestId: 'r-1',
    title: 'Revise',
    issues: [
      { path: 'document.number', code: 'format', text: 'Escriba entre 3 y 10 números.' },
      { path: 'mail', code: 'format', text: 'Escriba un correo completo.' },
      { path: 'roles', code: 'too_small', text: 'Elija al menos un rol.' },
    ],
  }

  test('each issue lands on its field; the summary counts them, takes the focus and links; what was typed stays', async () => {
    net.answer(400, problem)
    await show(<NamePage />)
    await fillAndSend()
    const summary = await screen.findByRole('alert')
    expect(summary.textContent).toContain('Revise 3 datos')
    expect(document.activeElement).toBe(summary)
    expect(document.title).toBe('Error: Nombre un delegado · OpenMIPRES')
    const number = screen.getByLabelText('Número de documento')
    expect(number.getAttribute('aria-invalid')).toBe('true')
    expect(number).toHaveProperty('value', '1.099')
    expect(screen.getByLabelText('Correo').getAttribute('aria-describedby')).toBe('campo-email-error')

    const user = userEvent.setup()
    await user.click(screen.getByRole('link', { name: 'Escriba un correo completo.' }))
    expect(document.activeElement).toBe(screen.getByLabelText('Correo'))
    await user.click(screen.getByRole('link', { name: 'Escriba entre 3 y 10 números.' }))
    expect(document.activeElement).toBe(number)
    await user.click(screen.getByRole('link', { name: 'Elija al menos un rol.' }))
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Prescriptor' }))
  })

  test('the summary follows the page from top to bottom and names the field whose sentence does not', async () => {
    net.answer(400, {
      ...problem,
      issues: [
        { path: 'roles', code: 'too_small', text: 'Elija al menos un rol.' },
        { path: 'mail', code: 'too_small', text: missingText },
        { path: 'document.number', code: 'too_small', text: missingText },
      ],
    })
    await show(<NamePage />)
    await fillAndSend()
    const summary = await screen.findByRole('alert')
    expect([...summary.querySelectorAll('a')].map((link) => link.textContent)).toEqual([
      'Número de documento: falta este dato.',
      'Correo: falta este dato.',
      'Elija al menos un rol.',
    ])
  })

  test('sending again clears the former issues, succeeds and says so', async () => {
    net.answer(400, problem)
    net.answer(201, { id: 'd-1' })
    await show(<NamePage />)
    await fillAndSend()
    await screen.findByRole('alert')
    await userEvent.setup().click(screen.getByRole('button', { name: 'Nombrar' }))
    await waitFor(() => expect(done).toEqual(['d-1']))
    expect(screen.queryByRole('alert')).toBeNull()
    expect(document.title).toBe('Nombre un delegado · OpenMIPRES')
    expect(net.sent[1]?.body).toEqual({ document: { type: 'CC', number: '1099' }, mail: 'nadie', roles: [] })
  })
})

test('a refusal goes to the summary with its sentence, and no field is marked', async () => {
  net.answer(409, {
    kind: 'refusal',
    requestId: 'r-1',
    title: 'No',
    refusals: [{ code: 'identity.x', params: {}, text: 'Gloria Nieves ya nombró a otra persona hoy.' }],
  })
  await show(<NamePage />)
  await fillAndSend()
  const summary = await screen.findByRole('alert')
  expect(summary.textContent).toContain('No se hizo el nombramiento')
  expect(summary.textContent).toContain('Gloria Nieves ya nombró a otra persona hoy.')
  expect(document.querySelector('[aria-invalid="true"]')).toBeNull()
})

test('a fault shows the id for support', async () => {
  net.answer(500, { kind: 'fault', requestId: 'r-77', title: 'Algo falló.' })
  await show(<NamePage />)
  await fillAndSend()
  expect((await screen.findByRole('alert')).textContent).toContain('r-77')
})

test('a refusal about one field marks it and links to it from the summary', async () => {
  const text = 'Ese correo no es de nadie.'
  net.answer(422, {
    kind: 'refusal',
    requestId: 'r-1',
    title: 'No',
    refusals: [{ code: 'identity.wrong_name', params: {}, text }],
  })
  await show(<NamePage />)
  await fillAndSend()
  const summary = await screen.findByRole('alert')
  expect(summary.textContent).toContain('No se hizo el nombramiento')
  expect([...summary.querySelectorAll('li')].map((item) => item.textContent)).toEqual([text])
  expect(screen.getByLabelText('Correo').getAttribute('aria-invalid')).toBe('true')
})
