import type { RefusalCode } from '#contract/refusals/index.ts'

/** Values that fill the placeholders of a refusal's text and tell the client what to link to. */
export type RefusalParams = Record<string, string | number | boolean | null>

/** A rule said no. Expected, not a fault: the code is stable, the text is chosen at the edge. */
export interface Refusal {
  code: RefusalCode
  params?: RefusalParams
}

/** Thrown by verbs; the one handler at the edge turns it into the response. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((r) => r.code).join(', '))
    this.name = 'Refused'
    this.refusals = refusals
  }
}

/** Ends the act with one refusal. */
export function refuse(code: RefusalCode, params?: RefusalParams): never {
  throw new Refused([params ? { code, params } : { code }])
}

/** Ends the act when any rule said no. */
export function refuseIfAny(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals)
}

/** One fault of the input: where (dotted path of the field), a stable code and a sentence in Spanish that says how to mend it. */
export interface Issue {
  path: string
  code: string
  text: string
}

/** The input is malformed: every issue at once. */
export class Malformed extends Error {
  readonly issues: readonly Issue[]

  constructor(issues: readonly Issue[]) {
    super(issues.map((i) => `${i.path}: ${i.code}`).join(', '))
    this.name = 'Malformed'
    this.issues = issues
  }
}
