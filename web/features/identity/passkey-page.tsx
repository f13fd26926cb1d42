import { type ReactElement, useState } from 'react'
import { addPasskey, passkeyOptions } from '#contract/identity-security.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { Note } from '#web/components/note.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { makeKey } from '#web/lib/passkeys.ts'
import { FactorReady } from './factor-ready.tsx'

/** Adds a key of this device, of the phone or of a small USB key. */
export function PasskeyPage(): ReactElement {
  const form = usePageForm({ name: '' })
  const [failed, setFailed] = useState(false)
  const [waiting, setWaiting] = useState(false)
  const [codes, setCodes] = useState<string[] | null | undefined>(undefined)
  const add = useAct(addPasskey, {
    form,
    say: 'La llave quedó agregada.',
    done: (result) => setCodes(result.recoveryCodes),
  })
  const ask = useAct(passkeyOptions, {
    done: async ({ challengeId, options }) => {
      setWaiting(true)
      const response = await makeKey(options)
      setWaiting(false)
      if (!response) return setFailed(true)
      const name = form.getValues('name').trim() || 'Llave de este aparato'
      await add.run({ body: { challengeId, name, response } })
    },
  })
  if (codes !== undefined) {
    return (
      <FactorReady
        title="Su llave de acceso está lista"
        text="Con ella puede ingresar sin escribir documento ni contraseña."
        codes={codes}
      />
    )
  }
  return (
    <>
      <BackLink to="/cuenta/seguridad" />
      <Form
        form={form}
        act={add.problem ? add : ask}
        refusedTitle="No se agregó la llave"
        head={
          <PageHead
            title="Agregue una llave de acceso"
            lead="El navegador le pedirá su huella, su rostro o su PIN. Esos datos no salen de su aparato."
          />
        }
        onSubmit={() => {
          setFailed(false)
          add.clear()
          return ask.run({})
        }}
      >
        <TextField
          name="name"
          label="Nombre de la llave"
          optional
          hint="Para reconocerla: «Mi teléfono»."
          maxLength={60}
        />
        {failed && (
          <Note kind="stop" alert>
            No se creó ninguna llave. Intente de nuevo o use la aplicación de códigos.
          </Note>
        )}
        <Actions>
          <Button kind="primary" type="submit" icon="key" busy={ask.busy || add.busy || waiting}>
            Crear la llave
          </Button>
        </Actions>
      </Form>
    </>
  )
}
