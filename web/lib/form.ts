import { createContext } from 'react'
import { type DefaultValues, type FieldErrors, type FieldValues, type UseFormReturn, useForm } from 'react-hook-form'

/** Tells apart the fields of two forms of one page that share a name. */
export const FormScope = createContext('')

/** The id of a field's control: the error summary links to it. */
export function fieldId(name: string, scope = ''): string {
  return `campo-${scope && `${scope}-`}${name.replaceAll('.', '-')}`
}

interface FlatError {
  path: string
  message: string
}

/** The errors of a form as a list of paths and sentences, in the order in which they were set. */
export function flatErrors(errors: FieldErrors, prefix = ''): FlatError[] {
  return Object.entries(errors).flatMap(([key, error]): FlatError[] => {
    if (!error || typeof error !== 'object' || key === 'ref') return []
    const path = prefix ? `${prefix}.${key}` : key
    if ('message' in error && typeof error.message === 'string') return [{ path, message: error.message }]
    return flatErrors(error as FieldErrors, path)
  })
}

/** The first error of a field or of one of its parts (`document` → `document.number`). */
export function firstError(errors: FieldErrors, name: string): { message: string; part?: string } | undefined {
  for (const { path, message } of flatErrors(errors)) {
    if (path === name) return { message }
    if (path.startsWith(`${name}.`)) return { message, part: path.slice(name.length + 1) }
  }
  return undefined
}

/** A form of a page: nothing is judged before sending; the focus goes to the summary, not to a field. */
export function usePageForm<T extends FieldValues>(defaultValues: DefaultValues<T>): UseFormReturn<T> {
  return useForm<T>({ defaultValues, shouldFocusError: false, mode: 'onSubmit', reValidateMode: 'onSubmit' })
}
