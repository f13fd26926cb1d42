import { z } from 'zod'
import {
  accountDocumentTypes,
  type DocumentId,
  type DocumentType,
  normalizeDocumentNumber,
  wrongShape,
} from './documents.ts'

/** Fields that several forms share, each with its own sentence for what is wrong. */

/** Says on the field `path` that the number cannot be of its type. */
export function askShape(ctx: z.RefinementCtx, doc: { type: string; number: string }, path = 'number'): void {
  const message = wrongShape(doc.type, doc.number)
  if (message) ctx.addIssue({ code: 'custom', path: [path], params: { code: 'document_shape' }, message })
}

/** A person's document as typed or pasted; comes out normalised. `types` narrows the list. */
export function documentField(types: readonly DocumentType[] = accountDocumentTypes) {
  return z
    .object({
      type: z.enum(types as [DocumentType, ...DocumentType[]], { error: 'Elija el tipo de documento.' }),
      number: z.string().trim().min(1, { abort: true, error: 'Escriba el número del documento.' }).max(40),
    })
    .superRefine((doc, ctx) => askShape(ctx, doc))
    .transform((doc): DocumentId => ({ type: doc.type, number: normalizeDocumentNumber(doc.type, doc.number) }))
}

/** The document of a patient who is searched for (6.1); comes out as it was written, without dots, spaces and hyphens. */
export const patientDocumentField = z
  .object({
    type: z.string().regex(/^[A-Z]{2}$/, { error: 'Elija el tipo de documento.' }),
    number: z
      .string()
      .trim()
      .min(1, { abort: true, error: 'Escriba el número del documento.' })
      .max(30)
      .overwrite((text) => text.toUpperCase().replace(/[\s.\-–]/g, '')),
  })
  .superRefine((doc, ctx) => askShape(ctx, doc))

/** An e-mail address; comes out trimmed. */
export const emailField = z.string().trim().max(254).pipe(z.email())

/** For a rule between the fields of an object: asked while some of them are faulty too, so that all issues come at once. */
export const amongFaults = {
  when: ({ value }: { value: unknown }): boolean => typeof value === 'object' && value !== null,
}

/** An address written twice, against typing errors. */
export function emailTwice<S extends z.ZodRawShape>(rest: S) {
  const same = (body: unknown): boolean => {
    const { email, emailAgain } = body as { email?: unknown; emailAgain?: unknown }
    return typeof email !== 'string' || String(emailAgain ?? '').toLowerCase() === email.toLowerCase()
  }
  return z.object({ email: emailField, emailAgain: z.string().trim(), ...rest }).refine(same, {
    path: ['emailAgain'],
    error: 'Los dos correos son distintos. Escríbalo igual en ambos.',
    ...amongFaults,
  })
}

const filled = (missing: string, max: number) => z.string({ error: missing }).trim().min(1, { error: missing }).max(max)

/** A password as typed: spaces count. What it must be like is asked of the meter. */
export const passwordField = (missing = 'Escriba la contraseña.') =>
  z.string({ error: missing }).min(1, { error: missing }).max(200)

/** A code of the second factor or of a mail, as typed. */
export const codeField = (max = 20) => filled('Escriba el código.', max)

/** The secret part of a link that came by mail. */
export const linkTokenField = z
  .string({ error: 'El enlace está incompleto. Ábralo otra vez desde el correo.' })
  .min(20, { error: 'El enlace está incompleto. Ábralo otra vez desde el correo.' })
  .max(100)

/** One name or surname, 1 to 60 letters; comes out with single spaces. `missing` is the sentence for an empty one. */
export const nameField = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { abort: true, error: missing })
    .max(60)
    .regex(/^[\p{L}\p{M}' ’-]+$/u, {
      error: 'Escriba solo letras, espacios, apóstrofo o guion, como en su documento.',
    })
    .transform((text) => text.replace(/\s+/g, ' '))

/** A name that may be missing: an empty text counts as missing. */
export const optionalNameField = z
  .union([z.literal('').transform(() => null), nameField('Falta este nombre.'), z.null()])
  .optional()
  .default(null)

/** A short free text that may be missing. */
export const optionalTextField = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((text) => text || null)

/** A telephone that may be missing: digits, with the signs that people put between them. */
export const optionalPhoneField = z
  .union([
    z.literal(''),
    z
      .string()
      .trim()
      .max(30)
      .regex(/^\+?(?:[\s().-]*\d){7,15}[\s().-]*$/, {
        error: 'Escriba el teléfono con sus números; por ejemplo, 300 123 4567.',
      }),
  ])
  .nullish()
  .transform((text) => text || null)

/** A day that a person writes. `missing` is the sentence while a part of it is; one that no calendar has gets its own. */
export const writtenDayField = (missing: string) =>
  z.iso.date({
    error: ({ input }) =>
      /^\d{4}-\d{2}-\d{2}$/.test(String(input))
        ? 'Esa fecha no existe en el calendario. Revise el día, el mes y el año.'
        : missing,
  })

/** A calendar day, of a year that has four digits for the database too. */
export const dayField = z.iso.date().refine((day) => day >= '1000', { error: 'Revise el año de la fecha.' })
/** A day or a moment in answers. */
export const instantField = z.iso.datetime()
/** What any list needs to be bounded. */
export const idField = z.uuid()
