import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#platform/audit.ts'
import { addMs, type Instant, instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { createEntityDoor } from './entity-door.ts'
import { aDelegation, anEntity, createPersonAccount, someDocument } from './testing.ts'

const day = 86_400_000
const start = instant('2026-03-02T15:00:00.000Z')
const actor = systemActor('prueba')
const door = createEntityDoor({ notify: async () => {} })
const later = (days: number): Instant => addMs(start, days * day)
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.db.transaction().execute(work)

test('an entity answers with representative and capacities, as of a moment', async () => {
  const entity = await inTx(async (tx) => {
    const { personId } = await createPersonAccount(tx, {
      names: { firstName: 'Beatriz', firstSurname: 'Olano' },
      at: start,
    })
    return anEntity(tx, {
      representativeId: personId,
      capacities: ['eps_contributivo', 'eps_subsidiado', 'ips'],
      at: later(1),
    })
  })
  expect(await door.entity(database.db, entity.entityId, start)).toBeNull()
  const facts = await door.entityByNit(database.db, entity.nit, later(2))
  expect(facts).toMatchObject({ state: 'registrada', representative: { name: 'Beatriz Olano', since: later(1) } })
  expect(facts?.capacities.map((c) => `${c.kind} ${c.regime}`)).toEqual([
    'eps contributivo',
    'eps subsidiado',
    'ips null',
  ])
  const person = facts?.representative?.personId ?? ''
  expect((await door.entitiesRepresentedBy(database.db, person, later(2))).map((e) => e.nit)).toEqual([entity.nit])
  const [id = ''] = entity.capacities.map((c) => c.capacityId)
  expect((await door.capacities(database.db, [id], later(2))).get(id)).toMatchObject({
    entityName: entity.name,
    nit: entity.nit,
  })
})

test('R-03, edge case 1: a naming binds to exactly that document; the same number of another type does not', async () => {
  const doc = someDocument()
  const { capacityId } = await inTx(async (tx) => {
    const { personId } = await createPersonAccount(tx, { at: start })
    const entity = await anEntity(tx, { representativeId: personId, at: start })
    const capacityId = entity.capacity('ips')
    await aDelegation(tx, { capacityId, namedBy: personId, doc, at: later(1) })
    await createPersonAccount(tx, { document: { type: 'PT', number: doc.number }, at: later(2) })
    return { capacityId }
  })
  const before = await door.delegationsFor(database.db, capacityId, 'mipres', later(3))
  expect(before.pending).toMatchObject({ state: 'nombrada', personId: null, doc })
  expect(await door.delegationsOf(database.db, { type: 'PT', number: doc.number }, 'mipres', later(3))).toEqual([])
  const { personId } = await inTx((tx) => createPersonAccount(tx, { document: doc, at: later(4) }))
  const after = await door.delegationsFor(database.db, capacityId, 'mipres', later(5))
  expect(after.pending).toMatchObject({ personId, personName: 'Prueba Demostración' })
})

test('R-06: registering in the module puts the naming in force and ends the one it replaces', async () => {
  const [first, second] = [someDocument(), someDocument()]
  const world = await inTx(async (tx) => {
    const { personId } = await createPersonAccount(tx, { at: start })
    const entity = await anEntity(tx, { representativeId: personId, at: start })
    const capacityId = entity.capacity('ips')
    const old = await aDelegation(tx, { capacityId, namedBy: personId, doc: first, at: start, inForceFrom: later(1) })
    const next = await aDelegation(tx, { capacityId, namedBy: personId, doc: second, at: later(5), replacesId: old })
    const delegate = await createPersonAccount(tx, { document: second, at: later(6) })
    return { capacityId, next, delegateId: delegate.personId }
  })
  await inTx((tx) =>
    door.putDelegationInForce(tx, { delegationId: world.next, personId: world.delegateId, at: later(7), actor }),
  )
  const before = await door.delegationsFor(database.db, world.capacityId, 'mipres', later(6))
  expect([before.inForce?.doc, before.pending?.doc]).toEqual([first, second])
  const after = await door.delegationsFor(database.db, world.capacityId, 'mipres', later(7))
  expect([after.inForce?.doc, after.pending]).toEqual([second, null])
  expect((await door.delegationsOf(database.db, first, 'mipres', later(7)))[0]).toMatchObject({
    state: 'reemplazada',
    endedAt: later(7),
  })
})

test('D-14: a naming lapses by itself and cannot be put in force', async () => {
  const doc = someDocument()
  const world = await inTx(async (tx) => {
    const { personId } = await createPersonAccount(tx, { at: start })
    const entity = await anEntity(tx, { representativeId: personId, at: start })
    const delegationId = await aDelegation(tx, {
      capacityId: entity.capacity('ips'),
      namedBy: personId,
      doc,
      at: start,
    })
    return { delegationId, delegate: await createPersonAccount(tx, { document: doc, at: start }) }
  })
  expect((await door.delegationsOf(database.db, doc, 'mipres', later(89)))[0]?.state).toBe('nombrada')
  expect((await door.delegationsOf(database.db, doc, 'mipres', later(90)))[0]?.state).toBe('vencida')
  const { delegationId, delegate } = world
  await expect(
    inTx((tx) => door.putDelegationInForce(tx, { delegationId, personId: delegate.personId, at: later(90), actor })),
  ).rejects.toMatchObject({ refusals: [{ code: 'identity.naming_lapsed' }] })
})

test('R-11: a proveedor persona natural opens the own capacity once', async () => {
  const { personId } = await inTx((tx) => createPersonAccount(tx, { at: start }))
  const open = () => inTx((tx) => door.openOwnCapacity(tx, { personId, at: start, actor }))
  const [first, second] = [await open(), await open()]
  expect(first).toMatchObject({
    kind: 'proveedor_pn',
    entityId: null,
    ownerPersonId: personId,
    entityName: 'Prueba Demostración',
  })
  expect(second.capacityId).toBe(first.capacityId)
})
