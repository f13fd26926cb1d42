import { createHash } from 'node:crypto'
import { addMs } from '#platform/dates.ts'
import { refuse } from '#platform/refusal.ts'
import type { EntityDeps } from '../deps.ts'
import { countSupports, insertSupport } from './claims.store.ts'
import { maxSupportBytes, mediaTypeOf } from './rules.ts'

/** How many files a person may upload in a day. */
const supportsPerDay = 20

/** Keeps a file that will support a claim: PDF, JPG or PNG by its first bytes, at most 10 MB. */
export function uploadSupport(deps: EntityDeps) {
  return (input: {
    personId: string
    fileName: string
    content: Buffer
  }): Promise<{ supportId: string; fileName: string; size: number }> =>
    deps.db.transaction().execute(async (tx) => {
      const at = deps.clock.now()
      const { content } = input
      if (content.length > maxSupportBytes) return refuse('identity.support_too_big')
      const mediaType = mediaTypeOf(content)
      if (!mediaType) return refuse('identity.support_not_readable')
      if ((await countSupports(tx, input.personId, addMs(at, -86_400_000))) >= supportsPerDay)
        return refuse('identity.supports_too_many')
      const fileName = input.fileName.replace(/[^\p{L}\p{N} ._()-]/gu, '_').slice(-120) || 'soporte'
      const supportId = await insertSupport(tx, {
        personId: input.personId,
        fileName,
        mediaType,
        sha256: createHash('sha256').update(content).digest('hex'),
        content,
        at,
      })
      return { supportId, fileName, size: content.length }
    })
}
