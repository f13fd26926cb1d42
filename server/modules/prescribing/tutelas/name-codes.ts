import type { z } from 'zod'
import type { TutelaCodeList } from '#contract/tutela-content.ts'
import type { tutelaCodes } from '#contract/tutelas.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { refuse } from '#platform/refusal.ts'
import type { PrescribingDeps } from '../deps.ts'
import { formerCodeRows, putTutelaCode, tutelaCodeRow, tutelaCodeRows } from './codes.store.ts'

type Deps = Pick<PrescribingDeps, 'db' | 'clock'>

/** Every code of the three lists with its former versions. */
export async function listTutelaCodes({ db }: Deps): Promise<z.input<NonNullable<typeof tutelaCodes.response>>> {
  const former = await formerCodeRows(db)
  return {
    codes: (await tutelaCodeRows(db)).map((row) => ({
      ...row,
      former: former
        .filter((one) => one.list === row.list && one.code === row.code)
        .map(({ list: _, code: __, ...version }) => version),
    })),
  }
}

/**
 * D-26: an operator names a code, changes its name, stops offering it or offers it again, over the version that was read. Nothing is
 * deleted: tutelas that carry it keep it, and each version stays.
 */
export function nameTutelaCode(deps: Deps) {
  return (input: {
    list: TutelaCodeList
    code: number
    name: string
    inUse: boolean
    expectedVersion: number
    operatorId: string
    actor: Actor
  }): Promise<void> =>
    deps.db.transaction().execute(async (tx) => {
      const { list, code, name, inUse, expectedVersion, actor } = input
      const before = await tutelaCodeRow(tx, input)
      if (before && expectedVersion === 0) return refuse('prescribing.tutela_code_taken', { code, name: before.name })
      const at = deps.clock.now()
      const by = { id: input.operatorId, label: actor.label }
      if (!(await putTutelaCode(tx, { list, code, name, inUse, expectedVersion, at, by })))
        return refuse('platform.version_conflict')
      await audit(tx, {
        at,
        actor,
        act: before
          ? before.inUse === inUse
            ? 'prescribing.tutela_code_set'
            : inUse
              ? 'prescribing.tutela_code_offered'
              : 'prescribing.tutela_code_closed'
          : 'prescribing.tutela_code_added',
        concerns: {},
        context: { list, code, name },
        before: before && { name: before.name, inUse: before.inUse },
        after: { name, inUse },
      })
    })
}
