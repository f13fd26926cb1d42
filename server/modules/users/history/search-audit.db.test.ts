import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditedEvent } from '#contract/users-inbox.ts'
import { type Answer, refusalCodes, type TestApp, testApp } from '../../../testing/test-app.ts'
import { usersWorld } from '../../../testing/users-world.ts'

let t: TestApp
let w: ReturnType<typeof usersWorld>
beforeAll(async () => {
  t = await testApp()
  w = usersWorld(t)
})
afterAll(() => t?.close())

describe('the audit of everybody (D-21)', () => {
  test('is read with its right: by actor, entity and day, by pages, with what was recorded', async () => {
    const auditor = await w.operator(['audit'])
    const search = (body: Record<string, unknown>) =>
      auditor.post('/operator/audit-queries', body) as Promise<Answer<{ events: AuditedEvent[]; next: string | null }>>
    const ips = await w.ips()
    const other = await w.ips({ delegate: await w.someone('Gloria', 'Tenorio') })
    const rosa = await w.otro()
    await w.activate(ips, rosa, { places: ips.sedes, roles: ['CONSULTA_IPS'] })
    t.clock.advance(86_400_000)
    await w.activate(other, await w.otro(), { places: other.sedes.slice(0, 1) })

    const reviewer = await w.operator(['reviews', 'registries', 'policies', 'clients'])
    const denied = await reviewer.post('/operator/audit-queries', {})
    expect(refusalCodes(denied)).toEqual(['platform.operator_right_missing'])
    expect(refusalCodes(await rosa.post('/operator/audit-queries', {}))).toEqual(['platform.not_allowed'])

    // Whom: by document with or without its type, by mail; the product itself.
    const { number } = ips.delegate.doc
    const byCarlos = (await search({ actor: `cc ${number}` })).body.events
    expect(byCarlos.map((e) => e.act)).toContain('users.activate')
    expect(new Set(byCarlos.map((e) => e.actor))).toEqual(new Set(['Carlos Mina']))
    expect((await search({ actor: number })).body.events).toEqual(byCarlos)
    expect((await search({ actor: `CC${number}@ejemplo.test` })).body.events).toEqual(byCarlos)
    expect((await search({ actor: 'sistema' })).body.events.every((e) => e.actorKind === 'system')).toBe(true)
    expect(refusalCodes(await search({ actor: 'nadie@ejemplo.test' }))).toEqual(['users.audit_actor_unknown'])
    expect(refusalCodes(await search({ actor: '¿quién?' }))).toEqual(['users.audit_actor_unknown'])
    const recorded = byCarlos.find((e) => e.act === 'users.activate')
    expect(recorded?.recorded.context).toMatchObject({ capacityId: ips.capacityId })
    expect(recorded?.requestId).toBeTruthy()

    // Where and when.
    const ofOther = (await search({ nit: other.nit })).body.events
    expect(ofOther.map((e) => e.actor)).not.toContain('Carlos Mina')
    expect(ofOther.filter((e) => e.act === 'users.activate')).toHaveLength(1)
    expect(refusalCodes(await search({ nit: '999999999' }))).toEqual(['users.audit_entity_unknown'])
    expect((await search({ nit: other.nit, to: '2026-11-20' })).body.events.map((e) => e.act)).not.toContain(
      'users.activate',
    )
    expect((await search({ nit: other.nit, from: '2026-11-21', to: '2026-11-21' })).body.events).toHaveLength(1)
    expect((await search({ from: '21/11/2026' })).status).toBe(400)

    // By pages, each event once, newest first.
    const all = (await search({ limit: 100 })).body.events
    const paged: AuditedEvent[] = []
    for (let after: string | undefined; ; ) {
      const { body } = await search({ limit: 7, ...(after ? { after } : {}) })
      paged.push(...body.events)
      if (!body.next) break
      after = body.next
    }
    expect(paged.map((e) => e.id)).toEqual(all.map((e) => e.id))
    expect(all.map((e) => e.at)).toEqual([...all.map((e) => e.at)].sort().reverse())
  })
})
