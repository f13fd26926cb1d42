import { capacityName } from '#contract/capacities.ts'
import {
  confirmDelegations as confirmEndpoint,
  correctNaming as correctEndpoint,
  delegationHistory,
  emergencyRevoke as emergencyEndpoint,
  listAuthorized,
  nameDelegate as nameEndpoint,
  operatorAuthorized,
  readInvitation,
  remindDelegate as remindEndpoint,
  replaceDelegate as replaceEndpoint,
  revokeDelegation as revokeEndpoint,
  type SlotView,
} from '#contract/identity-delegations.ts'
import { refusalText } from '#contract/refusals/index.ts'
import { dayOf, type Instant } from '#platform/dates.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import type { EntityDeps } from '../deps.ts'
import { readEntities } from '../entities/entities.store.ts'
import { delegationView, entityView } from '../entity-views.ts'
import type { CapacityFacts, EntityFacts } from '../facts.ts'
import { registryRefusals } from '../registry-checks.ts'
import { confirmDelegations } from './confirm-delegations.ts'
import { correctNaming } from './correct-naming.ts'
import {
  type Application,
  type DelegationRow,
  readApplications,
  readDelegation,
  readHistory,
  readOpenDelegations,
} from './delegations.store.ts'
import { nameDelegate } from './name-delegate.ts'
import { remindDelegate } from './remind-delegate.ts'
import { replaceDelegate } from './replace-delegate.ts'
import { emergencyRevoke, revokeDelegation } from './revoke-delegation.ts'
import { wholeEntitySlot } from './rules.ts'

const orNull = (text: string): string | null => text || null

const slotTitle = (capacity: CapacityFacts, application: Application): string => {
  if (capacity.kind === 'ips') return 'IPS'
  if (capacity.kind !== 'eps') return 'Proveedor'
  if (!application.perRegime) return 'Toda la EPS'
  return capacity.regime === 'contributivo' ? 'Contributivo' : 'Subsidiado'
}

export function delegationRoutes(deps: EntityDeps): Route[] {
  const { db, clock, registries } = deps
  const name = nameDelegate(deps)
  const replace = replaceDelegate(deps)
  const revoke = revokeDelegation(deps)
  const correct = correctNaming(deps)
  const remind = remindDelegate(deps)
  const confirm = confirmDelegations(deps)
  const emergency = emergencyRevoke(deps)

  const entityOf = async (which: { ids: string[] } | { nit: string }, at: Instant): Promise<EntityFacts> =>
    (await readEntities(db, which, at))[0] ?? refuse('platform.not_found')

  /** Codes behind a capacity and what blocks a naming, asked once per capacity. */
  async function registrySide(capacity: CapacityFacts, at: Instant) {
    const on = dayOf(at)
    const nit = capacity.nit ?? ''
    const codes =
      capacity.kind === 'ips'
        ? (await registries.providersOf(db, nit, { on })).map((p) => p.code)
        : capacity.kind === 'eps'
          ? (await registries.eapbCodesOf(db, nit, { on }))
              .filter((c) => c.regime === capacity.regime && c.enabled)
              .map((c) => c.code)
          : []
    const [blocked] = await registryRefusals(db, registries, capacity, { at, on })
    return { codes, blocked: blocked ? { code: blocked.code, text: refusalText(blocked.code, blocked.params) } : null }
  }

  return [
    handle(listAuthorized, async ({ params, session }) => {
      const at = clock.now()
      const entity = await entityOf({ ids: [params.entityId] }, at)
      const open = await readOpenDelegations(
        db,
        entity.capacities.map((c) => c.capacityId),
        at,
      )
      const sides = new Map<string, Awaited<ReturnType<typeof registrySide>>>()
      for (const c of entity.capacities) sides.set(c.capacityId, await registrySide(c, at))
      const slot = (capacity: CapacityFacts, application: Application): SlotView => {
        const of = open.filter(
          (d) => d.capacity.capacityId === capacity.capacityId && d.application === application.code,
        )
        const view = (d: DelegationRow | undefined) => (d ? delegationView(d, session.personId) : null)
        return {
          capacityId: capacity.capacityId,
          kind: capacity.kind,
          regime: application.perRegime ? capacity.regime : null,
          title: slotTitle(capacity, application),
          codes: application.perRegime || capacity.kind !== 'eps' ? (sides.get(capacity.capacityId)?.codes ?? []) : [],
          declinedAt: application.perRegime ? capacity.declinedAt : null,
          inForce: view(of.find((d) => d.inForceFrom)),
          pending: view(of.find((d) => !d.inForceFrom)),
          blocked: sides.get(capacity.capacityId)?.blocked ?? null,
        }
      }
      return {
        entity: entityView(entity),
        applications: (await readApplications(db)).map((application) => ({
          ...application,
          slots: entity.capacities
            .filter((c) => wholeEntitySlot(application, entity.capacities, c) === c.capacityId)
            .map((c) => slot(c, application)),
        })),
      }
    }),

    handle(nameEndpoint, async ({ params, body, session, actor }) =>
      delegationView(
        await name({
          entityId: params.entityId,
          capacityId: body.capacityId,
          application: body.application,
          doc: body.document,
          email: orNull(body.email),
          personId: session.personId,
          actor,
        }),
        session.personId,
      ),
    ),

    handle(replaceEndpoint, async ({ params, body, session, actor }) =>
      delegationView(
        await replace({
          ...params,
          doc: body.document,
          email: orNull(body.email),
          ends: body.ends,
          personId: session.personId,
          actor,
        }),
        session.personId,
      ),
    ),

    handle(revokeEndpoint, async ({ params, body, session, actor }) =>
      delegationView(
        await revoke({ ...params, note: orNull(body.note), personId: session.personId, actor }),
        session.personId,
      ),
    ),

    handle(correctEndpoint, async ({ params, body, session, actor }) =>
      delegationView(
        await correct({
          ...params,
          doc: body.document,
          email: orNull(body.email),
          personId: session.personId,
          actor,
        }),
        session.personId,
      ),
    ),

    handle(remindEndpoint, async ({ params, session }) =>
      delegationView(await remind({ ...params, personId: session.personId }), session.personId),
    ),

    handle(confirmEndpoint, async ({ params, body, session, actor }) => ({
      confirmed: (
        await confirm({
          entityId: params.entityId,
          delegationIds: body.delegationIds,
          personId: session.personId,
          actor,
        })
      ).map((d) => delegationView(d, session.personId)),
    })),

    handle(readInvitation, async ({ params }) => {
      const naming = await readDelegation(db, params.delegationId, clock.now())
      if (naming?.state !== 'nombrada') return refuse('platform.not_found')
      const { entityName, kind, regime } = naming.capacity
      const application = (await readApplications(db)).find((a) => a.code === naming.application)
      return {
        entity: entityName,
        capacity: capacityName(kind, regime),
        application: application?.name ?? naming.application,
      }
    }),
    handle(delegationHistory, async ({ params, query, session }) => {
      const at = clock.now()
      const entity = await entityOf({ ids: [params.entityId] }, at)
      const found = await readHistory(db, params.entityId, { before: query.before, limit: query.limit + 1 }, at)
      const page = found.slice(0, query.limit)
      return {
        entity: entityView(entity),
        delegations: page.map((d) => delegationView(d, session.personId)),
        next: found.length > query.limit ? (page.at(-1)?.delegationId ?? null) : null,
      }
    }),

    handle(operatorAuthorized, async ({ params }) => {
      const at = clock.now()
      const entity = await entityOf({ nit: params.nit }, at)
      const open = await readOpenDelegations(
        db,
        entity.capacities.map((c) => c.capacityId),
        at,
      )
      return { entity: entityView(entity), delegations: open.map((d) => delegationView(d, null)) }
    }),

    handle(emergencyEndpoint, async ({ params, body, actor }) =>
      delegationView(await emergency({ delegationId: params.delegationId, reason: body.reason, actor }), null),
    ),
  ]
}
