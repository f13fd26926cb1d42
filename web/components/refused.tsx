import type { ReactElement, ReactNode } from 'react'
import type { ApiProblem } from '#web/lib/api.ts'
import { useKnownSubject } from '#web/lib/session.ts'
import { whyOf } from '#web/lib/why.ts'
import { Link } from './link.tsx'
import { Note, type NoteKind } from './note.tsx'

/** The link to the reasons of a refusal; nothing where there is nothing to explain, or nobody of whom. */
export function WhyLink({ problem }: { problem: ApiProblem }): ReactElement | null {
  const subject = useKnownSubject()
  if (subject === null || subject?.kind === 'operator') return null
  const to = whyOf(problem, window.location.pathname)
  return to ? <Link to={to}>¿Por qué?</Link> : null
}

/** What the server did not accept, as a note beside the act: its sentences and the way to the reasons. */
export function Refused(props: {
  problem: ApiProblem
  kind?: NoteKind
  /** Another way out, after the sentences. */
  children?: ReactNode
}): ReactElement {
  const { problem, kind = 'stop' } = props
  return (
    <Note kind={kind} alert>
      <p>
        {problem.sentences.join(' ')} {props.children} <WhyLink problem={problem} />
      </p>
    </Note>
  )
}
