import type { z } from 'zod'
import { groupedNumber } from '#contract/prescription-number.ts'
import { spanishDocument } from '#contract/spanish.ts'
import { type TutelaCodeList, tutelaCodeLists } from '#contract/tutela-content.ts'
import type { readTutela, searchTutelas, tutelaDesk } from '#contract/tutelas.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { dayOf, type Instant } from '#platform/dates.ts'
import { refuse } from '#platform/refusal.ts'
import { type Caller, concerned, requireActing } from '#users'
import { codeNames } from '../code-names.ts'
import type { PrescribingDeps } from '../deps.ts'
import { epsCodes } from '../eps.ts'
import { oldestFirst } from '../prescriptions/views.ts'
import { tutelaCodeRows } from './codes.store.ts'
import {
  annulmentReasonOf,
  countTutelas,
  openTutelaDraftsOf,
  type TutelaRow,
  tutelaByNumber,
  tutelaPage,
} from './tutelas.store.ts'

/** What the form offers, and her own drafts. */
export async function tutelaDeskOf(
  deps: PrescribingDeps,
  caller: Caller,
): Promise<z.input<NonNullable<typeof tutelaDesk.response>>> {
  const at = deps.clock.now()
  const { capacity } = await requireActing(deps, deps.db, caller, ['cargar_tutela'], at)
  const rows = await tutelaCodeRows(deps.db)
  const codes = Object.fromEntries(
    tutelaCodeLists.map((list) => [
      list,
      rows.filter((row) => row.list === list).map(({ code, name, inUse }) => ({ code, name, offered: inUse })),
    ]),
  ) as Record<TutelaCodeList, { code: number; name: string; offered: boolean }[]>
  return {
    regime: capacity.regime ?? refuse('platform.not_found'),
    epsName: capacity.entityName,
    epsCodes: (await epsCodes(deps, deps.db, capacity, at))
      .filter((eps) => eps.enabled)
      .map(({ code, name }) => ({ code, name })),
    codes,
    drafts: await openTutelaDraftsOf(deps.db, caller),
  }
}

/** Tutelas of the EPS in the regime of the context. Whoever looks for one patient's leaves a trace (D-29). */
export async function findTutelas(
  deps: PrescribingDeps,
  caller: Caller & { actor: Actor },
  { after, limit, ...filters }: z.output<NonNullable<typeof searchTutelas.body>>,
): Promise<z.input<NonNullable<typeof searchTutelas.response>>> {
  const at = deps.clock.now()
  const acting = await requireActing(deps, deps.db, caller, ['cargar_tutela'], at)
  const { capacityId, entityId, entityName } = acting.capacity
  const { patient } = filters
  if (patient)
    await deps.db.transaction().execute((tx) =>
      audit(tx, {
        at,
        actor: caller.actor,
        act: 'prescribing.tutelas_searched',
        onBehalfOf: entityId,
        concerns: concerned(acting, [caller.personId]),
        context: { entityName, context: caller.context, patient },
      }),
    )
  const rows = await tutelaPage(deps.db, capacityId, filters, { after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  return {
    rows: shown,
    next: rows.length > shown.length ? (shown.at(-1)?.number ?? null) : null,
    count: await countTutelas(deps.db, capacityId, filters),
  }
}

/** One tutela with its timeline; who reads it leaves a trace (D-29). */
export function tutelaView(deps: PrescribingDeps) {
  return (
    caller: Caller & { number: string; actor: Actor },
  ): Promise<z.input<NonNullable<typeof readTutela.response>>> =>
    deps.db.transaction().execute(async (tx) => {
      const at = deps.clock.now()
      const acting = await requireActing(deps, tx, caller, ['cargar_tutela'], at)
      const tutela = await tutelaByNumber(tx, caller.number, acting.capacity.capacityId)
      if (!tutela) return refuse('platform.not_found')
      const { content, snapshot } = tutela
      const { professional } = snapshot
      const name = [
        professional.firstName,
        professional.secondName,
        professional.firstSurname,
        professional.secondSurname,
      ]
        .filter(Boolean)
        .join(' ')
      const reason =
        tutela.state === 2 && tutela.annulledAt
          ? await annulmentReasonOf(tx, tutela.number, dayOf(tutela.annulledAt))
          : null
      await audit(tx, {
        at,
        actor: caller.actor,
        act: 'prescribing.tutela_read',
        onBehalfOf: acting.capacity.entityId,
        concerns: concerned(acting, [caller.personId]),
        context: { number: groupedNumber(tutela.number), entityName: acting.capacity.entityName },
      })
      return {
        number: tutela.number,
        registeredAt: tutela.registeredAt,
        state: tutela.state,
        patientName: `${content.patient.firstName} ${content.patient.firstSurname}`,
        patientDocument: content.patient.document,
        rulingNumber: content.rulingNumber,
        rulingOn: content.rulingOn,
        kinds: [...new Set(content.items.map((item) => item.kind))],
        loadedBy: `${professional.firstName} ${professional.firstSurname}`,
        regime: tutela.regime,
        epsName: snapshot.eps.name,
        codeNames: await codeNames(deps, tx, content, dayOf(tutela.registeredAt)),
        content,
        professional: {
          name,
          document: spanishDocument({ type: professional.documentType, number: professional.documentNumber }),
          register: professional.register,
        },
        rulings: tutela.rulings.map(({ number, on, addedBy, addedAt }) => ({
          rulingNumber: number,
          rulingOn: on,
          addedBy,
          addedAt,
        })),
        annulledAt: tutela.annulledAt,
        replaces: tutela.replaces,
        replacedBy: tutela.replacedBy,
        timeline: [
          {
            at: tutela.registeredAt,
            what: 'Cargada',
            who: name,
            detail: [`Fallo ${content.rulingNumber}`, tutela.replaces && `Corrige la ${groupedNumber(tutela.replaces)}`]
              .filter(Boolean)
              .join('. '),
          },
          ...oldestFirst([
            // Those that it took over from the one that it corrects happened there.
            ...tutela.rulings
              .filter(({ addedAt }) => addedAt > tutela.registeredAt)
              .map(({ number, addedBy, addedAt }) => ({
                at: addedAt,
                what: 'Fallo agregado',
                who: addedBy,
                detail: `Fallo ${number}`,
              })),
            ...(await deps.supply.timeline(tx, tutela.number)),
          ]),
          ...(tutela.annulledAt ? [ended(tutela, tutela.annulledAt, reason)] : []),
        ],
      }
    })
}

/** How it ended, as its timeline says it. */
function ended(tutela: TutelaRow, at: Instant, reason: string | null) {
  const who = tutela.snapshot.eps.name
  return tutela.replacedBy
    ? { at, what: 'Corregida', who, detail: `La reemplaza la ${groupedNumber(tutela.replacedBy)}` }
    : { at, what: 'Anulada', who, detail: reason }
}
