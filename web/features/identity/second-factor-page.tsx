import { type ReactElement, useEffect, useState } from 'react'
import { giveSecondFactor, interactionStatus } from '#contract/identity-session.ts'
import { Button } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { Or, Panel } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { OtpField } from '#web/components/otp-field.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { useNext } from './use-next.ts'

type Method = 'totp' | 'passkey' | 'recovery'

/** The second of two: a code of the application, a key, or a recovery code. */
export function SecondFactorPage(): ReactElement {
  const [{ uid = '' }] = useSearchState()
  const status = useEndpoint(interactionStatus, { params: { uid } })
  const follow = useNext(uid)
  const [recovery, setRecovery] = useState(false)
  const step = status.data
  const elsewhere = step && step.next !== 'second_factor' ? step : null
  useEffect(() => {
    if (elsewhere) follow(elsewhere)
  })
  return (
    <div className="stack">
      <BackLink to="/auth/login" />
      <Loaded query={status}>
        {(found) => {
          if (found.next !== 'second_factor') return <PageHead title="Un momento" />
          const { methods } = found
          if (recovery || methods.every((method) => method === 'recovery'))
            return (
              <CodeStep key="recovery" uid={uid} method="recovery" methods={methods} other={() => setRecovery(false)} />
            )
          if (!methods.includes('totp'))
            return <KeyStep uid={uid} methods={methods} recover={() => setRecovery(true)} />
          return <CodeStep key="totp" uid={uid} method="totp" methods={methods} other={() => setRecovery(true)} />
        }}
      </Loaded>
    </div>
  )
}

function Recover({ methods, go }: { methods: Method[]; go: () => void }): ReactElement {
  return (
    <Panel sunken>
      <h2>¿No tiene su teléfono?</h2>
      {methods.includes('recovery') ? (
        <>
          <p>Use uno de los 10 códigos que guardó al configurar.</p>
          <Button small onClick={go}>
            Usar un código de recuperación
          </Button>
        </>
      ) : (
        <p>
          Ya no le quedan códigos de recuperación. <Link to="/ayuda">Vea cómo recuperar la cuenta</Link>.
        </p>
      )}
    </Panel>
  )
}

function KeyStep(props: { uid: string; methods: Method[]; recover: () => void }): ReactElement {
  return (
    <div className="stack">
      <PageHead
        eyebrow="Paso 2 de 2"
        title="Use su llave de acceso"
        lead="El navegador le pedirá su huella, su rostro o su PIN."
      />
      <PasskeyButton uid={props.uid} primary />
      <Recover methods={props.methods} go={props.recover} />
    </div>
  )
}

function CodeStep(props: {
  uid: string
  method: 'totp' | 'recovery'
  methods: Method[]
  other: () => void
}): ReactElement {
  const { uid, method } = props
  const form = usePageForm({ code: '' })
  const follow = useNext(uid)
  const act = useAct(giveSecondFactor, {
    form,
    at: { 'identity.code_wrong': 'code', 'identity.code_used': 'code', 'identity.recovery_code_wrong': 'code' },
    done: follow,
  })
  const send = (code: string) => act.run({ params: { uid }, body: { method, code } })
  const expired = act.problem?.has('identity.sign_in_expired')
  return (
    <Form
      form={form}
      act={act}
      refusedTitle="No se pudo ingresar"
      head={
        method === 'totp' ? (
          <PageHead
            eyebrow="Paso 2 de 2"
            title="Escriba el código de su aplicación"
            lead="Son 6 números. Cambian cada 30 segundos. Puede pegarlo completo."
          />
        ) : (
          <PageHead
            eyebrow="Paso 2 de 2"
            title="Escriba un código de recuperación"
            lead="Cada uno sirve una vez. Puede escribirlo con o sin el guion."
          />
        )
      }
      onSubmit={({ code }) => send(code)}
    >
      {expired && (
        <Note kind="wait">
          <Link to="/auth/login">Empiece de nuevo</Link>.
        </Note>
      )}
      {method === 'totp' ? (
        <OtpField name="code" label="Código de 6 números" onComplete={(code) => void send(code)} />
      ) : (
        <TextField name="code" label="Código de recuperación" autoComplete="off" width={20} />
      )}
      <Button kind="primary" type="submit" block busy={act.busy}>
        Ingresar
      </Button>
      {method === 'totp' && props.methods.includes('passkey') && (
        <>
          <Or />
          <PasskeyButton uid={uid} />
        </>
      )}
      {method === 'totp' ? (
        <Recover methods={props.methods} go={props.other} />
      ) : (
        props.methods.length > 1 && (
          <Button kind="ghost" onClick={props.other}>
            Usar otro método
          </Button>
        )
      )}
    </Form>
  )
}
