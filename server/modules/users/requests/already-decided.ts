import { spanishMoment } from '#contract/spanish.ts'
import type { Conn } from '#platform/db.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { UsersDeps } from '../deps.ts'
import { type RequestRow, requestById } from '../facts/facts.store.ts'
import { names } from '../facts/gather.ts'

const decisions = { pendiente: 'pendiente', activada: 'la activó', devuelta: 'la devolvió', retirada: 'la retiró' }

/** The refusal that tells a second decider by whom, when and how it was decided, as it is now: `seen` may be from before. */
export async function alreadyDecided(
  deps: Pick<UsersDeps, 'identity' | 'registries' | 'clock'>,
  conn: Conn,
  seen: RequestRow,
): Promise<Refusal> {
  const at = deps.clock.now()
  const request = (await requestById(conn, seen.requestId, at)) ?? seen
  const who = await names(deps, conn, at, [request.decidedBy])
  return {
    code: 'users.request_already_decided',
    params: {
      by: request.decidedBy ? (who(request.decidedBy).name ?? 'Otra persona') : 'Otra persona',
      when: spanishMoment(request.decidedAt ?? at),
      at: request.decidedAt,
      decision: decisions[request.state],
      requestId: request.requestId,
    },
  }
}
