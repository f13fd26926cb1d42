import type { ReactElement } from 'react'
import { Actions, LinkButton } from '#web/components/button.tsx'
import { Link } from '#web/components/link.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Evidence, Tasks } from '#web/components/steps.tsx'
import { useSession } from '#web/lib/session.ts'
import { Block } from './block.tsx'

/** Mi Seguridad Social: what it is, and where its doors are. The old address of the guides leads here. */
export function MssHomePage(): ReactElement {
  const { session } = useSession()
  const person = session.subject?.kind === 'person' ? session.subject : null
  return (
    <div className="stack">
      <PageHead
        title="Mi Seguridad Social"
        lead="Aquí se abre su cuenta, se registran las entidades y se nombra a quien las administra en MIPRES."
      />
      {person ? (
        <Block title={`Su cuenta, ${person.name}`}>
          <Tasks
            items={[
              {
                id: 'entidades',
                title: <Link to="/mi-seguridad-social/entidades">Sus entidades</Link>,
                tag: null,
                text: 'Registrar una entidad, nombrar o revocar delegados',
              },
              { id: 'datos', title: <Link to="/cuenta">Sus datos</Link>, tag: null, text: 'Identidad y contacto' },
              {
                id: 'seguridad',
                title: <Link to="/cuenta/seguridad">Seguridad</Link>,
                tag: null,
                text: 'Contraseña, correo, aplicación de códigos y llaves de acceso',
              },
              {
                id: 'sesiones',
                title: <Link to="/cuenta/sesiones">Sesiones</Link>,
                tag: null,
                text: 'Dónde está abierta su cuenta',
              },
            ]}
          />
          <Actions>
            <LinkButton kind="primary" to="/mi-camino">
              Ver mi camino
            </LinkButton>
          </Actions>
        </Block>
      ) : (
        <>
          <Actions>
            <LinkButton kind="primary" to="/registro">
              Registrarse
            </LinkButton>
            <LinkButton to="/ingresar">Ingresar</LinkButton>
          </Actions>
          <Block title="Qué se hace aquí">
            <Evidence
              met
              items={[
                { fact: 'Cada persona', text: 'abre su cuenta con su documento y confirma su correo.' },
                { fact: 'El representante legal', text: 'registra su entidad y nombra al delegado.' },
                { fact: 'El delegado', text: 'se registra con el documento con que lo nombraron.' },
              ]}
            />
          </Block>
          <Block title="Qué necesita">
            <p>Su documento, con la fecha de expedición, y un correo que solo usted lea. Toma cinco minutos.</p>
            <p>
              ¿No sabe por dónde empezar? <Link to="/caminos">Elija su camino</Link>.
            </p>
          </Block>
        </>
      )}
    </div>
  )
}
