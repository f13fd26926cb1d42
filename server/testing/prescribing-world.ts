import { contextKey } from '#contract/users-authority.ts'
import { loadSampleCatalogs } from '#registries'
import { sampleContent } from '../modules/prescribing/testing/sample-content.ts'
import type { WorldApp } from './identity-world.ts'
import { type Administered, type User, usersWorld } from './users-world.ts'
import type { Answer } from './visitor.ts'

export { sampleContent, sampleItems } from '../modules/prescribing/testing/sample-content.ts'

/** Who may prescribe: a user with her context. */
export interface Prescriber extends User {
  context: string
  ips: Administered
}

/** Who prescribes, with catalogues and an EPS, made through the real endpoints. */
export function prescribingWorld(t: WorldApp) {
  const w = usersWorld(t)
  return {
    ...w,
    /** The sample catalogues, and the EPS of the sample patient. */
    async catalogs(): Promise<void> {
      await loadSampleCatalogs({ db: t.db, clock: t.clock })
      await w.eps('999000101', { EPS900: 'C' })
      await w.municipalities()
    },

    /** An IPS with a user activated as prescriber at its first sede; `ips`: one more in this one. */
    async prescriber(options: { ips?: Administered; profession?: string; roles?: string[] } = {}): Promise<Prescriber> {
      const ips = options.ips ?? (await w.ips())
      const user = await w.profesional(options.profession)
      const [sede = ''] = ips.sedes
      const roles = options.roles ?? ['PRESCRIPTOR']
      const done = await w.activate(ips, user, { places: [sede], roles })
      if (done.status !== 201 && done.status !== 200) throw new Error(JSON.stringify(done.body))
      return { ...user, ips, context: contextKey({ capacityId: ips.capacityId, sede, role: roles[0] ?? '' }) }
    },

    /** A draft with this content; its id. */
    async draft(p: Prescriber, content: Record<string, unknown> = sampleContent()): Promise<string> {
      const { status, body } = await p.post<{ draftId: string }>(`/contexts/${p.context}/drafts`, { content })
      if (status !== 201) throw new Error(JSON.stringify(body))
      return body.draftId
    },

    sign: (
      p: Prescriber,
      draftId: string,
      version = 1,
    ): Promise<Answer<{ number: string; verificationCode: string }>> =>
      p.post(`/contexts/${p.context}/drafts/${draftId}/sign`, { version }),

    /** Written and signed; throws with the answer when it was not. */
    async signed(
      p: Prescriber,
      content: Record<string, unknown> = sampleContent(),
    ): Promise<{ number: string; verificationCode: string }> {
      const { status, body } = await this.sign(p, await this.draft(p, content))
      if (status !== 201) throw new Error(JSON.stringify(body))
      return body
    },
  }
}
