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

/** What a ruling of the demo says. */
function ruling(of: Parameters<typeof written>, over: Record<string, unknown>): Record<string, unknown> {
  const { patient, items, mainDiagnosis } = written(...of) as {
    patient: Record<string, unknown>
    items: Record<string, unknown>[]
    mainDiagnosis: string
  }
  return {
    patient,
    epsCode: 'EPS900',
    orphanDisease: false,
    mainDiagnosis,
    motive1: mainDiagnosis,
    courtCriterion1: true,
    courtCriterion2: true,
    courtCriterion3: true,
    courtCriterion4: true,
    items: items.map((item) => ({ ...item, tutelaType: 1, medicineType: 1, procedureType: 1 })),
    ...over,
  }
}

/** Registers a ruling, in place of another when `replaces` says which; its number. */
async function registers(
  w: DemoWorld,
  name: string,
  context: string,
  content: Record<string, unknown>,
  replaces?: string,
): Promise<string> {
  const { draftId, version } = await w.call(w.as(name), createTutelaDraft, {
    params: { context },
    body: { content, ...(replaces ? { replaces } : {}) },
  })
  const { number } = await w.call(w.as(name), registerTutela, { params: { context, draftId }, body: { version } })
  return number
}

/** A professional of the EPS copies the day of a ruling wrong and corrects it at once (D-30). */
export async function correctsTutela(w: DemoWorld, name: string, place: Place): Promise<void> {
  const context = contextOf(w, place, 'TUTELAS')
  const content = ruling(['wilmar', ['exoma'], 'G409'], {
    rulingNumber: '2026-00388',
    rulingOn: w.day(-12),
    clarification: 'Ordena el examen en la ciudad de residencia.',
  })
  const number = await registers(w, name, context, content)
  await registers(w, name, context, { ...content, rulingOn: w.day(-21), firstInstanceOn: w.day(-21) }, number)
}

/** A professional of the EPS loads a ruling, and then one that came later. */
export async function loadsTutela(w: DemoWorld, name: string, place: Place): Promise<void> {
  const context = contextOf(w, place, 'TUTELAS')
  const content = ruling(['gerardo', ['adalimumab', 'transporte'], 'M069'], {
    rulingNumber: '2026-00417',
    rulingOn: w.day(-9),
    firstInstanceOn: w.day(-9),
    clarification: 'Ordena el tratamiento y el transporte a las citas, sin copago.',
  })
  const number = await registers(w, name, context, content)
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
