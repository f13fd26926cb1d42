import type { NoticeKind } from '#contract/notices.ts'
import type { Instant } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { workPage } from '#prescribing'
import type { SupplyDeps } from '../deps.ts'

/**
 * Tells who reads what is directed to a supplier. What is directed is told once until it is read, however much comes meanwhile: the list says
 * the rest; each annulment is told, because what it speaks of leaves the list.
 */
export async function tellSupplier(
  deps: SupplyDeps,
  tx: Tx,
  told: {
    capacityId: string | null
    kind: Extract<NoticeKind, 'supply.directed' | 'supply.direction_annulled'>
    params: Record<string, string>
    at: Instant
    /** Below the list; absent: the list. */
    page?: string
  },
): Promise<void> {
  const { capacityId, kind, params, at } = told
  if (!capacityId) return
  const readers = await deps.users.holders(tx, { capacityId, capability: 'consultar_direccionado' }, at)
  for (const { personId, context } of readers)
    await deps.notify(tx, {
      at,
      kind,
      params,
      link: `${workPage(context, 'consultar_direccionado')}${told.page ?? ''}`,
      to: { personId },
      ...(kind === 'supply.directed' ? { matter: `supply.directed:${capacityId}`, once: true } : {}),
    })
}
