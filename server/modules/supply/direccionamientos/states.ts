/** States of a transaction of the supply chain (table 6.4), and the only ways from one to another. */

export const directionState = { annulled: 0, active: 1, scheduled: 2 } as const

/** What is not here does not happen; each is a compare-and-set on `from`. What the supplier scheduled is not annulled by the EPS. */
export const directionTransitions = {
  annul: { from: directionState.active, to: directionState.annulled },
} as const

/** Of a no-direccionamiento: the item is open again. */
export const declineTransitions = {
  annul: { from: directionState.active, to: directionState.annulled },
} as const
