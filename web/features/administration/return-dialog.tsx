import { type ReactElement, useState } from 'react'
import { returnRequests } from '#contract/users-desk.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { Dialog } from '#web/components/dialog.tsx'
import { Refused } from '#web/components/refused.tsx'
import { TextArea } from '#web/components/text-area.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'

/** Gives requests back with a reason that each person reads. Open while there is at least one. */
export function ReturnDialog(props: {
  capacityId: string
  requests: { requestId: string; name: string }[]
  close: () => void
  done: (answer: CallResult<typeof returnRequests>, text: string) => void
}): ReactElement {
  const { requests } = props
  const [reason, setReason] = useState('')
  const one = requests.length === 1 ? requests[0] : undefined
  const words = (n: number) => (n === 1 ? '1 solicitud devuelta.' : `${n} solicitudes devueltas.`)
  const act = useAct(returnRequests, {
    say: (answer) => words(answer.done.length),
    done: (answer) => {
      setReason('')
      props.done(answer, words(answer.done.length))
    },
  })
  const issue = act.problem?.problem.kind === 'malformed' ? act.problem.sentences[0] : undefined
  function close(): void {
    act.clear()
    setReason('')
    props.close()
  }
  return (
    <Dialog
      open={requests.length > 0}
      title={one ? `¿Devolver la solicitud de ${one.name}?` : `¿Devolver ${requests.length} solicitudes?`}
      onClose={close}
    >
      <p>
        {one
          ? 'Recibirá un correo con el motivo y podrá volver a pedir activación.'
          : 'Cada persona recibirá un correo con el motivo y podrá volver a pedir activación.'}
      </p>
      <TextArea
        label="Motivo"
        hint="Lo lee la persona: diga qué debe corregir."
        value={reason}
        onChange={setReason}
        error={issue}
        rows={3}
        maxLength={500}
      />
      {act.problem && !issue && <Refused problem={act.problem} />}
      <Actions>
        <Button
          kind="primary"
          busy={act.busy}
          onClick={() =>
            void act.run({
              params: { capacityId: props.capacityId },
              body: { requestIds: requests.map((r) => r.requestId), reason },
            })
          }
        >
          {one ? 'Devolver la solicitud' : `Devolver ${requests.length} solicitudes`}
        </Button>
        <Button onClick={close}>No devolver</Button>
      </Actions>
    </Dialog>
  )
}
