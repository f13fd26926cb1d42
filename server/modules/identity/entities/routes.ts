import { capacityOf, entityCapacities } from '#contract/capacities.ts'
import {
  addCapacity as addCapacityEndpoint,
  checkNit,
  decideReview,
  declareRegime as declareRegimeEndpoint,
  listOwnEntities,
  listReviews,
  readEntity,
  readOwnClaim,
  readReview,
  readSupportFile,
  registerEntity as registerEntityEndpoint,
  uploadSupport as uploadSupportEndpoint,
} from '#contract/identity-entities.ts'
import { dayOf, type Instant, isInstant, plainDate } from '#platform/dates.ts'
import { handle, type Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'
import { readOpenDelegations } from '../delegations/delegations.store.ts'
import type { EntityDeps } from '../deps.ts'
import { capacityView, claimView, entityView, reviewView } from '../entity-views.ts'
import { addCapacity } from './add-capacity.ts'
import {
  countWaiting,
  readClaim,
  readClaimsOf,
  readClaimsOn,
  readClaimsPage,
  readSupport,
  readSupports,
} from './claims.store.ts'
import { decideClaim } from './decide-claim.ts'
import { declareRegime } from './declare-regime.ts'
import { type EntityData, readEntities, readEntityData } from './entities.store.ts'
import { registerEntity } from './register-entity.ts'
import { maxSupportBytes } from './rules.ts'
import { uploadSupport } from './upload-support.ts'

/** 'Cúcuta, Norte de Santander', or the code when DIVIPOLA does not know it. */
async function municipalityName(deps: EntityDeps, code: string | null, at: Instant): Promise<string | null> {
  if (code === null) return null
  const found = await deps.registries.municipality(deps.db, code, { on: dayOf(at) })
  if (!found) return code
  // Bogotá, D. C. is its own department.
  return found.name === found.departmentName ? found.name : `${found.name}, ${found.departmentName}`
}

/** What the representative declared of the entity, as it is read. */
async function declared(deps: EntityDeps, data: EntityData, at: Instant) {
  const { shortName, legalNature, constitutedOn, address, municipalityCode, phone, email } = data
  const municipality = await municipalityName(deps, municipalityCode, at)
  return { shortName, legalNature, constitutedOn, address, municipality, phone, email }
}

const orNull = (text: string): string | null => text || null

/** A cursor carries the moment and the id of the last row. */
const cursorOf = (at: string, id: string): string => `${at}~${id}`
function readCursor(cursor: string | undefined): { at: Instant; id: string } | undefined {
  const [at = '', id = ''] = cursor?.split('~') ?? []
  return isInstant(at) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? { at, id } : undefined
}

export function entityRoutes(deps: EntityDeps): Route[] {
  const { db, clock, registries } = deps
  const register = registerEntity(deps)
  const upload = uploadSupport(deps)
  const decide = decideClaim(deps)
  const add = addCapacity(deps)
  const declare = declareRegime(deps)

  return [
    handle(listOwnEntities, async ({ session }) => {
      const at = clock.now()
      const entities = await readEntities(db, { representedBy: session.personId }, at)
      const capacities = entities.flatMap((e) => e.capacities)
      const open = await readOpenDelegations(
        db,
        capacities.map((c) => c.capacityId),
        at,
      )
      const claims = await readClaimsOf(db, session.personId)
      return {
        entities: entities.map((entity) => ({
          ...entityView(entity),
          withoutDelegate: entity.capacities
            .filter((c) => !c.declinedAt)
            .filter(
              (c) =>
                !open.some(
                  (d) => d.capacity.capacityId === c.capacityId && d.application === 'mipres' && d.state !== 'vencida',
                ),
            )
            .map((c) => capacityView(c).name),
          toConfirm: open.filter((d) => d.capacity.entityId === entity.entityId && d.confirmBy && !d.confirmedAt)
            .length,
        })),
        claims: claims.map(claimView),
      }
    }),

    handle(checkNit, async ({ query }) => {
      const at = clock.now()
      const on = dayOf(at)
      const [entity] = await readEntities(db, { nit: query.nit }, at)
      const providers = await registries.providersOf(db, query.nit, { on })
      const eapb = (await registries.eapbCodesOf(db, query.nit, { on })).filter((c) => c.enabled)
      const [provider] = providers
      const [code] = eapb
      return {
        nit: query.nit,
        dv: Number(query.dv),
        registered: entity?.state === 'registrada',
        name: provider?.legalName ?? code?.name ?? null,
        municipalityCode: provider?.municipalityCode ?? null,
        reps: provider
          ? { codes: providers.map((p) => p.code), enabled: providers.some((p) => p.enabled), cut: provider.cut }
          : null,
        eapb: code ? { codes: eapb.map((c) => ({ code: c.code, regime: c.regime })), cut: code.cut } : null,
      }
    }),

    handle(uploadSupportEndpoint, async ({ session, request }) => {
      if (!request.isMultipart()) return refuse('identity.support_not_found')
      const part = await request.file({ limits: { fileSize: maxSupportBytes, files: 1 }, throwFileSizeLimit: false })
      if (!part) return refuse('identity.support_not_found')
      const content = await part.toBuffer()
      if (part.file.truncated) return refuse('identity.support_too_big')
      return upload({ personId: session.personId, fileName: part.filename, content })
    }),

    handle(registerEntityEndpoint, async ({ session, body, actor }) =>
      register({
        personId: session.personId,
        nit: body.nit,
        dv: Number(body.dv),
        data: {
          name: body.name,
          shortName: orNull(body.shortName),
          legalNature: body.legalNature,
          constitutedOn: plainDate(body.constitutedOn),
          address: body.address,
          municipalityCode: body.municipalityCode,
          phone: orNull(body.phone),
          email: body.email,
        },
        capacities: [...new Set(body.capacities)],
        position: body.position,
        startedOn: plainDate(body.startedOn),
        supportIds: [...new Set(body.supportIds)],
        actor,
      }),
    ),

    handle(readOwnClaim, async ({ session, params }) => {
      const claim = await readClaim(db, params.claimId)
      if (claim?.claimant.personId !== session.personId) return refuse('platform.not_found')
      return claimView(claim)
    }),

    handle(readEntity, async ({ params }) => {
      const at = clock.now()
      const [entity] = await readEntities(db, { ids: [params.entityId] }, at)
      const data = await readEntityData(db, params.entityId)
      if (!entity || !data) return refuse('platform.not_found')
      const open = await readOpenDelegations(
        db,
        entity.capacities.map((c) => c.capacityId),
        at,
      )
      return {
        ...entityView(entity),
        ...(await declared(deps, data, at)),
        available: entityCapacities.filter((asked) => {
          const { kind, regime } = capacityOf(asked)
          return !entity.capacities.some((c) => c.kind === kind && c.regime === regime)
        }),
        toConfirm: open.filter((d) => d.confirmBy && !d.confirmedAt).length,
      }
    }),

    handle(addCapacityEndpoint, async ({ session, params, body, actor }) =>
      capacityView(
        await add({ entityId: params.entityId, capacity: body.capacity, personId: session.personId, actor }),
      ),
    ),

    handle(declareRegimeEndpoint, async ({ session, params, body, actor }) =>
      capacityView(await declare({ ...params, operates: body.operates, personId: session.personId, actor })),
    ),

    handle(listReviews, async ({ query }) => {
      const waiting = query.state === 'waiting'
      const found = await readClaimsPage(db, { waiting, after: readCursor(query.cursor), limit: query.limit + 1 })
      const page = found.slice(0, query.limit)
      const last = found.length > query.limit ? page.at(-1) : undefined
      return {
        reviews: page.map(reviewView),
        next: last ? cursorOf(waiting ? last.submittedAt : (last.decidedAt ?? last.submittedAt), last.claimId) : null,
        waiting: await countWaiting(db),
      }
    }),

    handle(readReview, async ({ params }) => {
      const at = clock.now()
      const claim = await readClaim(db, params.claimId)
      if (!claim) return refuse('platform.not_found')
      const [entity] = await readEntities(db, { ids: [claim.entityId] }, at)
      const others = (await readClaimsOn(db, claim.entityId)).filter((c) => c.claimId !== claim.claimId)
      const { data } = claim
      return {
        ...reviewView(claim),
        startedOn: claim.startedOn,
        declared: await declared(deps, data, at),
        civilName: claim.registryFacts.civilName,
        reps: claim.registryFacts.reps,
        eapb: claim.registryFacts.eapb,
        supports: (await readSupports(db, claim.claimId)).map(({ supportId, fileName, mediaType, size, sha256 }) => ({
          supportId,
          fileName,
          mediaType,
          size,
          sha256,
        })),
        current: entity?.representative
          ? { name: entity.representative.name, since: entity.representative.since }
          : null,
        others: others.map((c) => ({
          claimId: c.claimId,
          claimant: c.claimant.name,
          state: c.state,
          submittedAt: c.submittedAt,
        })),
      }
    }),

    handle(decideReview, async ({ params, body, actor }) =>
      reviewView(
        await decide({ claimId: params.claimId, accept: body.decision === 'accept', reason: body.reason, actor }),
      ),
    ),

    handle(readSupportFile, async ({ params, reply }) => {
      const support = await readSupport(db, params.supportId)
      if (!support?.claimId) return refuse('platform.not_found')
      return reply
        .header('content-type', support.mediaType)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(support.fileName)}`)
        .header('x-content-type-options', 'nosniff')
        .send(support.content) as never
    }),
  ]
}
