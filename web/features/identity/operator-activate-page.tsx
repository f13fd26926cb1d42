import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { OperatorRight } from '#contract/endpoint.ts'
import { activateOperator, operatorActivation } from '#contract/identity-operators.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { Confirmation, SummaryList } from '#web/components/layout.tsx'
import { Skeleton } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { OtpField } from '#web/components/otp-field.tsx'
import { H1, PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { NewPasswordField } from './password-meter.tsx'
import { TotpSecret } from './qr-code.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useLinkToken } from './use-link-token.ts'

const rightNames: Record<OperatorRight, string> = {
  registries: 'cargar registros',
  reviews: 'revisar entidades',
  policies: 'editar políticas',
  clients: 'registrar aplicaciones',
  audit: 'Leer la auditoría',
}

type Opened = CallResult<typeof operatorActivation>

/** A new operator's one-time link: password and second factor, both mandatory. */
export function OperatorActivatePage(): ReactElement {
  const token = useLinkToken()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const open = useAct(operatorActivation, { done: setOpened })
  const form = usePageForm({ password: '', code: '' })
  const act = useAct(activateOperator, {
    form,
    say: 'Su acceso de operador está listo.',
    at: { 'identity.password_weak': 'password', 'identity.code_wrong': 'code', 'identity.code_used': 'code' },
    done: (result) => setCodes(result.recoveryCodes),
  })
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void open.run({ body: { token } })
  })
  if (codes) {
    return (
      <Confirmation
        heading={<H1>Su acceso de operador está listo</H1>}
        actions={
          <Actions>
            <LinkButton kind="primary" to="/auth/login?to=/operador">
              Ingresar
            </LinkButton>
          </Actions>
        }
      >
        <p>Ingrese con su correo, su contraseña y el código de la aplicación.</p>
        <RecoveryCodes codes={codes} />
      </Confirmation>
    )
  }
  if (!opened) {
    return (
      <>
        <PageHead title={open.problem ? 'Este enlace no sirve' : 'Active su acceso de operador'} />
        {open.problem ? (
          <div className="stack">
            {open.problem.problem.kind === 'malformed' ? (
              <Note kind="stop" alert>
                Al enlace le falta una parte. Copie la dirección completa.
              </Note>
            ) : (
              <Refused problem={open.problem} />
            )}
            <p className="muted">Pida otro a quien administra la instalación: lo hace desde la consola del servidor.</p>
          </div>
        ) : (
          <Skeleton label="Abriendo el enlace" />
        )}
      </>
    )
  }
  return (
    <Form
      form={form}
      act={act}
      refusedTitle="No se activó el acceso"
      head={
        <PageHead
          title="Active su acceso de operador"
          lead="Ponga una contraseña y configure el segundo factor. Los dos son obligatorios."
        />
      }
      onSubmit={(values) => act.run({ body: { token, ...values } })}
    >
      <SummaryList
        rows={[
          { label: 'Correo', value: opened.email },
          { label: 'Permisos', value: opened.rights.map((right) => rightNames[right]).join(', ') },
        ]}
      />
      <NewPasswordField name="password" words={[opened.email]} />
      <section className="stack" aria-labelledby="segundo-factor">
        <h2 id="segundo-factor">Segundo factor</h2>
        <p>Escanee el código con la aplicación de su teléfono y escriba el número que muestra.</p>
        <TotpSecret secret={opened.secret} uri={opened.uri} />
      </section>
      <OtpField name="code" label="Código de 6 números" />
      <Actions>
        <Button kind="primary" type="submit" busy={act.busy}>
          Activar el acceso
        </Button>
      </Actions>
    </Form>
  )
}
