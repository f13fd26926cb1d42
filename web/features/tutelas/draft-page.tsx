import { type ReactElement, useEffect, useState } from 'react'
import { readTutelaDraft, tutelaDesk } from '#contract/tutelas.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, LinkButton } from '#web/components/button.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import type { CallResult } from '#web/lib/api.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { showPrescriptionNumber } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { DraftForm } from './draft-form.tsx'

type Draft = CallResult<typeof readTutelaDraft>

/** A ruling as it is being typed, by sections; it is saved by itself and registered once. */
export function TutelaDraftPage(): ReactElement {
  return <InContext title="Cargar una tutela">{(context) => <Read context={context} />}</InContext>
}

function Read({ context }: { context: ContextView }): ReactElement {
  const draftId = useParam('draftId')
  const desk = useEndpoint(tutelaDesk, { params: { context: context.key } })
  const [draft, setDraft] = useState<Draft | null>(null)
  const query = useEndpoint(readTutelaDraft, { params: { context: context.key, draftId } })
  // The first answer only: what comes later is what this page itself saved.
  const first = draft?.draftId === draftId ? draft : (query.data ?? null)
  useEffect(() => {
    if (query.data && draft?.draftId !== draftId) setDraft(query.data)
  }, [query.data, draft, draftId])
  return (
    <Loaded query={query} heading="Cargar una tutela" lines={10}>
      {() => (
        <Loaded query={desk} lines={10}>
          {(found) =>
            first?.registered ? (
              <PageHead
                title="Esta tutela ya se guardó"
                lead={`Su número es ${showPrescriptionNumber(first.registered)}.`}
              >
                <Actions>
                  <LinkButton kind="primary" to={`${contextPath(context)}/cargar_tutela/${first.registered}`}>
                    Ver la tutela
                  </LinkButton>
                </Actions>
              </PageHead>
            ) : first ? (
              <DraftForm context={context} draft={first} desk={found} />
            ) : null
          }
        </Loaded>
      )}
    </Loaded>
  )
}
