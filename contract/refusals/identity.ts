import type { RefusalText } from './types.ts'

/** Refusals of the module `identity`. */
export const identityRefusals = {
  // Persons, credentials, sessions
  'identity.email_taken': {
    status: 409,
    text: 'Ese correo ya identifica otra cuenta. Use otro correo, o ingrese con la cuenta que ya tiene.',
  },
  'identity.minor': {
    status: 422,
    text: 'Las cuentas son para mayores de edad. Según la fecha de nacimiento, faltan años para los 18.',
  },
  'identity.registration_expired': { status: 410, text: 'Este registro venció. Empiece de nuevo; toma pocos minutos.' },
  'identity.registration_done': { status: 409, text: 'Este registro ya terminó. Ingrese con su contraseña.' },
  'identity.identity_first': { status: 409, text: 'Falta comprobar su identidad. Vuelva al paso 2.' },
  'identity.mail_first': { status: 409, text: 'Falta confirmar su correo. Abra el enlace que le enviamos.' },
  'identity.municipality_unknown': {
    status: 422,
    text: 'El código {code} no es de un municipio de DIVIPOLA. Elija uno de la lista.',
  },
  'identity.civil_unavailable': {
    status: 503,
    text: 'El registro civil todavía no está cargado. Sus datos quedan guardados; vuelva a esta página más tarde.',
  },
  'identity.civil_mismatch': {
    status: 422,
    text: 'Los datos no coinciden con el registro civil. Compare con su documento el número, las fechas, el sexo y los nombres completos.',
  },
  'identity.civil_mismatch_names': {
    status: 422,
    text: 'Los nombres no están como en el registro civil. Escriba todos sus nombres y apellidos, en el orden del documento.',
  },
  'identity.civil_too_many_checks': {
    status: 429,
    text: 'Ya se comparó este documento {limit} veces hoy. Intente mañana o reporte la inconsistencia.',
  },
  'identity.wait_before_retry': { status: 429, text: 'Espere {seconds} segundos antes de intentar de nuevo.' },
  'identity.link_unknown': { status: 404, text: 'Este enlace no es válido. Copie la dirección completa del correo.' },
  'identity.link_expired': { status: 410, text: 'Este enlace venció. Pida uno nuevo.' },
  'identity.link_used': {
    status: 410,
    text: 'Este enlace ya se usó. Si ya puso su contraseña, ingrese; si no, empiece de nuevo.',
  },
  'identity.password_weak': { status: 422, text: '{says}' },
  'identity.wrong_credentials': {
    status: 422,
    text: 'El usuario o la contraseña no son correctos. Revise ambos o recupere el acceso.',
  },
  'identity.wrong_password': { status: 422, text: 'La contraseña actual no es correcta. Escríbala de nuevo.' },
  'identity.account_blocked': {
    status: 403,
    text: 'Esta cuenta está bloqueada. Escriba a la mesa de ayuda para saber por qué.',
  },
  'identity.sign_in_expired': { status: 410, text: 'Pasó mucho tiempo desde que empezó a ingresar. Empiece de nuevo.' },
  'identity.code_wrong': {
    status: 422,
    text: 'El código no es correcto. Escriba el que muestra ahora su aplicación.',
  },
  'identity.code_used': { status: 422, text: 'Ese código ya se usó. Espere el siguiente; cambia cada 30 segundos.' },
  'identity.recovery_code_wrong': {
    status: 422,
    text: 'El código de recuperación no es correcto o ya se usó. Pruebe con otro de su lista.',
  },
  'identity.operator_keeps_factor': {
    status: 409,
    text: 'Un operador siempre tiene un segundo factor. Agregue otro antes de quitar este.',
  },
  'identity.totp_not_started': { status: 409, text: 'Primero escanee el código QR de esta página.' },
  'identity.passkey_refused': {
    status: 422,
    text: 'La llave de acceso no se pudo comprobar. Intente de nuevo o use otro método.',
  },
  'identity.mail_not_confirmed': {
    status: 403,
    text: 'Falta que {person} confirme su correo en Mi Seguridad Social.',
    toYou: 'Confirme su correo en Mi Seguridad Social.',
  },
  'identity.not_registered': {
    status: 403,
    text: 'Falta que {person} se registre en Mi Seguridad Social con el documento {document}.',
  },
  'identity.account_not_active': { status: 403, text: 'La cuenta de {person} en Mi Seguridad Social no está activa.' },
  'identity.account_already_blocked': {
    status: 409,
    text: 'La cuenta de {person} ya está bloqueada desde el {when}. Revise su historial.',
  },
  'identity.account_not_blocked': {
    status: 409,
    text: 'La cuenta de {person} no está bloqueada. No hay nada que deshacer.',
  },
  'identity.second_factor_missing': {
    status: 403,
    text: 'Falta que {person} configure un segundo factor en Mi Seguridad Social.',
    toYou: 'Configure un segundo factor en Mi Seguridad Social.',
  },
} as const satisfies Record<string, RefusalText>
