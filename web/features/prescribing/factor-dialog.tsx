import { type ReactElement, useState } from 'react'
import { ownSecurity, proveKey, proveKeyOptions, proveSecondFactor } from '#contract/identity-security.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { Dialog } from '#web/components/dialog.tsx'
import { Note } from '#web/components/note.tsx'
import { OtpInput } from '#web/components/otp-field.tsx'
import { countOf } from '#web/components/prescription/words.ts'
import { Refused } from '#web/components/refused.tsx'
import { useAct } from '#web/lib/act.ts'
import { askForKey } from '#web/lib/passkeys.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'

/** Asks for the second factor again, with the code of the application or a key; `onProved` goes on with what waited. */
export function FactorDialog(props: {
  open: boolean
  /** How long a second factor serves to sign; absent until it is known. */
  minutes: number | undefined
  onProved: () => void
  onClose: () => void
}): ReactElement {
  return (
    <Dialog open={props.open} title="Su segundo factor, otra vez" onClose={props.onClose}>
      {props.open && <Ask minutes={props.minutes} onProved={props.onProved} onClose={props.onClose} />}
    </Dialog>
  )
}

function Ask(props: { minutes: number | undefined; onProved: () => void; onClose: () => void }): ReactElement {
  const { minutes, onProved, onClose } = props
  const security = useEndpoint(ownSecurity, {})
  const [code, setCode] = useState('')
  const [failed, setFailed] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const byCode = useAct(proveSecondFactor, { done: onProved })
  const byKey = useAct(proveKey, { done: onProved })
  const options = useAct(proveKeyOptions, {
    done: async ({ challengeId, options: json }) => {
      setWaiting(true)
      const response = await askForKey(json)
      setWaiting(false)
      if (response) await byKey.run({ body: { challengeId, response } })
      else setFailed('No se usó ninguna llave. Intente de nuevo o escriba un código.')
    },
  })
  const send = (typed: string): void => void byCode.run({ body: { code: typed } })
  const codes = security.data === undefined || security.data.totpSince !== null
  const keys = (security.data?.passkeys.length ?? 0) > 0
  const problem = byCode.problem ?? byKey.problem ?? options.problem
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (code) send(code)
      }}
    >
      <p>
        {minutes
          ? `Pasaron más de ${countOf(String(minutes), 'minuto')} desde que lo dio.`
          : 'Pasó el tiempo durante el que sirve para firmar.'}{' '}
        La firma es suya: por eso lo pedimos.
      </p>
      {codes && (
        <OtpInput
          label="Código de 6 números"
          hint="El de su aplicación. Cambia cada 30 segundos."
          value={code}
          onChange={setCode}
          onComplete={send}
          error={byCode.problem?.sentences.join(' ')}
        />
      )}
      {problem && problem !== byCode.problem && <Refused problem={problem} />}
      {failed && (
        <Note kind="stop" alert>
          <p>{failed}</p>
        </Note>
      )}
      <Actions>
        {codes && (
          <Button kind="primary" type="submit" busy={byCode.busy}>
            Continuar y firmar
          </Button>
        )}
        {keys && (
          <Button
            kind={codes ? 'secondary' : 'primary'}
            icon="key"
            busy={options.busy || byKey.busy || waiting}
            onClick={() => {
              setFailed(null)
              void options.run({})
            }}
          >
            Usar llave de acceso
          </Button>
        )}
        <Button onClick={onClose}>No firmar todavía</Button>
      </Actions>
    </form>
  )
}
