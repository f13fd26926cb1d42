import { randomInt } from 'node:crypto'
import { capacityOf, type EntityCapacity } from '#contract/capacities.ts'
import type { DocumentId } from '#contract/documents.ts'
import { nitCheckDigit } from '#contract/nit.ts'
import { systemClock } from '#platform/clock.ts'
import { addMs, dayOf, type Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { endDelegation, insertNaming, startDelegation } from '../delegations/delegations.store.ts'
import type { CapacityFacts } from '../facts.ts'
import { insertClaim } from './claims.store.ts'
import {
  lockEntityOfNit,
  openEntityCapacity,
  openRepresentation,
  readCapacities,
  registerEntityRow,
} from './entities.store.ts'

/** Builders for tests and the demo world: entities and delegations as the verbs leave them, without mails. */

let lastNit = randomInt(1_000_000)

/**
 * An invented NIT: nine digits that begin with 999. Never the same twice in a run, also in its last five digits, of which
 * tests make codes of REPS.
 */
export function someNit(): string {
  lastNit = (lastNit + 1) % 1_000_000
  return `999${String(lastNit).padStart(6, '0')}`
}

export interface AnEntity {
  entityId: string
  nit: string
  dv: number
  name: string
  claimId: string
  representationId: string
  capacities: CapacityFacts[]
  /** The capacity of this kind (and regime); throws when the entity has none. */
  capacity(capacity: EntityCapacity): string
}

/** A registered entity with its representative (a person that exists already) and capacities; default one IPS. */
export async function anEntity(
  tx: Tx,
  input: {
    representativeId: string
    nit?: string
    name?: string
    capacities?: readonly EntityCapacity[]
    position?: string
    municipalityCode?: string | null
    address?: string | null
    email?: string | null
    at?: Instant
  },
): Promise<AnEntity> {
  const at = input.at ?? systemClock.now()
  const nit = input.nit ?? someNit()
  const dv = nitCheckDigit(nit)
  const asked = input.capacities ?? ['ips']
  const name = input.name ?? `Entidad Demostración ${nit.slice(3)}`
  const data = {
    name,
    shortName: null,
    legalNature: 'privada' as const,
    constitutedOn: null,
    address: input.address ?? null,
    municipalityCode: input.municipalityCode ?? null,
    phone: null,
    email: input.email ?? null,
  }
  const entity = await lockEntityOfNit(tx, { nit, dv, data, at })
  const position = input.position ?? 'Gerente'
  const claimId = await insertClaim(tx, {
    entityId: entity.id,
    nit,
    claimantId: input.representativeId,
    data,
    capacities: asked,
    position,
    startedOn: dayOf(at),
    cause: null,
    registryFacts: { reps: [], eapb: [], civilName: null },
    at,
  })
  await registerEntityRow(tx, entity.id, data, at)
  const representationId = await openRepresentation(tx, {
    entityId: entity.id,
    personId: input.representativeId,
    claimId,
    position,
    at,
  })
  for (const capacity of asked) await openEntityCapacity(tx, { entityId: entity.id, ...capacityOf(capacity), at })
  const capacities = await readCapacities(tx, { entityIds: [entity.id] }, at)
  return {
    entityId: entity.id,
    nit,
    dv,
    name,
    claimId,
    representationId,
    capacities,
    capacity(wanted) {
      const { kind, regime } = capacityOf(wanted)
      const found = capacities.find((c) => c.kind === kind && c.regime === regime)
      if (!found) throw new Error(`${name} has no capacity ${wanted}`)
      return found.capacityId
    },
  }
}

/**
 * A naming of a delegate; with `inForceFrom` it is `vigente` since then (the module registration itself is the caller's),
 * with `endedAt` revoked. Default: pending, of application mipres, 90 days to lapse.
 */
export async function aDelegation(
  tx: Tx,
  input: {
    capacityId: string
    namedBy: string
    doc: DocumentId
    application?: string
    email?: string | null
    at?: Instant
    expiresAt?: Instant
    inForceFrom?: Instant
    endedAt?: Instant
    endReason?: 'revocada' | 'reemplazada'
    replacesId?: string
  },
): Promise<string> {
  const at = input.at ?? systemClock.now()
  const delegationId = await insertNaming(tx, {
    capacityId: input.capacityId,
    application: input.application ?? 'mipres',
    doc: input.doc,
    email: input.email ?? null,
    namedBy: input.namedBy,
    at,
    expiresAt: input.expiresAt ?? addMs(at, 90 * 86_400_000),
    replacesId: input.replacesId ?? null,
  })
  if (input.inForceFrom) await startDelegation(tx, delegationId, input.inForceFrom)
  if (input.endedAt)
    await endDelegation(tx, {
      delegationId,
      reason: input.endReason ?? 'revocada',
      by: { id: input.namedBy, label: 'Representante legal' },
      note: null,
      at: input.endedAt,
    })
  return delegationId
}
