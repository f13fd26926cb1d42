import type { z } from 'zod'
import { type PrescriptionContent, patientContent, prescriptionContent } from '#contract/prescribing-content.ts'
import type { Issue } from '#platform/refusal.ts'
import { Issues, type Loose, Part } from './loose.ts'
import type { ContentFacts } from './tables.ts'
import { checkHeader, checkPatient, type Header } from './validate-header.ts'
import { checkItem, readItem } from './validate-items.ts'

/**
 * Reads a draft as the prescription that would be signed: every fault at once, each at the path of its field, with a sentence that
 * says how to mend it; `content` only when there is none. Answers to questions that do not apply are emptied, not refused.
 * What the wire calls SopNutricional is not asked: it follows from the items.
 */
export function validateContent(
  raw: Record<string, unknown>,
  facts: ContentFacts,
): { content: PrescriptionContent | null; issues: Issue[] } {
  const issues = new Issues()
  const { patient: patientShape, items: itemsShape, ...headerShape } = prescriptionContent.shape
  const header = issues.read(prescriptionContent.pick(keysOf(headerShape)), raw, '') as Loose<Header>
  const patient = issues.read(patientContent, raw.patient, 'patient')
  const rawItems = Array.isArray(raw.items) ? raw.items : []
  if (rawItems.length === 0 || rawItems.length > 99)
    issues.list.push(...only(itemsShape.safeParse(rawItems), 'items', 'Agregue al menos un ítem.'))
  const items = rawItems.map((item, i) => readItem(issues, item, `items.${i}`))

  checkPatient(new Part(issues, patient, 'patient'), facts)
  checkHeader(new Part(issues, header, ''), patient, facts)
  items.forEach((item, i) => {
    if (item) checkItem(issues, item, `items.${i}`, { header, facts })
  })
  if (issues.list.length > 0) return { content: null, issues: issues.list.sort(bySection) }
  const whole = { ...header, patient, items, nutritionalSupport: items.some((item) => item?.kind === 'N') }
  return { content: whole as PrescriptionContent, issues: [] }
}

/** The header and the patient first, then item after item, as the form has them. */
function bySection(a: Issue, b: Issue): number {
  const section = ({ path }: Issue): number => (path.startsWith('items.') ? 1 + Number.parseInt(path.slice(6), 10) : 0)
  return section(a) - section(b)
}

function keysOf<T extends object>(shape: T): { [K in keyof T]: true } {
  return Object.fromEntries(Object.keys(shape).map((key) => [key, true])) as { [K in keyof T]: true }
}

function only(parsed: z.ZodSafeParseResult<unknown>, path: string, text: string): Issue[] {
  return parsed.success ? [] : [{ path, code: 'missing', text }]
}
