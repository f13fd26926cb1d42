import type { z } from 'zod'
import { issuesOf, spanishErrors } from '#contract/issues.ts'
import type { Issue } from '#platform/refusal.ts'

/** An object read field by field: a faulty one is `undefined` and its issue was noted, so that rules may still look at the others. */
export type Loose<T> = { [K in keyof T]: T[K] | undefined }

/** Collects issues, each at the full path of its field. */
export class Issues {
  list: Issue[] = []

  /** Drops what was noted of a field that another one fills. */
  forget(path: string): void {
    this.list = this.list.filter((issue) => issue.path !== path)
  }

  note(path: string, code: string, text: string): void {
    this.list.push({ path, code, text })
  }

  /** Reads every field of the shape on its own; what is not in the shape is left out. */
  read<S extends z.ZodRawShape>(schema: z.ZodObject<S>, raw: unknown, path: string): Loose<z.output<z.ZodObject<S>>> {
    const from = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}
    const out: Record<string, unknown> = {}
    for (const [key, field] of Object.entries(schema.shape)) {
      const parsed = (field as z.ZodType).safeParse(from[key], { error: spanishErrors })
      if (parsed.success) out[key] = parsed.data
      else this.list.push(...issuesOf(parsed.error, path === '' ? key : `${path}.${key}`))
    }
    return out as Loose<z.output<z.ZodObject<S>>>
  }
}

/** A part of the input at which rules look: they note what is missing or wrong by the field's name. */
export class Part<T extends object> {
  readonly of: Loose<T>
  readonly #issues: Issues
  readonly #path: string

  constructor(issues: Issues, of: Loose<T>, path: string) {
    this.#issues = issues
    this.of = of
    this.#path = path
  }

  wrong(field: keyof T & string, code: string, text: string): void {
    this.note(field, code, text)
  }

  /** An issue below a field: 'ingredients.0.code'. */
  note(below: string, code: string, text: string): void {
    this.#issues.note(this.#path === '' ? below : `${this.#path}.${below}`, code, text)
  }

  /** Notes the fields that were left empty; a faulty one has its own issue already. */
  need(texts: Partial<Record<keyof T & string, string>>): void {
    for (const [field, text] of Object.entries(texts) as [keyof T & string, string][])
      if (this.of[field] === null) this.wrong(field, 'missing', text)
  }

  /** Empties fields whose question does not apply: what was typed before the answer changed is not signed. */
  clear(...fields: (keyof T)[]): void {
    for (const field of fields) if (this.of[field] !== undefined) this.of[field] = null as T[keyof T]
  }
}
