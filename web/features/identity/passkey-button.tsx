import { type ReactElement, useState } from 'react'
import { givePasskey, passkeySignInOptions } from '#contract/identity-session.ts'
import { Button } from '#web/components/button.tsx'
import { Note } from '#web/components/note.tsx'
import { Refused } from '#web/components/refused.tsx'
import { useAct } from '#web/lib/act.ts'
import { askForKey } from '#web/lib/passkeys.ts'
import { useNext } from './use-next.ts'

/** Signs in with a key of this device or of the phone; the browser shows its own window. */
export function PasskeyButton({ uid, primary }: { uid: string; primary?: boolean }): ReactElement {
  const [failed, setFailed] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const follow = useNext(uid)
  const prove = useAct(givePasskey, { done: follow })
  const ask = useAct(passkeySignInOptions, {
    done: async ({ challengeId, options }) => {
      setWaiting(true)
      const response = await askForKey(options)
      setWaiting(false)
      if (response) await prove.run({ params: { uid }, body: { challengeId, response } })
      else setFailed('No se usó ninguna llave. Intente de nuevo o ingrese de otra forma.')
    },
  })
  const problem = prove.problem ?? ask.problem
  return (
    <>
      <Button
        kind={primary ? 'primary' : 'secondary'}
        block
        icon="key"
        busy={ask.busy || prove.busy || waiting}
        onClick={() => {
          setFailed(null)
          prove.clear()
          void ask.run({ params: { uid } })
        }}
      >
        Usar llave de acceso
      </Button>
      {problem ? (
        <Refused problem={problem} />
      ) : (
        failed && (
          <Note kind="stop" alert>
            {failed}
          </Note>
        )
      )}
    </>
  )
}
