import { type ReactElement, useEffect, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { measurePassword } from '#contract/identity-persons.ts'
import { Progress } from '#web/components/layout.tsx'
import { PasswordField } from '#web/components/text-input.tsx'
import { type CallResult, call } from '#web/lib/api.ts'

type Measure = CallResult<typeof measurePassword>

/** A new password with its meter. The server measures, as it decides; a failed measure only leaves the hint. */
export function NewPasswordField(props: { name: string; label?: string; words?: string[] }): ReactElement {
  const password = String(useWatch({ name: props.name }) ?? '')
  const words = props.words?.join('\n') ?? ''
  const [measure, setMeasure] = useState<Measure | null>(null)
  useEffect(() => {
    if (password === '') {
      setMeasure(null)
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(() => {
      const body = { password, ...(words ? { words: words.split('\n') } : {}) }
      call(measurePassword, { body }, stop.signal).then(setMeasure, () => undefined)
    }, 250)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [password, words])
  return (
    <PasswordField
      name={props.name}
      label={props.label ?? 'Contraseña'}
      autoComplete="new-password"
      hint="Al menos 12 caracteres. Sirven tres o cuatro palabras que no suelan ir juntas."
      meter={
        // There from the start: the answer comes while somebody reaches for the button below.
        <div role="status">
          <Progress
            value={measure ? measure.score + 1 : 0}
            max={5}
            text={measure?.says ?? 'Aquí verá qué tan fuerte es.'}
            label="Fuerza de la contraseña"
          />
        </div>
      }
    />
  )
}
