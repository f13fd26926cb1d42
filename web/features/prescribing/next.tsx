import type { ReactElement } from 'react'
import type { PrescriptionView } from '#contract/prescribing.ts'
import { calm } from '#contract/spanish.ts'
import { Tag } from '#web/components/tag.tsx'

/** What happens next with an item: a board, or the EPS. */
export function nextOf(view: PrescriptionView, boardState: number): { text: string; tag: ReactElement } {
  const eps = calm(view.epsName ?? view.content.patient.epsCode)
  if (boardState === 2)
    return {
      text: 'La junta de profesionales de la IPS decide. Le avisaremos.',
      tag: <Tag kind="wait">Espera a la junta</Tag>,
    }
  if (boardState === 4) return { text: 'La junta no lo aprobó.', tag: <Tag kind="stop">No aprobado</Tag> }
  const inside = view.content.ambito === '22' || view.content.ambito === '30'
  return inside
    ? { text: 'Se entrega en la misma IPS.', tag: <Tag kind="wait">Espera la entrega</Tag> }
    : { text: `${eps} asigna quién lo entrega.`, tag: <Tag kind="wait">Espera a la EPS</Tag> }
}
