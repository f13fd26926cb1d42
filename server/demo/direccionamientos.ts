import { annulDirection, declineItem, directItem, type ItemKey } from '#contract/direccionamientos.ts'
import { contextKey } from '#contract/users-authority.ts'
import type { DemoWorld, Place } from './world.ts'

/** What an EPS of the demo directed, through the same endpoints that the pages call. */

const contextOf = (w: DemoWorld, eps: Place): string =>
  contextKey({ capacityId: w.capacity(eps), sede: null, role: 'DIRECCIONAMIENTO' })

export interface ToDirect {
  supplier: readonly [kind: 'ips' | 'proveedor' | 'proveedor_pn', who: string]
  code: string
  homeAddress?: string
  /** How much and until when, from `first` on. */
  deliveries: readonly (readonly [quantity: string, latestOn: string])[]
  first?: number
}

/** Directs deliveries; their ids, in order. */
export async function directs(w: DemoWorld, name: string, eps: Place, item: ItemKey, to: ToDirect): Promise<number[]> {
  const { created } = await w.call(w.as(name), directItem, {
    params: { context: contextOf(w, eps), ...item },
    body: {
      supplier: w.memberKey(...to.supplier),
      municipalityCode: '15238',
      homeAddress: to.homeAddress ?? null,
      code: to.code,
      deliveries: to.deliveries.map(([quantity, latestOn], i) => ({
        delivery: (to.first ?? 1) + i,
        quantity,
        latestOn,
      })),
    },
  })
  return created.map(({ id }) => id)
}

/** Annuls a direccionamiento. */
export async function takesBackDirection(
  w: DemoWorld,
  name: string,
  eps: Place,
  one: { number: string; id: number },
  reason: string,
): Promise<void> {
  await w.call(w.as(name), annulDirection, { params: { context: contextOf(w, eps), ...one }, body: { reason } })
}

/** Does not direct an item, with its cause of table 6.20. */
export async function declines(w: DemoWorld, name: string, eps: Place, item: ItemKey, cause: number): Promise<void> {
  await w.call(w.as(name), declineItem, { params: { context: contextOf(w, eps), ...item }, body: { cause } })
}
