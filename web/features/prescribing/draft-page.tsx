import type { ReactElement } from 'react'
import { prescriberDesk, readDraft } from '#contract/prescribing.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { InContext } from '#web/components/in-context.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { useParam } from '#web/lib/url.ts'
import { useDraft } from '#web/lib/use-draft.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { AlreadySigned } from './already-signed.tsx'
import { DraftDesk } from './draft-desk.tsx'

/** Prescribir: the patient, what she has, and each item; saved while it is written, at an address of its own. */
export function DraftPage(): ReactElement {
  return <InContext title="Prescribir">{(context) => <OneDraft context={context} />}</InContext>
}

function OneDraft({ context }: { context: ContextView }): ReactElement {
  const draftId = useParam('draftId')
  // Asked together with the draft, whose desk needs it.
  const desk = useEndpoint(prescriberDesk, { params: { context: context.key } })
  const { query, round, reload } = useDraft(readDraft, { params: { context: context.key, draftId } })
  return (
    <Loaded query={query} heading="Prescribir" lines={8}>
      {(draft) =>
        draft.signed ? (
          <AlreadySigned context={context} number={draft.signed} />
        ) : (
          <DraftDesk key={`${draftId}:${round}`} context={context} draft={draft} desk={desk.data} reload={reload} />
        )
      }
    </Loaded>
  )
}
