import { decideBoard } from '#contract/juntas.ts'
import { addRuling, createTutelaDraft, registerTutela } from '#contract/tutelas.ts'
import { contextKey } from '#contract/users-authority.ts'
import { written } from './prescriptions.ts'
import type { DemoWorld, Place } from './world.ts'

/** What a board of the demo decided and what an EPS loaded, through the same endpoints that the pages call. */

const contextOf = (w: DemoWorld, place: Place, role: string): string =>
  contextKey({ capacityId: w.capacity(place), sede: place.places?.[0] ?? null, role })

/** A member of the board approves an item. */
export async function approves(
  w: DemoWorld,
  name: string,
  place: Place,
  item: { number: string; kind: 'M' | 'N' | 'S'; item: number },
  justification: string,
): Promise<void> {
  await w.call(w.as(name), decideBoard, {
    params: { context: contextOf(w, place, 'JUNTA'), ...item },
    body: {
      approves: true,
      mode: 2,
      actNumber: `J-${w.day(0).slice(0, 4)}-117`,
      actOn: w.day(0),
      technicalJustification: justification,
    },
  })
}

/** A professional of the EPS loads a ruling, and then one that came later. */
export async function loadsTutela(w: DemoWorld, name: string, place: Place): Promise<void> {
  const context = contextOf(w, place, 'TUTELAS')
  const { patient, items } = written('gerardo', ['adalimumab', 'transporte'], 'M069') as {
    patient: Record<string, unknown>
    items: Record<string, unknown>[]
  }
  const content = {
    patient,
    epsCode: 'EPS900',
    rulingNumber: '2026-00417',
    rulingOn: w.day(-9),
    firstInstanceOn: w.day(-9),
    orphanDisease: false,
    mainDiagnosis: 'M069',
    motive1: 'M069',
    clarification: 'Ordena el tratamiento y el transporte a las citas, sin copago.',
    courtCriterion1: true,
    courtCriterion2: true,
    courtCriterion3: true,
    courtCriterion4: true,
    items: items.map((item) => ({ ...item, tutelaType: 1, medicineType: 1 })),
  }
  const { draftId, version } = await w.call(w.as(name), createTutelaDraft, { params: { context }, body: { content } })
  const { number } = await w.call(w.as(name), registerTutela, {
    params: { context, draftId },
    body: { version },
  })
  await w.call(w.as(name), addRuling, {
    params: { context, number },
    body: { rulingNumber: '2026-00455', rulingOn: w.day(-2) },
  })
  await w.call(w.as(name), createTutelaDraft, {
    params: { context },
    body: {
      content: { patient: { firstName: 'Leidy', firstSurname: 'Barón' }, rulingNumber: '2026-00502', items: [] },
    },
  })
}
