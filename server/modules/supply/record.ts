import type { Instant, PlainDate } from '#platform/dates.ts'

/** A direccionamiento as its official text is written from it (section 5.11). */
export interface DireccionamientoRecord {
  traceId: number
  id: number
  number: string
  kind: string
  item: number
  patient: { type: string; number: string }
  delivery: number
  subDelivery: number
  supplier: { type: string; number: string }
  municipalityCode: string
  latestOn: PlainDate
  /** Decimal text with a point, without idle zeros: '2', '2.5'. */
  quantity: string
  homeAddress: string | null
  code: string
  epsNit: string
  epsCode: string
  directedAt: Instant
  state: number
  annulledAt: Instant | null
}

/** A no-direccionamiento as its official text is written from it (section 5.12). */
export interface NoDireccionamientoRecord {
  traceId: number
  id: number
  number: string
  kind: string
  item: number
  patient: { type: string; number: string }
  associatedNumber: string | null
  associatedItem: number | null
  cause: number
  declinedAt: Instant
  state: number
  annulledAt: Instant | null
}

/** Writes the official text; the composition hands it in, since only the wire knows its names. */
export type DireccionamientoOfficial = (record: DireccionamientoRecord) => string
export type NoDireccionamientoOfficial = (record: NoDireccionamientoRecord) => string
