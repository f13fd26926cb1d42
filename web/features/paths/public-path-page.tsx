import type { CSSProperties, ReactElement } from 'react'
import { type UserType, userTypes } from '#contract/paths.ts'
import { listPaths, onePath } from '#contract/users-paths.ts'
import { NotFoundPage } from '#web/app/not-found-page.tsx'
import { Actions, LinkButton } from '#web/components/button.tsx'
import { Codes } from '#web/components/codes.tsx'
import { Cols, Section } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { Steps } from '#web/components/steps.tsx'
import { useSession } from '#web/lib/session.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'

/** What one of the seven paths asks, who acts and where: drawn from the declaration, for anyone. */
export function PublicPathPage(): ReactElement {
  const type = useParam('type')
  return (userTypes as readonly string[]).includes(type) ? <OnePath type={type as UserType} /> : <NotFoundPage />
}

function OnePath({ type }: { type: UserType }): ReactElement {
  const query = useEndpoint(onePath, { params: { type } })
  const { session } = useSession()
  const signedIn = session.subject?.kind === 'person'
  return (
    <Loaded query={query} heading="Un camino de MIPRES" lines={8}>
      {(path) => (
        <>
          <Breadcrumb
            trail={[{ label: 'Inicio', to: '/' }, { label: 'Los caminos', to: '/caminos' }, { label: path.name }]}
          />
          <PageHead eyebrow="Qué se pide, quién actúa y dónde" title={path.name} lead={path.lead}>
            <Actions>
              {signedIn ? (
                <LinkButton kind="primary" to="/mi-camino">
                  Ver mi camino
                </LinkButton>
              ) : (
                <LinkButton kind="primary" to="/registro">
                  Empezar
                </LinkButton>
              )}
              {!signedIn && <LinkButton to="/ingresar">Ya tengo cuenta</LinkButton>}
            </Actions>
          </PageHead>
          <Cols
            aside={
              <>
                <section>
                  <h2>Cuánto es suyo</h2>
                  <p className="muted">
                    {path.own === path.pasos
                      ? 'Todos los pasos los hace usted: no espera a nadie.'
                      : `${path.own} de ${path.pasos} pasos los hace usted. En los demás verá siempre a quién se espera.`}
                  </p>
                </section>
                <section>
                  <h2>De dónde sale</h2>
                  <p className="muted">{path.guide}. Los números son los de la guía.</p>
                </section>
                <section>
                  <h2>¿Es otro su caso?</h2>
                  <p>
                    <Link to="/caminos">Ver los siete caminos</Link>
                  </p>
                </section>
              </>
            }
          >
            <Section title={`Los ${path.pasos} pasos`}>
              <Steps
                plain
                label={`Pasos: ${path.name}`}
                steps={path.steps.map((step) => ({
                  id: step.id,
                  state: 'later',
                  number: step.paso,
                  title: step.title,
                  text: step.explains,
                  evidence: step.asks.map(({ text }) => ({ icon: 'dot', text })),
                  children: (
                    <p>
                      Quién: <b>{step.actorName}</b>. Dónde: <Link to={step.where.href}>{step.where.label}</Link>.
                      {step.optional && <span className="muted"> No detiene los demás pasos.</span>}
                    </p>
                  ),
                  small: <Codes codes={[...new Set(step.asks.flatMap((a) => a.rules))]} />,
                }))}
              />
            </Section>
          </Cols>
        </>
      )}
    </Loaded>
  )
}

/** The seven paths of the two guides. */
export function PathsPage(): ReactElement {
  const query = useEndpoint(listPaths, {})
  return (
    <>
      <PageHead
        title="Los siete caminos"
        lead="Cada persona entra a MIPRES por uno de estos caminos. Elija el suyo para ver qué se pide y quién actúa."
      />
      <Loaded query={query}>
        {({ paths }) => (
          <ul className="stack" style={{ '--gap': 'var(--s-6)' } as CSSProperties}>
            {paths.map((path) => (
              <li key={path.type}>
                <h2>
                  <Link to={`/caminos/${path.type}`}>{path.name}</Link>
                </h2>
                <p className="muted">{path.lead}</p>
                <p className="meta">
                  {path.pasos} pasos, {path.own} suyos · {path.guide}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  )
}
