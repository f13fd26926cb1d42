import type { ReactElement } from 'react'
import { useEffect } from 'react'
import { decideConsent, interactionStatus } from '#contract/identity-session.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { Effects } from '#web/components/steps.tsx'
import { useAct } from '#web/lib/act.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { scopeWords } from './scope-words.ts'
import { useNext } from './use-next.ts'

/** An application of others asks to know who the person is. */
export function ConsentPage(): ReactElement {
  const [{ uid = '' }] = useSearchState()
  const status = useEndpoint(interactionStatus, { params: { uid } })
  const follow = useNext(uid)
  const act = useAct(decideConsent, { done: follow })
  const elsewhere = status.data && status.data.next !== 'consent' ? status.data : null
  useEffect(() => {
    if (elsewhere) follow(elsewhere)
  })
  return (
    <Loaded query={status}>
      {(found) =>
        found.next !== 'consent' ? (
          <PageHead title="Un momento" />
        ) : (
          <div className="stack">
            <PageHead
              title={`¿Permitir a ${found.client.name}?`}
              lead={`Esta aplicación, en ${found.client.host}, quiere usar su cuenta de Mi Seguridad Social.`}
            />
            <Effects
              heading="h2"
              title="Qué podrá hacer"
              items={[
                ...found.scopes.map((scope) => ({ kind: 'yes' as const, text: scopeWords(scope) })),
                { kind: 'no', text: 'No podrá ver su contraseña ni actuar en MIPRES por usted' },
              ]}
            />
            {act.problem && <Refused problem={act.problem} />}
            <Actions>
              <Button
                kind="primary"
                busy={act.busy}
                onClick={() => void act.run({ params: { uid }, body: { allow: true } })}
              >
                Permitir
              </Button>
              <Button onClick={() => void act.run({ params: { uid }, body: { allow: false } })}>No permitir</Button>
            </Actions>
          </div>
        )
      }
    </Loaded>
  )
}
