import { type ReactElement, useEffect, useRef, useState } from 'react'
import { confirmTotpCode, startTotp } from '#contract/identity-security.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { Confirmation } from '#web/components/layout.tsx'
import { Note } from '#web/components/note.tsx'
import { OtpField } from '#web/components/otp-field.tsx'
import { BackLink, H1, PageHead } from '#web/components/page-head.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { accountWords, useAccountKind } from './account-nav.tsx'
import { TotpSecret } from './qr-code.tsx'
import { RecoveryCodes } from './security-page.tsx'

/** Sets up the application of codes: scan, then its first code. */
export function TotpPage(): ReactElement {
  const { home } = accountWords[useAccountKind()]
  const [secret, setSecret] = useState<{ secret: string; uri: string } | null>(null)
  const [codes, setCodes] = useState<string[] | null | undefined>(undefined)
  const start = useAct(startTotp, { done: setSecret })
  const form = usePageForm({ code: '' })
  const act = useAct(confirmTotpCode, {
    form,
    say: 'La aplicación quedó configurada.',
    done: (result) => setCodes(result.recoveryCodes),
  })
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void start.run({})
  })
  if (codes !== undefined) {
    return (
      <Confirmation
        heading={<H1>Su segundo factor está listo</H1>}
        actions={
          <Actions>
            <LinkButton kind="primary" to={home.to}>
              {home.label}
            </LinkButton>
            <LinkButton to="/cuenta/seguridad">Ver la seguridad</LinkButton>
          </Actions>
        }
      >
        <p>Desde ahora se lo pedimos cada vez que ingrese. En esta sesión ya cuenta como dado.</p>
        {codes && <RecoveryCodes codes={codes} />}
      </Confirmation>
    )
  }
  return (
    <>
      <BackLink to="/cuenta/seguridad" />
      <Form
        form={form}
        act={act}
        refusedTitle="No se confirmó el código"
        head={
          <PageHead
            title="Configure la aplicación de códigos"
            lead="Escanee el código con la aplicación de su teléfono y escriba el número que muestra."
          />
        }
        onSubmit={(body) => act.run({ body })}
      >
        {start.problem && (
          <Note kind="stop" alert>
            {start.problem.sentences.join(' ')}{' '}
            <a href="/auth/login?to=/cuenta/seguridad/codigos">Ingresar con el segundo factor</a>
          </Note>
        )}
        {secret && (
          <>
            <TotpSecret {...secret} />
            <OtpField name="code" label="Código de 6 números" />
            <Actions>
              <Button kind="primary" type="submit" busy={act.busy}>
                Confirmar
              </Button>
            </Actions>
          </>
        )}
      </Form>
    </>
  )
}
