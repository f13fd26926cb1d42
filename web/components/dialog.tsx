import { type ReactElement, type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import type { Act } from '#web/lib/act.ts'
import { Actions, Button } from './button.tsx'
import styles from './dialog.module.css'
import { Refused } from './refused.tsx'

export interface DialogProps {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
}

/** One question over the page, with at most two fields. The native dialog keeps the focus inside and gives it back on closing. */
export function Dialog({ open, title, onClose, children }: DialogProps): ReactElement {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  // Who takes an open question away instead of closing it: closing is what gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    return () => {
      if (dialog?.open) dialog.close()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      {open && (
        <>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {children}
        </>
      )}
    </dialog>
  )
}

/** Confirms one act: the question names the object, the text says the effect, the buttons say both outcomes. */
export function ConfirmDialog(props: {
  open: boolean
  /** "¿Revocar a Nelly Guarnizo?" */
  title: string
  /** What will happen. */
  children: ReactNode
  /** "Revocar ahora" */
  confirm: string
  /** "No revocar" */
  cancel: string
  danger?: boolean
  /** What confirming does. Its refusal is shown here, and forgotten on closing: the next question may be of another. */
  act?: Act
  onConfirm: () => void
  onCancel: () => void
}): ReactElement {
  const { act } = props
  const cancel = (): void => {
    act?.clear()
    props.onCancel()
  }
  return (
    <Dialog open={props.open} title={props.title} onClose={cancel}>
      {props.children}
      {act?.problem && <Refused problem={act.problem} />}
      <Actions>
        <Button kind={props.danger ? 'danger' : 'primary'} busy={act?.busy ?? false} onClick={props.onConfirm}>
          {props.confirm}
        </Button>
        <Button onClick={cancel}>{props.cancel}</Button>
      </Actions>
    </Dialog>
  )
}
