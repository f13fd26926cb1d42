import type { ReactElement } from 'react'
import { remindRequest } from '#contract/users-registration.ts'
import { Button } from '#web/components/button.tsx'
import { Refused } from '#web/components/refused.tsx'
import { useAct } from '#web/lib/act.ts'

/** Reminds the delegate of a request that waits; the answer, or why not yet, stays beside it. */
export function RemindButton(props: { requestId: string; secondary?: boolean }): ReactElement {
  const act = useAct(remindRequest, { say: 'Recordatorio enviado.' })
  return (
    <>
      <Button
        kind={props.secondary ? 'secondary' : 'primary'}
        {...(props.secondary ? { small: true } : {})}
        icon="bell"
        busy={act.busy}
        onClick={() => void act.run({ params: { requestId: props.requestId } })}
      >
        Enviar recordatorio
      </Button>
      {act.problem && <Refused problem={act.problem} kind="wait" />}
    </>
  )
}
