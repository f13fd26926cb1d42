import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { issuesOf, spanishErrors } from '#contract/issues.ts'
import { EVIDENCE_MAX_BYTES } from '#contract/registries-inconsistencies.ts'
import { Malformed, refuse } from '#platform/refusal.ts'
import { type Evidence, readEvidence } from './inconsistencies/evidence.ts'

/** A form with one optional file: fields validated all at once, the file by its first bytes and size. */
export async function readForm<S extends z.ZodObject>(
  request: FastifyRequest,
  schema: S,
): Promise<{ body: z.output<S>; evidence: Evidence | null }> {
  const fields: Record<string, unknown> = {}
  let evidence: { name: string; bytes: Buffer } | null = null
  if (request.isMultipart()) {
    for await (const part of request.parts({ limits: { fileSize: EVIDENCE_MAX_BYTES + 1, files: 1 } })) {
      if (part.type === 'field') fields[part.fieldname] = part.value
      else {
        const chunks: Buffer[] = []
        for await (const chunk of part.file) chunks.push(chunk as Buffer)
        const bytes = Buffer.concat(chunks)
        if (part.file.truncated) refuse('registries.evidence_too_large')
        // A form sends an empty part when no file was chosen.
        if (bytes.length > 0) evidence = { name: part.filename, bytes }
      }
    }
  }
  const parsed = schema.safeParse(fields, { error: spanishErrors })
  if (!parsed.success) throw new Malformed(issuesOf(parsed.error))
  return { body: parsed.data, evidence: evidence ? readEvidence(evidence.name, evidence.bytes) : null }
}
