import { EVIDENCE_MAX_BYTES } from '#contract/registries-inconsistencies.ts'
import { refuse } from '#platform/refusal.ts'

/** A file that supports a report, as it will be kept. */
export interface Evidence {
  name: string
  mediaType: 'application/pdf' | 'image/jpeg' | 'image/png'
  bytes: Buffer
}

const signatures: [Evidence['mediaType'], number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
]

/** Takes a file that came with a form: its type is what its first bytes say, not what its name says. Refuses others and what is too large. */
export function readEvidence(name: string, bytes: Buffer): Evidence {
  if (bytes.length > EVIDENCE_MAX_BYTES) refuse('registries.evidence_too_large')
  const type = signatures.find(([, start]) => start.every((byte, i) => bytes[i] === byte))?.[0]
  // The name is only ever shown; no path, no control characters, of a bounded length.
  const shown =
    name
      .replace(/^.*[\\/]/, '')
      .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
      .slice(-120) || 'soporte'
  return { name: shown, mediaType: type ?? refuse('registries.evidence_type'), bytes }
}
