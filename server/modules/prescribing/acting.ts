import type { Capability } from '#contract/capabilities.ts'

/** Who writes prescriptions: by profession, by order alone (D-08), or copying a paper form of contingency. */
export const WRITES = ['prescribir', 'ordenar', 'transcribir'] as const satisfies readonly Capability[]
