import type { TagKind } from '#web/components/tag.tsx'

/** How an item stands before the board. */
export const boardTags: Record<number, { kind: TagKind; text: string }> = {
  1: { kind: 'done', text: 'No requiere junta' },
  2: { kind: 'wait', text: 'Espera a la junta' },
  3: { kind: 'done', text: 'Aprobado por la junta' },
  4: { kind: 'stop', text: 'No aprobado por la junta' },
}

/** The same in a prescription that was annulled: what waited waits no more. */
export function boardTagOf(state: number, boardState: number): { kind: TagKind; text: string } | undefined {
  return state === 2 && boardState === 2 ? { kind: 'idle', text: 'Sin objeto: se anuló' } : boardTags[boardState]
}

/** How a prescription stands (table 6.3). */
export const stateTags: Record<number, { kind: TagKind; text: string }> = {
  1: { kind: 'idle', text: 'Modificada' },
  2: { kind: 'stop', text: 'Anulada' },
  4: { kind: 'done', text: 'Activa' },
}
