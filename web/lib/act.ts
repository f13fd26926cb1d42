import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import type { Endpoint } from '#contract/endpoint.ts'
import { announce } from './announce.ts'
import { ApiProblem, type CallArgs, type CallResult, call } from './api.ts'

/** The state of an act as `<Form>`, buttons and dialogs show it. */
export interface Act {
  busy: boolean
  problem: ApiProblem | null
  /** Grows with every failure, so that the summary takes the focus again. */
  attempt: number
  clear: () => void
}

/** The server names a part of the input as `body.x`, `params.x` or `x`; the form knows `x`. */
function formPath(path: string): string {
  return path.replace(/^(body|query|params)\.?/, '')
}

/**
 * An act of a person: calls an endpoint that changes something.
 * Malformed input lands on the fields of `form`, and so do the refusals of `at`; all refusals and faults stay in `problem` for
 * the summary, a note or a dialog.
 * What was typed stays. On success everything read before is asked again, `say` is announced, and `done` runs.
 */
export function useAct<E extends Endpoint, T extends FieldValues = FieldValues>(
  endpoint: E,
  options: {
    form?: UseFormReturn<T>
    /** Where the form's names differ from the endpoint's: `{ 'document.number': 'documentNumber' }`. */
    names?: Record<string, string>
    /** Refusals that are about one field: their code → its name. */
    at?: Record<string, string>
    done?: (result: CallResult<E>, args: CallArgs<E>) => unknown
    say?: string | ((result: CallResult<E>) => string)
    /** What the page shows is over with the act: `done` takes it away before what was read is asked again. */
    last?: boolean
  } = {},
): Act & { run: (args: CallArgs<E>) => Promise<CallResult<E> | undefined> } {
  const client = useQueryClient()
  const [state, setState] = useState<{ busy: boolean; problem: ApiProblem | null; attempt: number }>({
    busy: false,
    problem: null,
    attempt: 0,
  })
  const running = useRef(false)

  async function run(args: CallArgs<E>): Promise<CallResult<E> | undefined> {
    if (running.current) return undefined
    running.current = true
    setState((old) => ({ ...old, busy: true, problem: null }))
    options.form?.clearErrors()
    try {
      const result = await call(endpoint, args)
      if (!options.last) await client.invalidateQueries()
      setState((old) => ({ ...old, busy: false }))
      if (options.say) announce(typeof options.say === 'string' ? options.say : options.say(result))
      await options.done?.(result, args)
      if (options.last) await client.invalidateQueries()
      return result
    } catch (error) {
      if (!(error instanceof ApiProblem)) {
        setState((old) => ({ ...old, busy: false }))
        throw error
      }
      if (error.problem.kind === 'malformed' && options.form) {
        for (const issue of error.problem.issues) {
          const path = formPath(issue.path)
          options.form.setError((options.names?.[path] ?? path) as Path<T>, { type: 'server', message: issue.text })
        }
      }
      if (error.problem.kind === 'refusal' && options.form) {
        for (const { code, text } of error.problem.refusals) {
          const name = options.at?.[code]
          if (name) options.form.setError(name as Path<T>, { type: 'server', message: text })
        }
      }
      setState((old) => ({ busy: false, problem: error, attempt: old.attempt + 1 }))
      return undefined
    } finally {
      running.current = false
    }
  }

  return { ...state, run, clear: () => setState((old) => ({ ...old, problem: null })) }
}
