import { type BoardKind, boardKinds } from '#contract/juntas.ts'
import type { Tx } from '#platform/db.ts'
import { settingsAt } from '#platform/settings.ts'
import type { PrescribingDeps } from '../deps.ts'
import type { PrescriptionRecord } from '../prescriptions/signed.ts'
import { insertCases } from './boards.store.ts'
import { boardDue } from './rules.ts'

type Deps = Pick<PrescribingDeps, 'identity' | 'officialBoard'>

const isBoardKind = (kind: string): kind is BoardKind => boardKinds.some((one) => one === kind)

/**
 * In the transaction that signs a prescription: one case for each of its items that needs a board (EstJM 2), with the deadline of the
 * settings in force (D-24), at the IPS of the prescription; nobody's while an EPS prescribes, which has no board.
 * Does nothing when no item needs one; telling the members is the caller's.
 */
export async function openBoardCases(deps: Deps, tx: Tx, signed: PrescriptionRecord): Promise<void> {
  const waiting = signed.items.filter((item) => item.boardState === 2)
  if (waiting.length === 0) return
  const at = signed.prescribedAt
  const { content, snapshot } = signed
  const ambito = Number(content.ambito)
  const capacity = (await deps.identity.capacities(tx, [signed.capacityId], at)).get(signed.capacityId)
  const board = capacity?.kind === 'ips' ? { capacityId: signed.capacityId, code: snapshot.provider.code } : null
  await insertCases(tx, {
    month: signed.month,
    prescriptionId: signed.id,
    number: signed.number,
    capacityId: signed.capacityId,
    sedeCode: snapshot.provider.code,
    boardCapacityId: board?.capacityId ?? null,
    boardCode: board?.code ?? null,
    prescriberId: signed.prescriberId,
    epsCode: signed.epsCode,
    regime: signed.regime,
    ambito,
    openedAt: at,
    dueAt: boardDue({ ambito, at }, await settingsAt(tx, at)),
    items: waiting.flatMap(({ kind, number, name }) =>
      isBoardKind(kind)
        ? [
            {
              kind,
              number,
              name,
              officialText: deps.officialBoard({
                number: signed.number,
                prescribedOn: signed.prescribedOn,
                kind,
                item: number,
                state: 2,
                processedBy: null,
                observations: null,
                technicalJustification: null,
                mode: null,
                actNumber: null,
                actOn: null,
                processedOn: null,
                patient: content.patient.document,
                boardCode: board?.code ?? null,
              }),
            },
          ]
        : [],
    ),
  })
}
