import { type ReactElement, useEffect, useRef, useState } from 'react'
import { confirmTotpCode, startTotp } from '#contract/identity-security.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { OtpField } from '#web/components/otp-field.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { FactorReady } from './factor-ready.tsx'
import { TotpSecret } from './qr-code.tsx'

/** Sets up the application of codes: scan, then its first code. */
export function TotpPage(): ReactElement {
  const [secret, setSecret] = useState<{ secret: string; uri: string } | null>(null)
  const [codes, setCodes] = useState<string[] | null | undefined>(undefined)
  const start = useAct(startTotp, { done: setSecret })
  const form = usePageForm({ code: '' })
  const act = useAct(confirmTotpCode, {
    form,
    say: 'La aplicación quedó configurada.',
    at: { 'identity.code_wrong': 'code', 'identity.code_used': 'code' },
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
      <FactorReady
        title="Su segundo factor está listo"
        text="Desde ahora se lo pedimos cada vez que ingrese. En esta sesión ya cuenta como dado."
        codes={codes}
      />
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
          <Refused problem={start.problem}>
            <a href="/auth/login?to=/cuenta/seguridad/codigos">Ingresar con el segundo factor</a>
          </Refused>
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
