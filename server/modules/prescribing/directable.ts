import type { Instant } from '#platform/dates.ts'
import type { PrescriptionRecord } from './prescriptions/signed.ts'
import { nameOf } from './prescriptions/views.ts'
import type { Directable } from './supply-link.ts'
import type { NewTutela } from './tutelas/tutelas.store.ts'

/** Those of a prescription that need no board, or the one that a board approved. */
export function directableOf(
  p: PrescriptionRecord,
  readyAt: Instant,
  only?: { kind: string; item: number },
): Directable {
  const { patient, ambito } = p.content
  return {
    month: p.month,
    number: p.number,
    epsCode: p.epsCode,
    regime: p.regime,
    ambito: Number(ambito),
    patient: { document: patient.document, name: nameOf(patient) },
    readyAt,
    items: p.items.filter((i) => (only ? i.kind === only.kind && i.number === only.item : i.boardState === 1)),
  }
}

/** All of a tutela: a judge ordered them. */
export function directableOfTutela(t: NewTutela, items: Directable['items']): Directable {
  const { patient, epsCode } = t.content
  return {
    month: t.month,
    number: t.number,
    epsCode,
    regime: t.regime,
    ambito: null,
    patient: { document: patient.document, name: nameOf(patient) },
    readyAt: t.registeredAt,
    items,
  }
}
