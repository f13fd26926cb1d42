import type { z } from 'zod'

type RawIssue = Parameters<z.core.$ZodErrorMap>[0]

/** Says nothing about which one: where several are listed, the name of the field goes before. */
export const missingText = 'Falta este dato. Escríbalo para continuar.'

const kinds: Record<string, string> = {
  email: 'Escriba un correo con la forma nombre@dominio.co.',
  date: 'Escriba una fecha que exista: día, mes y año.',
  datetime: 'Escriba una fecha y una hora válidas.',
  uuid: 'El identificador no es válido. Vuelva a la página anterior y abra el enlace de nuevo.',
  url: 'Escriba una dirección completa, que empiece por https://.',
}

/** The Spanish sentence for an issue that carries none of its own; every schema of the contract may still give a better one. */
export const spanishErrors: z.core.$ZodErrorMap = (issue: RawIssue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null || issue.input === ''
        ? missingText
        : 'Este dato no tiene la forma esperada. Escríbalo de nuevo.'
    case 'too_small':
      if (issue.origin === 'string')
        return Number(issue.minimum) <= 1 ? missingText : `Escriba al menos ${issue.minimum} caracteres.`
      if (issue.origin === 'array') return `Elija al menos ${issue.minimum}.`
      return `Escriba un valor de ${issue.minimum} o más.`
    case 'too_big':
      if (issue.origin === 'string') return `Escriba máximo ${issue.maximum} caracteres.`
      if (issue.origin === 'array') return `Elija máximo ${issue.maximum}.`
      return `Escriba un valor de ${issue.maximum} o menos.`
    case 'invalid_format':
      return kinds[issue.format] ?? 'Este dato no tiene la forma esperada. Revise el ejemplo del campo.'
    case 'invalid_value':
      return 'Elija una de las opciones de la lista.'
    case 'unrecognized_keys':
      return `Sobran datos que este acto no usa: ${issue.keys.join(', ')}. Quítelos.`
    default:
      return 'Revise este dato.'
  }
}

/** The issues of a failed parse, all at once, in the shape that the API sends and forms show. */
export function issuesOf(error: z.ZodError, prefix = ''): { path: string; code: string; text: string }[] {
  return error.issues.map((issue) => ({
    path: [prefix, ...issue.path.map(String)].filter((part) => part !== '').join('.'),
    code:
      issue.code === 'custom' ? String((issue.params as { code?: string } | undefined)?.code ?? 'invalid') : issue.code,
    text: issue.message,
  }))
}
