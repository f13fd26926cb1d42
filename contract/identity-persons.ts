import { z } from 'zod'
import { consentVersion } from './consent.ts'
import { accountDocumentTypes, documentTypes } from './documents.ts'
import { endpoint } from './endpoint.ts'
import {
  dayField,
  documentField,
  emailTwice,
  idField,
  instantField,
  linkTokenField,
  nameField,
  optionalNameField,
  optionalPhoneField,
  optionalTextField,
  passwordField,
  writtenDayField,
} from './fields.ts'

/** Registration of a natural person in Mi Seguridad Social, in four steps, and what she may do with her data. */

const anyDocument = z.object({
  type: z.enum(Object.keys(documentTypes) as [keyof typeof documentTypes]),
  number: z.string(),
})

const basicData = z.object({
  document: documentField(accountDocumentTypes),
  issuedOn: writtenDayField('Escriba la fecha de expedición: día, mes y año.'),
  sex: z.enum(['F', 'M'], { error: 'Elija Femenino o Masculino, como en su documento.' }),
  firstName: nameField('Escriba su primer nombre.'),
  secondName: optionalNameField,
  firstSurname: nameField('Escriba su primer apellido.'),
  secondSurname: optionalNameField,
  bornOn: writtenDayField('Escriba su fecha de nacimiento: día, mes y año.'),
  phone: optionalPhoneField,
  address: optionalTextField(120),
  municipalityCode: z
    .string()
    .regex(/^\d{5}$/, { error: 'Elija un municipio de la lista.' })
    .nullish()
    .transform((code) => code ?? null),
})

const consent = {
  consent: z.literal(true, { error: 'Marque la autorización para continuar. Sin ella no se puede abrir la cuenta.' }),
  consentVersion: z.literal(consentVersion, {
    error: 'El texto de la autorización cambió. Recargue la página y léalo.',
  }),
}

const registrationParams = z.object({ registrationId: idField })

export const startRegistration = endpoint({
  id: 'identity.start_registration',
  method: 'POST',
  path: '/registrations',
  summary: 'Empezar el registro de una persona: datos básicos',
  description:
    'Primer paso. Devuelve un identificador imposible de adivinar, que sirve para seguir por 24 horas. Los menores de edad no abren cuenta (D-18).',
  permission: { kind: 'public' },
  rate: 'login',
  body: basicData.extend(consent),
  response: z.object({ registrationId: idField }),
  status: 201,
  refusals: ['identity.minor'],
})

export const registrationStatus = endpoint({
  id: 'identity.registration',
  method: 'GET',
  path: '/registrations/:registrationId',
  summary: 'Ver en qué paso va un registro',
  permission: { kind: 'public' },
  params: registrationParams,
  response: z.object({
    step: z.enum(['identidad', 'correo', 'confirmar', 'contrasena', 'terminado', 'vencido']),
    document: anyDocument,
    data: z
      .object({
        issuedOn: dayField,
        sex: z.enum(['F', 'M']),
        firstName: z.string(),
        secondName: z.string().nullable(),
        firstSurname: z.string(),
        secondSurname: z.string().nullable(),
        bornOn: dayField,
        phone: z.string().nullable(),
        address: z.string().nullable(),
        municipalityCode: z.string().nullable(),
      })
      .nullable(),
    email: z.string().nullable(),
    mailSentAt: instantField.nullable(),
    /** The cut against which identity is checked; null while no civil registry is loaded. */
    civilCut: dayField.nullable(),
  }),
  refusals: ['platform.not_found'],
})

export const correctRegistration = endpoint({
  id: 'identity.correct_registration',
  method: 'PUT',
  path: '/registrations/:registrationId',
  summary: 'Corregir los datos básicos antes de confirmar el correo',
  permission: { kind: 'public' },
  rate: 'login',
  params: registrationParams,
  body: basicData,
  refusals: ['platform.not_found', 'identity.minor', 'identity.registration_expired', 'identity.registration_done'],
})

export const checkIdentity = endpoint({
  id: 'identity.check_identity',
  method: 'POST',
  path: '/registrations/:registrationId/identity',
  summary: 'Comparar los datos con el registro civil',
  description:
    'Segundo paso. No dice qué hay en el registro: solo si coincide, y hacia dónde corregir. Cinco intentos por documento y día.',
  permission: { kind: 'public' },
  rate: 'login',
  params: registrationParams,
  response: z.object({ civilCut: dayField }),
  refusals: [
    'platform.not_found',
    'identity.registration_expired',
    'identity.registration_done',
    'identity.civil_unavailable',
    'identity.civil_mismatch',
    'identity.civil_mismatch_names',
    'identity.civil_too_many_checks',
  ],
})

export const sendConfirmation = endpoint({
  id: 'identity.send_confirmation',
  method: 'POST',
  path: '/registrations/:registrationId/mail',
  summary: 'Enviar el correo de confirmación',
  description: 'Tercer paso. La respuesta es la misma tenga o no cuenta el documento o el correo.',
  permission: { kind: 'public' },
  rate: 'mail',
  params: registrationParams,
  body: emailTwice({}),
  response: z.object({ sentTo: z.string(), expiresAt: instantField }),
  status: 202,
  refusals: [
    'platform.not_found',
    'identity.registration_expired',
    'identity.registration_done',
    'identity.identity_first',
    'identity.wait_before_retry',
  ],
})

export const confirmRegistrationMail = endpoint({
  id: 'identity.confirm_registration_mail',
  method: 'POST',
  path: '/registrations/confirm-mail',
  summary: 'Confirmar el correo con el enlace recibido',
  permission: { kind: 'public' },
  rate: 'login',
  body: z.object({ token: linkTokenField }),
  response: z.object({ registrationId: idField }),
  refusals: ['identity.link_unknown', 'identity.link_expired', 'identity.link_used'],
})

export const finishRegistration = endpoint({
  id: 'identity.finish_registration',
  method: 'POST',
  path: '/registrations/:registrationId/password',
  summary: 'Poner la contraseña y abrir la cuenta',
  description: 'Cuarto paso. La fuerza de la contraseña la decide el servidor.',
  permission: { kind: 'public' },
  rate: 'login',
  params: registrationParams,
  body: z.object({ password: passwordField() }),
  refusals: [
    'platform.not_found',
    'identity.registration_expired',
    'identity.registration_done',
    'identity.mail_first',
    'identity.email_taken',
    'identity.password_weak',
  ],
})

export const measurePassword = endpoint({
  id: 'identity.measure_password',
  method: 'POST',
  path: '/password-strength',
  summary: 'Medir una contraseña',
  description: 'Para el medidor mientras se escribe. Nada se guarda.',
  permission: { kind: 'public' },
  body: z.object({ password: z.string().max(200), words: z.array(z.string().max(254)).max(12).optional() }),
  response: z.object({
    /** 0 to 4. */
    score: z.int().min(0).max(4),
    accepted: z.boolean(),
    /** One sentence: what is missing, or that it will do. */
    says: z.string(),
  }),
})

export const ownData = endpoint({
  id: 'identity.own_data',
  method: 'GET',
  path: '/me/data',
  summary: 'Ver los datos propios',
  permission: { kind: 'person' },
  response: z.object({
    document: anyDocument,
    issuedOn: dayField,
    sex: z.enum(['F', 'M']),
    firstName: z.string(),
    secondName: z.string().nullable(),
    firstSurname: z.string(),
    secondSurname: z.string().nullable(),
    bornOn: dayField,
    email: z.string(),
    emailConfirmedAt: instantField,
    phone: z.string().nullable(),
    address: z.string().nullable(),
    municipalityCode: z.string().nullable(),
    registeredAt: instantField,
    civilCut: dayField,
    consentVersion: z.string(),
    consentedAt: instantField,
    version: z.int(),
  }),
})

export const changeContact = endpoint({
  id: 'identity.change_contact',
  method: 'PUT',
  path: '/me/contact',
  summary: 'Cambiar teléfono, dirección y municipio',
  permission: { kind: 'person' },
  body: z.object({
    phone: optionalPhoneField,
    address: optionalTextField(120),
    municipalityCode: basicData.shape.municipalityCode,
    version: z.int(),
  }),
  refusals: ['platform.version_conflict', 'identity.municipality_unknown'],
})

export const exportData = endpoint({
  id: 'identity.export_data',
  method: 'GET',
  path: '/me/data-export',
  summary: 'Descargar en JSON todo lo que se guarda de usted',
  permission: { kind: 'person' },
  raw: { response: 'application/json' },
})

export const closeAccount = endpoint({
  id: 'identity.close_account',
  method: 'POST',
  path: '/me/close',
  summary: 'Retirar la autorización y cerrar la cuenta',
  description: 'La cuenta queda inactiva y sus sesiones terminan. Los actos ya realizados se conservan como evidencia.',
  permission: { kind: 'person' },
  rate: 'login',
  body: z.object({ password: passwordField() }),
  refusals: ['identity.wrong_password', 'identity.wait_before_retry', 'platform.second_factor_needed'],
})
