import type { BoardKind, BoardState } from '#contract/juntas.ts'
import type { TagKind } from '#web/components/tag.tsx'
import { now } from '#web/lib/clock.ts'

/** Kinds of items that a board sees. */
export const boardKindNames: Record<BoardKind, string> = {
  M: 'Medicamento',
  N: 'Nutrición',
  S: 'Servicio complementario',
}

/** How a case stands. */
export const boardStateTags: Record<BoardState, { kind: TagKind; text: string }> = {
  pendiente: { kind: 'wait', text: 'Espera a la junta' },
  aprobada: { kind: 'done', text: 'Aprobado' },
  no_aprobada: { kind: 'stop', text: 'No aprobado' },
  sin_objeto: { kind: 'idle', text: 'Sin objeto: se anuló' },
}

/** Less than two days are left. */
export const dueSoon = (dueAt: string, at: string = now()): boolean =>
  Date.parse(dueAt) - Date.parse(at) < 48 * 3_600_000

/** 'Vence en 2 días', 'Vence en 5 h', 'Venció hace 3 h'. */
export function dueWords(dueAt: string, at: string = now()): string {
  const minutes = Math.round((Date.parse(dueAt) - Date.parse(at)) / 60_000)
  const size = Math.abs(minutes)
  const text =
    size >= 48 * 60 ? `${Math.floor(size / (24 * 60))} días` : size >= 60 ? `${Math.floor(size / 60)} h` : `${size} min`
  return minutes >= 0 ? `Vence en ${text}` : `Venció hace ${text}`
}
