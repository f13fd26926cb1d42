import type { ReactElement } from 'react'
import type { ApiProblem } from '#web/lib/api.ts'
import { whyOf } from '#web/lib/why.ts'
import { Link } from './link.tsx'
import { Note, type NoteKind } from './note.tsx'

/** The link to the reasons of a refusal; nothing where there is nothing to explain. */
export function WhyLink({ problem }: { problem: ApiProblem }): ReactElement | null {
  const to = whyOf(problem, window.location.pathname)
  return to ? <Link to={to}>¿Por qué?</Link> : null
}

/** What the server did not accept, as a note beside the act: its sentences and the way to the reasons. */
export function Refused({ problem, kind = 'stop' }: { problem: ApiProblem; kind?: NoteKind }): ReactElement {
  return (
    <Note kind={kind} alert>
      <p>
        {problem.sentences.join(' ')} <WhyLink problem={problem} />
      </p>
    </Note>
  )
}
