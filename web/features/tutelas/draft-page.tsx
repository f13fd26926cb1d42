import type { ReactElement } from 'react'
import { readTutelaDraft, tutelaDesk } from '#contract/tutelas.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, LinkButton } from '#web/components/button.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { contextPath } from '#web/lib/context-paths.ts'
import { showPrescriptionNumber } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useDraft } from '#web/lib/use-draft.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { DraftForm } from './draft-form.tsx'

/** A ruling as it is being typed, by sections; it is saved by itself and registered once. */
export function TutelaDraftPage(): ReactElement {
  return <InContext title="Cargar una tutela">{(context) => <Read context={context} />}</InContext>
}

function Read({ context }: { context: ContextView }): ReactElement {
  const draftId = useParam('draftId')
  const desk = useEndpoint(tutelaDesk, { params: { context: context.key } })
  const { query, round, reload } = useDraft(readTutelaDraft, { params: { context: context.key, draftId } })
  return (
    <Loaded query={query} heading="Cargar una tutela" lines={10}>
      {(draft) => (
        <Loaded query={desk} lines={10}>
          {(found) =>
            draft.registered ? (
              <PageHead
                title="Esta tutela ya se guardó"
                lead={`Su número es ${showPrescriptionNumber(draft.registered)}.`}
              >
                <Actions>
                  <LinkButton kind="primary" to={`${contextPath(context)}/cargar_tutela/${draft.registered}`}>
                    Ver la tutela
                  </LinkButton>
                </Actions>
              </PageHead>
            ) : (
              <DraftForm key={`${draftId}:${round}`} context={context} draft={draft} desk={found} reload={reload} />
            )
          }
        </Loaded>
      )}
    </Loaded>
  )
}
