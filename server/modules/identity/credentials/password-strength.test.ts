import { expect, test } from 'vitest'
import { passwordStrength } from './password-strength.ts'

const laura = ['Laura', 'Quintero', 'Peña', '1099400218', 'laura@ejemplo.test', '1990']

test.each([
  ['corta-8', 'lleva 7'],
  ['lauraquintero1990', 'datos suyos'],
  ['Quintero1099400218', 'datos suyos'],
  ['contraseñacontraseña', ''],
  ['colombiacolombia', ''],
  ['123456789012', ''],
  ['qwertyuiopasdf', ''],
  ['password1234', ''],
])('%s is refused', async (password, part) => {
  const strength = await passwordStrength(password, laura)
  expect(strength.accepted).toBe(false)
  expect(strength.says).toContain(part)
})

test.each(['canoa-lenta-de-guadua-27', 'trueno jabón acordeón vela', 'Kx7#mQ2!vR9p'])(
  '%s is accepted',
  async (password) => {
    expect(await passwordStrength(password, laura)).toMatchObject({ accepted: true })
  },
)
