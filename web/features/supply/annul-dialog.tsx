import { type ReactElement, type ReactNode, useState } from 'react'
import { Actions, Button } from '#web/components/button.tsx'
import { Dialog } from '#web/components/dialog.tsx'
import { Refused } from '#web/components/refused.tsx'
import { TextArea } from '#web/components/text-area.tsx'
import type { Act } from '#web/lib/act.ts'

/** Takes back what was directed, or what was not, with a reason. */
export function AnnulDialog(props: {
  open: boolean
  title: string
  /** What will happen. */
  children: ReactNode
  act: Act
  onAnnul: (reason: string) => void
  onClose: () => void
}): ReactElement {
  const { act } = props
  const [reason, setReason] = useState('')
  const close = (): void => {
    setReason('')
    act.clear()
    props.onClose()
  }
  // A reason that is missing is said on its field, a rule above it.
  const problem = act.problem?.problem
  const wrong = problem?.kind === 'malformed' ? problem.issues[0]?.text : undefined
  return (
    <Dialog open={props.open} title={props.title} onClose={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (!act.busy) props.onAnnul(reason)
        }}
      >
        <p>{props.children}</p>
        {act.problem && !wrong && <Refused problem={act.problem} />}
        <TextArea
          label="Motivo"
          hint="Al menos 5 letras."
          error={wrong}
          rows={3}
          maxLength={300}
          value={reason}
          onChange={setReason}
        />
        <Actions>
          <Button kind="danger" type="submit" busy={act.busy}>
            Anular ahora
          </Button>
          <Button onClick={close}>No anular</Button>
        </Actions>
      </form>
    </Dialog>
  )
}
