import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useEffect } from 'react'
import { givePassword, interactionStatus } from '#contract/identity-session.ts'
import { Button, LinkButton } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { Or } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Skeleton } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { PasswordField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { IdentifierField, type IdentifierValue } from './identifier-field.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { useNext } from './use-next.ts'

/** Pages of who has no session yet: nobody wants to come back to them. */
const before = /^\/(ingresar|registro|recuperar|restablecer|confirmar-correo|permitir|operador\/activar)/
const destination = (to: string | undefined): string => (to && !before.test(to) ? to : '/mi-camino')

/** Where one signs in. Without an interaction of the provider it asks for one and comes back. */
export function SignInPage(): ReactElement {
  const [search] = useSearchState()
  const { uid } = search
  const failed = search.fallo !== undefined
  useEffect(() => {
    if (!uid && !failed) window.location.replace(`/auth/login?to=${encodeURIComponent(destination(search.to))}`)
  }, [uid, failed, search.to])
  if (uid) return <PasswordStep uid={uid} />
  return (
    <div className="stack">
      <PageHead title="Ingrese" />
      {failed ? (
        <>
          <Note kind="stop" alert>
            El ingreso no terminó. Empiece de nuevo; su cuenta está igual.
          </Note>
          <LinkButton kind="primary" block to="/auth/login">
            Empezar de nuevo
          </LinkButton>
        </>
      ) : (
        <Skeleton lines={4} label="Abriendo el ingreso" />
      )}
    </div>
  )
}

function PasswordStep({ uid }: { uid: string }): ReactElement {
  const form = usePageForm({ identifier: { type: 'CC', value: '' } as IdentifierValue, password: '' })
  const follow = useNext(uid)
  const navigate = useNavigate()
  const status = useEndpoint(interactionStatus, { params: { uid } })
  const act = useAct(givePassword, { form, done: follow })
  // The password was given already: the page was reloaded, or opened from the history.
  const next = status.data?.next
  useEffect(() => {
    if (next === 'second_factor') void navigate({ to: '/ingresar/segundo-factor', search: { uid }, replace: true })
    if (next === 'consent') void navigate({ to: '/permitir', search: { uid }, replace: true })
  }, [next, navigate, uid])
  const late = status.error?.has('identity.sign_in_expired')
  return (
    <Form
      form={form}
      act={act}
      refusedTitle="No se pudo ingresar"
      head={<PageHead title="Ingrese" lead="Con su documento y su contraseña." />}
      onSubmit={(values) => act.run({ params: { uid }, body: values })}
    >
      {late && (
        <Note kind="wait" alert>
          Pasó mucho tiempo desde que abrió esta página. <Link to="/auth/login">Empiece de nuevo</Link>.
        </Note>
      )}
      <IdentifierField name="identifier" />
      <PasswordField
        name="password"
        label="Contraseña"
        autoComplete="current-password"
        aside={<Link to="/recuperar">La olvidé</Link>}
      />
      <Button kind="primary" type="submit" block busy={act.busy}>
        Continuar
      </Button>
      <Or />
      <PasskeyButton uid={uid} />
      <p style={{ textAlign: 'center' }}>
        ¿Primera vez? <Link to="/registro">Regístrese en Mi Seguridad Social</Link>
      </p>
      <p className="meta">El acceso sin autorización es delito (Ley 1273 de 2009). Cada ingreso queda registrado.</p>
    </Form>
  )
}
