import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { codeField, emailTwice, idField, instantField, passwordField } from './fields.ts'

/** Password, e-mail and second factor of the own account, of a person or of an operator (D-21). */

const webauthn = z.record(z.string(), z.unknown())
const recoveryCodes = z.array(z.string())

export const ownSecurity = endpoint({
  id: 'identity.own_security',
  method: 'GET',
  path: '/me/security',
  summary: 'Ver cómo está protegida la cuenta',
  permission: { kind: 'account' },
  response: z.object({
    email: z.string(),
    passwordChangedAt: instantField.nullable(),
    secondFactorSince: instantField.nullable(),
    totpSince: instantField.nullable(),
    passkeys: z.array(
      z.object({ passkeyId: idField, name: z.string(), createdAt: instantField, lastUsedAt: instantField.nullable() }),
    ),
    recoveryCodesLeft: z.int(),
  }),
})

export const startTotp = endpoint({
  id: 'identity.start_totp',
  method: 'POST',
  path: '/me/totp',
  summary: 'Empezar a configurar la aplicación de códigos',
  permission: { kind: 'account' },
  response: z.object({ secret: z.string(), uri: z.string() }),
  refusals: ['platform.second_factor_needed'],
})

export const confirmTotpCode = endpoint({
  id: 'identity.confirm_totp',
  method: 'POST',
  path: '/me/totp/confirm',
  summary: 'Confirmar la aplicación con su primer código',
  description: 'La primera vez entrega diez códigos de recuperación, que se muestran una sola vez.',
  permission: { kind: 'account' },
  rate: 'login',
  body: z.object({ code: codeField() }),
  response: z.object({ recoveryCodes: recoveryCodes.nullable() }),
  refusals: [
    'identity.code_wrong',
    'identity.totp_not_started',
    'identity.wait_before_retry',
    'platform.second_factor_needed',
  ],
})

export const dropTotp = endpoint({
  id: 'identity.drop_totp',
  method: 'DELETE',
  path: '/me/totp',
  summary: 'Quitar la aplicación de códigos',
  permission: { kind: 'account', secondFactor: true },
  refusals: ['platform.not_found', 'identity.operator_keeps_factor'],
})

export const passkeyOptions = endpoint({
  id: 'identity.passkey_options',
  method: 'POST',
  path: '/me/passkeys/options',
  summary: 'Pedir el reto para agregar una llave de acceso',
  permission: { kind: 'account' },
  response: z.object({ challengeId: idField, options: webauthn }),
  refusals: ['platform.second_factor_needed'],
})

export const addPasskey = endpoint({
  id: 'identity.add_passkey',
  method: 'POST',
  path: '/me/passkeys',
  summary: 'Agregar una llave de acceso',
  permission: { kind: 'account' },
  rate: 'login',
  body: z.object({ challengeId: idField, name: z.string().trim().min(1).max(60), response: webauthn }),
  response: z.object({ passkeyId: idField, recoveryCodes: recoveryCodes.nullable() }),
  status: 201,
  refusals: ['identity.passkey_refused', 'platform.second_factor_needed'],
})

export const dropPasskey = endpoint({
  id: 'identity.drop_passkey',
  method: 'DELETE',
  path: '/me/passkeys/:passkeyId',
  summary: 'Quitar una llave de acceso',
  permission: { kind: 'account', secondFactor: true },
  params: z.object({ passkeyId: idField }),
  refusals: ['platform.not_found', 'identity.operator_keeps_factor'],
})

export const newRecoveryCodes = endpoint({
  id: 'identity.new_recovery_codes',
  method: 'POST',
  path: '/me/recovery-codes',
  summary: 'Hacer otros diez códigos de recuperación',
  description: 'Los anteriores dejan de servir.',
  permission: { kind: 'account', secondFactor: true },
  response: z.object({ recoveryCodes }),
})

export const changePassword = endpoint({
  id: 'identity.change_password',
  method: 'POST',
  path: '/me/password',
  summary: 'Cambiar la contraseña',
  description: 'Cierra las demás sesiones.',
  permission: { kind: 'account' },
  rate: 'login',
  body: z.object({
    current: passwordField('Escriba su contraseña de ahora.'),
    password: passwordField('Escriba la contraseña nueva.'),
  }),
  refusals: [
    'identity.wrong_password',
    'identity.password_weak',
    'identity.wait_before_retry',
    'platform.second_factor_needed',
  ],
})

export const changeEmail = endpoint({
  id: 'identity.change_email',
  method: 'POST',
  path: '/me/email',
  summary: 'Pedir el cambio de correo',
  description: 'Envía un enlace al correo nuevo y un aviso al anterior. Cambia cuando se abre el enlace.',
  permission: { kind: 'account' },
  rate: 'mail',
  body: emailTwice({ password: passwordField() }),
  response: z.object({ sentTo: z.string() }),
  status: 202,
  refusals: ['identity.wrong_password', 'identity.wait_before_retry', 'platform.second_factor_needed'],
})

/** Given again inside a session, for acts that ask for a recent one (signing a prescription). */
export const proveSecondFactor = endpoint({
  id: 'identity.prove_second_factor',
  method: 'POST',
  path: '/me/second-factor',
  summary: 'Dar de nuevo el segundo factor dentro de la sesión, con un código de la aplicación',
  permission: { kind: 'person' },
  rate: 'login',
  body: z.object({ code: codeField() }),
  refusals: ['identity.code_wrong', 'identity.code_used', 'identity.wait_before_retry'],
})

export const proveKeyOptions = endpoint({
  id: 'identity.prove_key_options',
  method: 'POST',
  path: '/me/second-factor/key/options',
  summary: 'Pedir el reto para dar de nuevo el segundo factor con una llave de acceso',
  permission: { kind: 'person' },
  rate: 'login',
  response: z.object({ challengeId: idField, options: webauthn }),
})

export const proveKey = endpoint({
  id: 'identity.prove_key',
  method: 'POST',
  path: '/me/second-factor/key',
  summary: 'Dar de nuevo el segundo factor con una llave de acceso propia',
  permission: { kind: 'person' },
  rate: 'login',
  body: z.object({ challengeId: idField, response: webauthn }),
  refusals: ['identity.passkey_refused'],
})
