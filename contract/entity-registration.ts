import { z } from 'zod'
import { entityCapacities } from './capacities.ts'
import { normalizeNit, wrongDigitIn, wrongDigitText } from './nit.ts'

/** A NIT as typed or pasted; dots, spaces and hyphens do not matter. */
export const nitField = z
  .string()
  .overwrite(normalizeNit)
  .regex(/^[1-9]\d{4,14}$/, 'Escriba el NIT sin dígito de verificación: entre 5 y 15 números.')

/** A NIT that is searched for, in one box: a check digit after a hyphen must be its own. */
export const searchedNitField = z
  .string()
  .trim()
  .max(20)
  .refine((text) => wrongDigitIn(text) === null, {
    params: { code: 'nit_check_digit' },
    error: ({ input }) => wrongDigitIn(String(input)) ?? '',
  })

export const dvField = z
  .string()
  .trim()
  .regex(/^\d$/, 'Escriba el dígito de verificación: un número, el que va después del guion.')

/** The issue of a wrong check digit: says which it should be, on the field of the digit, whatever else is wrong. */
const digitOf = (value: unknown): { nit: string; dv: string } | null => {
  const { nit, dv } = (value ?? {}) as Record<string, unknown>
  if (typeof nit !== 'string' || typeof dv !== 'string' || !/^[1-9]\d{4,14}$/.test(nit) || !/^\d$/.test(dv)) return null
  return { nit, dv }
}
export const hasRightDigit = (value: unknown): boolean => {
  const digit = digitOf(value)
  return digit === null || wrongDigitText(digit.nit, digit.dv) === null
}
export const wrongDigit = {
  path: ['dv'],
  params: { code: 'nit_check_digit' },
  when: () => true,
  error: (issue: { input?: unknown }) => {
    const digit = digitOf(issue.input)
    return (digit && wrongDigitText(digit.nit, digit.dv)) ?? ''
  },
}

const textField = (what: string, max: number) =>
  z.string().trim().min(1, `Escriba ${what}.`).max(max, `Escriba máximo ${max} caracteres.`)

/** Optional text of a form: what is left empty is absent. */
const optionalText = (max: number) => z.string().trim().max(max, `Escriba máximo ${max} caracteres.`).default('')

export const legalNatures = ['privada', 'publica', 'mixta'] as const

/** What registers an entity; the form judges each of its pages by it before the server sees it whole. */
export const entityRegistration = z
  .object({
    nit: nitField,
    dv: dvField,
    name: textField('la razón social', 200),
    shortName: optionalText(60),
    legalNature: z.enum(legalNatures),
    capacities: z
      .array(z.enum(entityCapacities))
      .min(1, 'Elija qué es la entidad. Si es EPS, elija al menos un régimen.')
      .max(entityCapacities.length),
    constitutedOn: z.iso.date(),
    address: textField('la dirección', 200),
    municipalityCode: z.string().regex(/^\d{5}$/, 'Elija el municipio de la lista.'),
    phone: optionalText(30),
    email: z.email().trim().max(254),
    position: textField('su cargo', 100),
    startedOn: z.iso.date(),
    supportIds: z.array(z.uuid()).max(5).default([]),
    declaration: z.literal(true, {
      error: 'Declare bajo juramento que es el representante legal para continuar.',
    }),
  })
  .refine(hasRightDigit, wrongDigit)
