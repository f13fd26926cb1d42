import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactElement, useState } from 'react'
import { expect, test } from 'vitest'
import { show } from '#web/testing/render.tsx'
import { DataTable, SelectionBar } from './data-table.tsx'

const people = [
  { id: '1', name: 'Rosa Chocontá', days: 11 },
  { id: '2', name: 'Néstor Caro', days: 3, why: 'Ya no vigente en ReTHUS' },
  { id: '3', name: 'Kelly Mosquera', days: 0 },
]

function List(): ReactElement {
  const [chosen, setChosen] = useState(new Set<string>())
  return (
    <>
      <SelectionBar count={chosen.size}>
        <button type="button">Activar…</button>
      </SelectionBar>
      <DataTable
        label="Personas por decidir"
        rows={people}
        rowKey={(row) => row.id}
        selection={{ chosen, onChange: setChosen, name: (row) => row.name, blocked: (row) => row.why }}
        rowState={(row) => (row.id === '1' ? 'open' : undefined)}
        columns={[
          { label: 'Persona', cell: (row) => row.name },
          { label: 'Espera', cell: (row) => row.days, numeric: true, sorted: 'descending' },
        ]}
      />
    </>
  )
}

test('the first column names the row, the order is said, values carry their column for phones', async () => {
  await show(<List />)
  const table = screen.getByRole('table', { name: 'Personas por decidir' })
  expect(within(table).getByRole('rowheader', { name: 'Rosa Chocontá' })).toBeTruthy()
  expect(within(table).getByRole('columnheader', { name: 'Espera' }).getAttribute('aria-sort')).toBe('descending')
  expect(table.querySelector('td[data-l="Espera"]')?.textContent).toBe('11')
})

test('choosing all takes only those who may be chosen; the others say why', async () => {
  const user = userEvent.setup()
  await show(<List />)
  const blocked = screen.getByRole('checkbox', { name: 'No se puede elegir a Néstor Caro: Ya no vigente en ReTHUS' })
  expect(blocked).toHaveProperty('disabled', true)
  await user.click(screen.getByRole('checkbox', { name: 'Elegir a Kelly Mosquera' }))
  expect(screen.getByText('1 elegido')).toBeTruthy()
  const all = screen.getByRole('checkbox', { name: 'Elegir todos los que cumplen' })
  expect(all).toHaveProperty('indeterminate', true)
  await user.click(all)
  expect(screen.getByText('2 elegidos')).toBeTruthy()
  expect(all).toHaveProperty('checked', true)
  await user.click(all)
  expect(screen.queryByText(/elegidos?$/)).toBeNull()
  expect(screen.queryByRole('button', { name: 'Activar…' })).toBeNull()
})
