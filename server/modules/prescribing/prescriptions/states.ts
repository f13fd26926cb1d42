/** States of a prescription (official table 6.3) and of its items (EstJM, 6.9), and the only ways from one to another. */

export const prescriptionState = { modified: 1, annulled: 2, active: 4 } as const
export type PrescriptionState = (typeof prescriptionState)[keyof typeof prescriptionState]

export const boardState = { notRequired: 1, pending: 2, approved: 3, rejected: 4 } as const
export type BoardState = (typeof boardState)[keyof typeof boardState]

interface Transition<S> {
  from: S
  to: S
  /** Kind of the novelty that it leaves (official table): 1 modification, 2 annulment, 3 transcription. */
  novelty: 1 | 2 | null
}

/** The one table of transitions. What is not here does not happen; a decision is a compare-and-set on `from`. */
export const prescriptionTransitions = {
  /** D-22: the prescriber, within the window. */
  annul: { from: 4, to: 2, novelty: 2 },
  /** D-22: the EPS accepts what the prescriber asked after it. */
  accept_annulment: { from: 4, to: 2, novelty: 2 },
  /** A new one was signed in its place. */
  replace: { from: 4, to: 1, novelty: 1 },
} as const satisfies Record<string, Transition<PrescriptionState>>
export type PrescriptionAct = keyof typeof prescriptionTransitions

/** Of an item: what the board decides. */
export const boardTransitions = {
  approve: { from: 2, to: 3 },
  reject: { from: 2, to: 4 },
} as const satisfies Record<string, Omit<Transition<BoardState>, 'novelty'>>

export const stateNames: Record<PrescriptionState, string> = { 1: 'Modificada', 2: 'Anulada', 4: 'Activa' }
