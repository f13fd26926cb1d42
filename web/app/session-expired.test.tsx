import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { request } from '#web/lib/api.ts'
import { useSession } from '#web/lib/session.ts'
import { show } from '#web/testing/render.tsx'
import { network } from '#web/testing/server.ts'
import { SessionExpired } from './session-expired.tsx'

const net = network()
const laura = {
  subject: {
    kind: 'person',
    personId: '1',
    name: 'Laura Quintero',
    document: { type: 'CC', number: '1099400218' },
    secondFactor: true,
  },
  unread: 0,
  demo: true,
}
const nobody = { subject: null, unread: 0, demo: true }
const notSignedIn = {
  kind: 'refusal',
  requestId: 'r-1',
  title: 'No',
  refusals: [{ code: 'platform.not_signed_in', params: {}, text: 'Ingrese para continuar.' }],
}

function Name(): ReactElement {
  const { subject } = useSession().session
  return <p>{subject?.kind === 'person' ? subject.name : 'Visitante'}</p>
}

test('a session that ends while one works is offered back over the page, and the offer leaves by itself', async () => {
  const user = userEvent.setup()
  net.answer(200, laura)
  await show(
    <>
      <Name />
      <SessionExpired />
    </>,
  )
  await screen.findByText('Laura Quintero')
  net.answer(401, notSignedIn)
  net.answer(200, nobody)
  await request('POST', '/api/v1/things').catch(() => undefined)
  const dialog = await screen.findByRole('dialog', { name: 'Su sesión terminó' })
  expect(dialog.textContent).toContain('Lo que escribió sigue aquí')
  net.answer(200, laura)
  await user.click(screen.getByRole('button', { name: 'Ya ingresé' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('a visitor who never signed in is not told that a session ended', async () => {
  net.answer(200, nobody)
  await show(
    <>
      <Name />
      <SessionExpired />
    </>,
  )
  await screen.findByText('Visitante')
  net.answer(401, notSignedIn)
  await request('GET', '/api/v1/me/things').catch(() => undefined)
  // The session and the call: asking the session again would read every page again, and be refused again.
  expect(net.sent).toHaveLength(2)
  expect(screen.queryByRole('dialog')).toBeNull()
})
