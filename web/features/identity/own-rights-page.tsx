import { type ReactElement, useState } from 'react'
import { closeAccount, exportData, ownData } from '#contract/identity-persons.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { SummaryList } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Effects } from '#web/components/steps.tsx'
import { PasswordField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { urlOf } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showInstant } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { AccountNav } from './account-nav.tsx'
import { Block } from './block.tsx'

/** The rights of Ley 1581 de 2012: know, take, rectify, withdraw. */
export function OwnRightsPage(): ReactElement {
  const data = useEndpoint(ownData, {})
  const [closing, setClosing] = useState(false)
  return (
    <div className="stack">
      <PageHead
        title="Sus derechos sobre sus datos"
        eyebrow="Mi Seguridad Social"
        lead="Usted puede conocerlos, llevárselos, corregirlos y retirar su autorización (Ley 1581 de 2012)."
      />
      <AccountNav />
      <Loaded query={data}>
        {(own) => (
          <>
            <Block title="Qué guardamos">
              <SummaryList
                rows={[
                  { label: 'Identificación', value: 'Documento, nombres, sexo, fechas de nacimiento y expedición' },
                  { label: 'Contacto', value: 'Correo, y teléfono y dirección si los escribió', change: '/cuenta' },
                  { label: 'Seguridad', value: 'Sesiones y métodos de ingreso; nunca la contraseña en claro' },
                  {
                    label: 'Actos',
                    value: 'Lo que hizo y lo que otros hicieron sobre su usuario',
                    change: '/historial',
                    changeText: 'Ver',
                  },
                  {
                    label: 'Autorización',
                    value: `Versión ${own.consentVersion}, dada el ${showInstant(own.consentedAt)}`,
                  },
                ]}
              />
            </Block>
            <Block title="Llévese una copia">
              <p>Un archivo JSON con todo lo anterior. Las contraseñas y claves no se incluyen.</p>
              <Actions>
                <LinkButton kind="primary" icon="download" to={urlOf(exportData)}>
                  Exportar mis datos
                </LinkButton>
              </Actions>
            </Block>
            <Block title="Consultas y reclamos">
              <p>
                Una consulta se responde en 10 días hábiles, y un reclamo en 15. Si hace falta más tiempo se le avisa:
                hasta 5 y 8 días más. Para corregir su identidad,{' '}
                <Link to="/reportar?registro=civil">reporte la inconsistencia</Link>.
              </p>
            </Block>
            <Block title="Retirar la autorización">
              <p>Su cuenta queda cerrada. Los actos que ya hizo se conservan como evidencia, porque la ley lo pide.</p>
              {closing ? (
                <CloseForm cancel={() => setClosing(false)} />
              ) : (
                <Actions>
                  <Button kind="danger" onClick={() => setClosing(true)}>
                    Cerrar mi cuenta…
                  </Button>
                </Actions>
              )}
            </Block>
          </>
        )}
      </Loaded>
    </div>
  )
}

function CloseForm({ cancel }: { cancel: () => void }): ReactElement {
  const form = usePageForm({ password: '' })
  const act = useAct(closeAccount, {
    form,
    at: { 'identity.wrong_password': 'password' },
    done: () => window.location.assign('/'),
  })
  return (
    <Form
      form={form}
      act={act}
      label="Cerrar la cuenta"
      refusedTitle="No se cerró la cuenta"
      onSubmit={(body) => act.run({ body })}
    >
      <Effects
        items={[
          { kind: 'no', text: 'Se cierran sus sesiones y no podrá ingresar.' },
          { kind: 'no', text: 'Si representa o administra una entidad, esa entidad se queda sin usted.' },
          { kind: 'yes', text: 'Puede registrarse de nuevo con su documento cuando quiera.' },
        ]}
      />
      <PasswordField name="password" label="Contraseña" autoComplete="current-password" />
      <Actions>
        <Button kind="danger" type="submit" busy={act.busy}>
          Cerrar mi cuenta ahora
        </Button>
        <Button onClick={cancel}>No cerrar</Button>
      </Actions>
    </Form>
  )
}
