import { EVIDENCE_MAX_BYTES } from '#contract/registries-inconsistencies.ts'
import { showBytes } from '#web/lib/format.ts'

/** What a support may be, in words. */
export const evidenceLimits = `PDF, JPG o PNG, hasta ${showBytes(EVIDENCE_MAX_BYTES)}`

/** The fields and the file as the server takes them. */
export function formOf(values: Record<string, string | File | null>): FormData {
  const data = new FormData()
  // The file goes last: what the server reads first is small.
  for (const [key, value] of Object.entries(values)) if (typeof value === 'string') data.append(key, value)
  for (const [key, value] of Object.entries(values)) if (value instanceof File) data.append(key, value)
  return data
}
