import type { RecordedEvent } from '#platform/audit.ts'

/** The sentence of each act, with `{name}` taken from the event's context, after or before, in that order. One line per act, by module. */
const sentences: Record<string, string> = {}

/** Words for the values that events carry, so that no code reaches a reader. */
const labels: readonly (readonly [key: string, label: string])[] = [
  ['entityName', 'Entidad'],
  ['regime', 'Régimen'],
  ['sedeName', 'Sede'],
  ['sedeCode', 'Código de sede'],
  ['roleName', 'Rol'],
  ['document', 'Documento'],
  ['reason', 'Motivo'],
]

/** What was done, in one Spanish sentence. An act without its own line is named by its code rather than hidden. */
export function sentenceOf(event: RecordedEvent): string {
  const template = sentences[event.act]
  if (!template) return `Acto registrado: ${event.act}.`
  const values = valuesOf(event)
  return template.replace(/\{(\w+)\}/g, (_, name: string) => textOf(values[name]))
}

/** The particulars that place the act, in a fixed order; what the sentence already says is not repeated. */
export function detailsOf(event: RecordedEvent): { label: string; value: string }[] {
  const said = new Set([...(sentences[event.act] ?? '').matchAll(/\{(\w+)\}/g)].map((m) => m[1]))
  const values = valuesOf(event)
  return labels.flatMap(([key, label]) => {
    const value = values[key]
    return said.has(key) || value === undefined || value === null || value === ''
      ? []
      : [{ label, value: textOf(value) }]
  })
}

/** Acts that have a sentence: for the walker. */
export const actsWithSentence: readonly string[] = Object.keys(sentences)

function valuesOf(event: RecordedEvent): Record<string, unknown> {
  const record = (value: unknown) => (typeof value === 'object' && value !== null ? value : {})
  return { ...record(event.before), ...record(event.after), ...event.context }
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '—'
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  if (typeof value === 'object') {
    const doc = value as { type?: unknown; number?: unknown }
    return doc.type && doc.number ? `${String(doc.type)} ${String(doc.number)}` : '—'
  }
  return String(value)
}
