import type { ReactElement } from 'react'
import type { PrescriptionView } from '#contract/prescribing.ts'
import { calm } from '#contract/spanish.ts'
import { Tag } from '#web/components/tag.tsx'

/** What happens next with an item: a board, the EPS, or who was given it. */
export function nextOf(
  view: PrescriptionView,
  { boardState, supply }: Pick<PrescriptionView['items'][number], 'boardState' | 'supply'>,
): { text: string; tag: ReactElement } {
  const eps = calm(view.epsName ?? view.content.patient.epsCode)
  if (boardState === 2)
    return {
      text: 'La junta de profesionales de la IPS decide. Le avisaremos.',
      tag: <Tag kind="wait">Espera a la junta</Tag>,
    }
  if (boardState === 4) return { text: 'La junta no lo aprobó.', tag: <Tag kind="stop">No aprobado</Tag> }
  const inside = view.content.ambito === '22' || view.content.ambito === '30'
  if (inside) return { text: 'Se entrega en la misma IPS.', tag: <Tag kind="wait">Espera la entrega</Tag> }
  if (supply === 'no_direccionado')
    return { text: `${eps} no lo direccionó.`, tag: <Tag kind="stop">No direccionado</Tag> }
  if (supply === 'direccionado') return { text: `${eps} ya lo direccionó.`, tag: <Tag kind="done">Direccionado</Tag> }
  if (supply === 'en_parte')
    return { text: `${eps} ya direccionó una parte.`, tag: <Tag kind="wait">Espera a la EPS</Tag> }
  return { text: `${eps} asigna quién lo entrega.`, tag: <Tag kind="wait">Espera a la EPS</Tag> }
}

/** Something of it is directed: it is neither annulled nor replaced before the EPS takes that back (D-33). */
export const isDirected = (view: PrescriptionView): boolean =>
  view.items.some(({ supply }) => supply === 'direccionado' || supply === 'en_parte')
