import { type ReactElement, useState } from 'react'
import { annulTutela } from '#contract/tutelas.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Button } from '#web/components/button.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { TextArea } from '#web/components/text-area.tsx'
import { useAct } from '#web/lib/act.ts'
import { showPrescriptionNumber } from '#web/lib/format.ts'

/** Annuls a tutela that was loaded by mistake. */
export function AnnulTutela({ context, number }: { context: ContextView; number: string }): ReactElement {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const close = (): void => {
    setOpen(false)
    setReason('')
  }
  const act = useAct(annulTutela, { say: 'La tutela quedó anulada', done: () => setOpen(false) })
  return (
    <section>
      <h2>¿Se cargó por error?</h2>
      <Button kind="danger" onClick={() => setOpen(true)}>
        Anular…
      </Button>
      <ConfirmDialog
        open={open}
        title={`¿Anular la tutela ${showPrescriptionNumber(number)}?`}
        confirm="Anular ahora"
        cancel="No anular"
        danger
        act={act}
        onConfirm={() => void act.run({ params: { context: context.key, number }, body: { reason } })}
        onCancel={close}
      >
        <p>No se entregará nada de ella. Queda en el historial con su motivo.</p>
        <TextArea
          label="Motivo"
          hint="Al menos 5 letras."
          rows={3}
          maxLength={300}
          value={reason}
          onChange={setReason}
        />
      </ConfirmDialog>
    </section>
  )
}
