import { type ReactElement, useState } from 'react'
import {
  changeEmail,
  changePassword,
  dropPasskey,
  dropTotp,
  newRecoveryCodes,
  ownSecurity,
} from '#contract/identity-security.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { Form } from '#web/components/form.tsx'
import { SummaryList } from '#web/components/layout.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { Status } from '#web/components/tag.tsx'
import { PasswordField, TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showInstant } from '#web/lib/format.ts'
import { useSession } from '#web/lib/session.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { AccountNav, accountWords, useAccountKind } from './account-nav.tsx'
import { Block } from './block.tsx'
import { NewPasswordField } from './password-meter.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

type Security = CallResult<typeof ownSecurity>

/** How the account is protected: second factor, password, mail. */
export function SecurityPage(): ReactElement {
  const security = useEndpoint(ownSecurity, {})
  const { session } = useSession()
  const kind = useAccountKind()
  const given = session.subject?.secondFactor === true
  return (
    <div className="stack">
      <PageHead title="Seguridad" eyebrow={accountWords[kind].eyebrow} />
      <AccountNav />
      <Loaded query={security}>
        {(found) => (
          <>
            {found.secondFactorSince && !given && (
              <Note kind="wait">
                Esta sesión se abrió sin segundo factor. Para cambiar la seguridad,{' '}
                <a href="/auth/login?to=/cuenta/seguridad">ingrese de nuevo con él</a>.
              </Note>
            )}
            <Factors found={found} kind={kind} />
            <PasswordForm />
            <EmailForm found={found} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Factors({ found, kind }: { found: Security; kind: 'person' | 'operator' }): ReactElement {
  const [codes, setCodes] = useState<string[] | null>(null)
  const [dropping, setDropping] = useState<{ passkeyId: string | null; name: string } | null>(null)
  const totp = useAct(dropTotp, { say: 'Se quitó la aplicación de códigos.', done: () => setDropping(null) })
  const key = useAct(dropPasskey, { say: 'Se quitó la llave de acceso.', done: () => setDropping(null) })
  const recovery = useAct(newRecoveryCodes, { done: (result) => setCodes(result.recoveryCodes) })
  const last = (found.totpSince ? 1 : 0) + found.passkeys.length === 1
  return (
    <Block title="Segundo factor">
      {found.secondFactorSince === null && (
        <Note kind="wait">
          Todavía no tiene segundo factor. Lo necesita para representar una entidad, ser delegado o tener un rol
          clínico.
        </Note>
      )}
      <SummaryList
        rows={[
          {
            label: 'Aplicación de códigos',
            value: found.totpSince ? (
              <Kept
                text={`Configurada el ${showInstant(found.totpSince)}`}
                name="la aplicación de códigos"
                drop={() => setDropping({ passkeyId: null, name: 'la aplicación de códigos' })}
              />
            ) : (
              'Sin configurar'
            ),
          },
          ...found.passkeys.map((one) => ({
            label: `Llave «${one.name}»`,
            value: (
              <Kept
                text={
                  one.lastUsedAt
                    ? `Usada por última vez el ${showInstant(one.lastUsedAt)}`
                    : `Agregada el ${showInstant(one.createdAt)}`
                }
                name={`la llave «${one.name}»`}
                drop={() => setDropping({ passkeyId: one.passkeyId, name: `la llave «${one.name}»` })}
              />
            ),
          })),
          ...(found.secondFactorSince
            ? [{ label: 'Códigos de recuperación', value: `Le quedan ${found.recoveryCodesLeft} de 10` }]
            : []),
        ]}
      />
      <Actions>
        <LinkButton kind={found.secondFactorSince ? 'secondary' : 'primary'} to="/cuenta/seguridad/codigos">
          {found.totpSince ? 'Cambiar la aplicación' : 'Configurar aplicación de códigos'}
        </LinkButton>
        <LinkButton to="/cuenta/seguridad/llave" icon="key">
          Agregar llave de acceso
        </LinkButton>
        {found.secondFactorSince && (
          <Button busy={recovery.busy} onClick={() => void recovery.run({})}>
            Hacer códigos nuevos
          </Button>
        )}
      </Actions>
      {recovery.problem && <Refused problem={recovery.problem} />}
      {codes && <RecoveryCodes codes={codes} />}
      <ConfirmDialog
        open={dropping !== null}
        title={`¿Quitar ${dropping?.name ?? ''}?`}
        confirm="Quitar ahora"
        cancel="No quitar"
        danger
        act={dropping?.passkeyId ? key : totp}
        onCancel={() => setDropping(null)}
        onConfirm={() => {
          if (dropping?.passkeyId) void key.run({ params: { passkeyId: dropping.passkeyId } })
          else void totp.run({})
        }}
      >
        {last && kind === 'operator' ? (
          <p>Es su único segundo factor. Agregue otro antes de quitarlo: sin él un operador no puede ingresar.</p>
        ) : last ? (
          <p>Es su único segundo factor. Sin él no podrá actuar como representante, delegado ni con rol clínico.</p>
        ) : (
          <p>Dejará de servir para ingresar. Le avisamos por correo.</p>
        )}
      </ConfirmDialog>
    </Block>
  )
}

/** A factor in use and its way out. */
function Kept({ text, name, drop }: { text: string; name: string; drop: () => void }): ReactElement {
  return (
    <span className="row between">
      <span>{text}</span>
      <Button small onClick={drop}>
        Quitar…<span className="sr"> {name}</span>
      </Button>
    </span>
  )
}

function PasswordForm(): ReactElement {
  const form = usePageForm({ current: '', password: '' })
  const [done, setDone] = useState(false)
  const act = useAct(changePassword, {
    form,
    say: 'La contraseña cambió.',
    at: { 'identity.wrong_password': 'current', 'identity.password_weak': 'password' },
    done: () => {
      form.reset()
      setDone(true)
    },
  })
  return (
    <Block title="Contraseña">
      {done && <Status kind="done">La contraseña cambió y las demás sesiones se cerraron.</Status>}
      <Form
        form={form}
        act={act}
        label="Cambiar la contraseña"
        refusedTitle="No cambió la contraseña"
        onSubmit={(body) => act.run({ body })}
      >
        <PasswordField name="current" label="Contraseña actual" autoComplete="current-password" />
        <NewPasswordField name="password" label="Contraseña nueva" />
        <Actions>
          <Button type="submit" busy={act.busy}>
            Cambiar la contraseña
          </Button>
        </Actions>
      </Form>
    </Block>
  )
}

function EmailForm({ found }: { found: Security }): ReactElement {
  const form = usePageForm({ email: '', emailAgain: '', password: '' })
  const [sentTo, setSentTo] = useState<string | null>(null)
  const act = useAct(changeEmail, {
    form,
    say: 'Enviamos el enlace al correo nuevo.',
    at: { 'identity.wrong_password': 'password' },
    done: (result) => {
      form.reset()
      setSentTo(result.sentTo)
    },
  })
  return (
    <Block title="Correo">
      <p>
        Hoy es <b>{found.email}</b>. Cambia cuando abra el enlace que enviamos al nuevo.
      </p>
      {sentTo && <Status kind="done">Revise {sentTo}: allí está el enlace.</Status>}
      <Form
        form={form}
        act={act}
        label="Cambiar el correo"
        scope="correo"
        refusedTitle="No se pidió el cambio"
        onSubmit={(body) => act.run({ body })}
      >
        <TextField name="email" label="Correo nuevo" type="email" autoComplete="email" />
        <TextField name="emailAgain" label="Escriba el correo nuevo otra vez" type="email" autoComplete="email" />
        <PasswordField name="password" label="Contraseña" autoComplete="current-password" />
        <Actions>
          <Button type="submit" busy={act.busy}>
            Enviar el enlace
          </Button>
        </Actions>
      </Form>
    </Block>
  )
}
