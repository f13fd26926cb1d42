import type { ReactElement } from 'react'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, LinkButton } from '#web/components/button.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { contextPath } from '#web/lib/context-paths.ts'
import { showPrescriptionNumber } from '#web/lib/format.ts'

/** The draft was signed already, here or on another computer. */
export function AlreadySigned({ context, number }: { context: ContextView; number: string }): ReactElement {
  return (
    <PageHead title="Este borrador ya se firmó" lead={`Quedó con el número ${showPrescriptionNumber(number)}.`}>
      <Actions>
        <LinkButton kind="primary" to={`${contextPath(context)}/prescripciones/${number}`}>
          Ver la prescripción
        </LinkButton>
      </Actions>
    </PageHead>
  )
}
