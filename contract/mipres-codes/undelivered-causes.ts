import type { Code } from './code-list.ts'
import type { TechnologyKind } from './short-lists.ts'

/** 6.20 A cause for which a delivery does not happen, or not whole. */
export interface UndeliveredCause extends Code<number> {
  /** The technologies of which it may be said. */
  readonly tec: readonly TechnologyKind[]
  /** What it leaves: nothing delivered, a part, or everything for later; null of 0, which is "delivered". */
  readonly kind: 'none' | 'partial' | 'deferred' | null
  /** A class 1 to 3 that one public client seeds and nobody explains; kept as it came. */
  readonly cls: 1 | 2 | 3 | null
  /** Providers (Entrega, ReporteEntrega) may say it; an EPS may say all of them. */
  readonly byProvider: boolean
}

const cause = (
  code: number,
  name: string,
  tec: string,
  kind: UndeliveredCause['kind'],
  cls: UndeliveredCause['cls'],
): UndeliveredCause => ({
  code,
  name,
  enabled: true,
  tec: [...tec] as TechnologyKind[],
  kind,
  cls,
  byProvider: [0, 7, 8, 9].includes(code),
})

/** 6.20 CausaNoEntrega, in the order of the codes. */
export const undeliveredCauses: readonly UndeliveredCause[] = [
  cause(0, 'Ninguna: se entrega', 'MPDNS', null, null),
  cause(1, 'La misma solicitud está en otra prescripción', 'MPDNS', 'none', 1),
  cause(2, 'Evidencia de interacción o reacción al medicamento', 'MN', 'none', 2),
  cause(3, 'Indicación no aprobada por el INVIMA', 'MN', 'none', 2),
  cause(4, 'La presentación no se puede fraccionar', 'MPN', 'partial', 2),
  cause(5, 'Se suministra por una tutela', 'MPDNS', 'none', 2),
  cause(6, 'El paciente pertenece a otra EPS', 'MPDNS', 'none', 2),
  cause(7, 'No fue posible contactar al paciente', 'MPDNS', 'none', 2),
  cause(8, 'El paciente falleció', 'MPDNS', 'none', 2),
  cause(9, 'El paciente no acepta el suministro', 'MPDNS', 'none', 2),
  cause(10, 'No se agotaron los topes del PBS o aplica su cobertura', 'MD', 'none', 3),
  cause(11, 'Supera la dosis máxima recomendada', 'MN', 'partial', 3),
  cause(12, 'Supera tres meses en una fórmula de primera vez', 'MPDNS', 'partial', 3),
  cause(13, 'Supera un año y no se formuló como sucesiva', 'MPDNS', 'partial', 2),
  cause(14, 'El INVIMA no aprobó el medicamento vital no disponible', 'MN', 'none', 2),
  cause(15, 'El paciente tiene suministro de otra prescripción', 'MNS', 'deferred', 2),
  cause(16, 'Quien prescribe y el paciente son la misma persona', 'MPDNS', 'none', 1),
  cause(17, 'La tecnología está incluida en el PBS', 'MPD', 'none', 2),
  cause(18, 'Es una exclusión del PBS', 'MPDNS', 'none', 2),
  cause(19, 'La cubre otro plan adicional', 'MPDNS', 'none', 2),
]
