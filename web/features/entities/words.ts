import type { EntityCapacity } from '#contract/capacities.ts'
import { entityCapacityNames } from '#contract/capacities.ts'
import type { DelegationView } from '#contract/identity-delegations.ts'
import { showDate, showDocument } from '#web/lib/format.ts'

// Words that several pages of entities share.

/** Where the pages of an entity live. */
export const entityPage = (entityId: string): string => `/mi-seguridad-social/entidades/${entityId}`
export const authorizedPage = (entityId: string): string => `${entityPage(entityId)}/autorizados`

/** 'EPS, régimen contributivo, e IPS' as a list in a sentence. */
export function capacityList(capacities: readonly EntityCapacity[]): string {
  return capacities.map((c) => entityCapacityNames[c]).join(' · ')
}

export const natureNames = { privada: 'Privada', publica: 'Pública', mixta: 'Mixta' } as const

/** Why a registration is reviewed, for the claimant and for the operator. */
export const causeTexts: Record<string, string> = {
  nit_registered: 'El NIT ya tiene representante legal. Aceptar cierra esa representación en ese instante.',
  other_claimant: 'Otra persona también pidió registrar este NIT.',
  not_only_ips: 'Ningún registro dice quién representa a una EPS o a un proveedor.',
  not_in_reps: 'El NIT no aparece en REPS.',
  name_differs: 'El representante legal de REPS no coincide con el nombre civil de quien registra.',
  civil_unknown: 'El registro civil cargado no tiene a esta persona.',
}

/** A naming lapses at the first moment of a day: the last day to come is the one before. */
export function lastDay(expiresAt: string): string {
  return showDate(new Date(Date.parse(expiresAt) - 1).toISOString())
}

/** A delegate by the name, or by the document while nobody registered with it. */
export const whoIs = (d: Pick<DelegationView, 'name' | 'document'>): string => d.name ?? showDocument(d.document)

/** Whether a delegation is revoked or, when nobody took it up yet, its naming withdrawn. */
export const endingOf = (d: Pick<DelegationView, 'inForceFrom'>): 'Revocar' | 'Retirar' =>
  d.inForceFrom ? 'Revocar' : 'Retirar'
