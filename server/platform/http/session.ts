import type { DocumentId } from '#contract/documents.ts'
import type { OperatorRight } from '#contract/endpoint.ts'
import type { Actor } from '../audit.ts'
import type { Instant } from '../dates.ts'

/** Who is calling. A session carries who, never what: rights are looked up at each request. */
export interface PersonSession {
  kind: 'person'
  sessionId: string
  personId: string
  name: string
  document: DocumentId
  /** When the second factor was last given in this session; null when it was not. */
  secondFactorAt: Instant | null
}

export interface OperatorSession {
  kind: 'operator'
  sessionId: string
  operatorId: string
  email: string
  rights: readonly OperatorRight[]
  secondFactorAt: Instant | null
}

export type Session = PersonSession | OperatorSession

/** The account whose session this is. */
export function accountIdOf(session: Session): string {
  return session.kind === 'person' ? session.personId : session.operatorId
}

/** The actor that audit events of this call name. */
export function actorOf(session: Session, requestId: string): Actor {
  return session.kind === 'person'
    ? { kind: 'person', id: session.personId, label: session.name, requestId }
    : { kind: 'operator', id: session.operatorId, label: session.email, requestId }
}
