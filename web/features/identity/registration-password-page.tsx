import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { finishRegistration, registrationStatus } from '#contract/identity-persons.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { Confirmation } from '#web/components/layout.tsx'
import { Loaded, Skeleton } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { H1, PageHead } from '#web/components/page-head.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { useRefreshSession } from '#web/lib/session.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { enterAtOnce } from './enter-at-once.ts'
import { NewPasswordField } from './password-meter.tsx'
import { OverNote } from './registration-over.tsx'

type Status = CallResult<typeof registrationStatus>

/** Step 4: the password opens the account. */
export function RegistrationPasswordPage(): ReactElement {
  const registrationId = useParam('registrationId')
  const [entry, setEntry] = useState<'not yet' | 'entering' | 'in' | 'by hand'>('not yet')
  const status = useEndpoint(registrationStatus, { params: { registrationId } })
  const navigate = useNavigate()
  const refresh = useRefreshSession()
  const enter = async (document: Status['document'], password: string): Promise<void> => {
    setEntry('entering')
    const entered = await enterAtOnce(document, password)
    // An account that comes back keeps its second factor, and it is asked.
    if (entered && !entered.in && entered.step.next === 'second_factor')
      return void navigate({ to: '/ingresar/segundo-factor', search: { uid: entered.uid } })
    if (entered?.in) await refresh()
    setEntry(entered?.in ? 'in' : 'by hand')
  }
  if (entry === 'entering') {
    return (
      <>
        <H1>Su cuenta está lista</H1>
        <Skeleton lines={3} label="Ingresando" />
      </>
    )
  }
  if (entry === 'in') {
    return (
      <Confirmation
        heading={<H1>Su cuenta está lista</H1>}
        actions={
          <Actions>
            <LinkButton kind="primary" to="/mi-camino">
              Ver mi camino
            </LinkButton>
            <LinkButton to="/cuenta/seguridad">Configurar segundo factor</LinkButton>
          </Actions>
        }
      >
        <p>Ya ingresó a su cuenta. Si alguien le nombró para administrar, el nombramiento ya le espera.</p>
        <p>El segundo factor lo piden los actos de representantes, delegados y roles clínicos.</p>
      </Confirmation>
    )
  }
  if (entry === 'by hand') {
    return (
      <Confirmation
        heading={<H1>Su cuenta está lista</H1>}
        actions={
          <Actions>
            <LinkButton kind="primary" to="/auth/login?to=/mi-camino">
              Ingresar
            </LinkButton>
          </Actions>
        }
      >
        <p>Ingrese con su documento y su contraseña. Si alguien le nombró delegado, el nombramiento ya le espera.</p>
        <p>Después configure un segundo factor: lo piden los actos de representantes, delegados y roles clínicos.</p>
      </Confirmation>
    )
  }
  return (
    <Loaded query={status}>
      {(found) => <PasswordStep registrationId={registrationId} found={found} done={enter} />}
    </Loaded>
  )
}

function PasswordStep(props: {
  registrationId: string
  found: Status
  done: (document: Status['document'], password: string) => Promise<void>
}): ReactElement {
  const { registrationId, found } = props
  const form = usePageForm({ password: '' })
  const act = useAct(finishRegistration, {
    form,
    say: 'Su cuenta está lista.',
    last: true,
    at: { 'identity.password_weak': 'password' },
    done: (_, args) => props.done(found.document, args.body.password),
  })
  const head = (
    <PageHead
      eyebrow="Registro · Paso 4 de 4"
      title="Ponga su contraseña"
      lead="Su correo está confirmado. Con la contraseña queda abierta la cuenta."
    />
  )
  const { data } = found
  if (!data) return <OverNote head={head} step={found.step} />
  if (found.step !== 'contrasena') {
    return (
      <>
        <PageHead eyebrow="Registro · Paso 4 de 4" title="Ponga su contraseña" />
        <Note kind="wait">Falta confirmar su correo. Abra el enlace que le enviamos.</Note>
        <Actions>
          <LinkButton kind="primary" to={`/registro/${registrationId}/correo`}>
            Ir al paso 3
          </LinkButton>
        </Actions>
      </>
    )
  }
  const words = [
    data.firstName,
    data.secondName,
    data.firstSurname,
    data.secondSurname,
    found.document.number,
    found.email,
  ]
  return (
    <Form
      form={form}
      act={act}
      refusedTitle="No se abrió la cuenta"
      head={head}
      onSubmit={(values) => act.run({ params: { registrationId }, body: values })}
    >
      {/* So that password managers keep the document with the password. */}
      <input
        type="text"
        className="sr"
        autoComplete="username"
        readOnly
        tabIndex={-1}
        aria-hidden="true"
        value={found.document.number}
      />
      <NewPasswordField name="password" words={words.filter((word) => word !== null)} />
      <Actions>
        <Button kind="primary" type="submit" busy={act.busy}>
          Abrir la cuenta
        </Button>
      </Actions>
    </Form>
  )
}
