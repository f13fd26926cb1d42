import type { ReactElement, ReactNode } from 'react'
import type { DelegationView } from '#contract/identity-delegations.ts'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import type { Act } from '#web/lib/act.ts'
import { endingOf, whoIs } from './words.ts'

/** Asks before a delegate is revoked, or a naming that nobody took up is withdrawn; `children` say what follows. */
export function RevokeDialog(props: {
  /** Whom; null while nothing is asked. */
  delegation: DelegationView | null
  act: Act
  onConfirm: (delegation: DelegationView) => void
  onClose: () => void
  children: ReactNode
}): ReactElement {
  const { delegation, act } = props
  const ending = delegation ? endingOf(delegation) : 'Revocar'
  const who = delegation ? whoIs(delegation) : ''
  return (
    <ConfirmDialog
      open={delegation !== null}
      title={ending === 'Revocar' ? `¿Revocar a ${who}?` : `¿Retirar el nombramiento de ${who}?`}
      confirm={`${ending} ahora`}
      cancel={`No ${ending.toLowerCase()}`}
      danger
      act={act}
      onConfirm={() => {
        if (delegation) props.onConfirm(delegation)
      }}
      onCancel={props.onClose}
    >
      {props.children}
    </ConfirmDialog>
  )
}
