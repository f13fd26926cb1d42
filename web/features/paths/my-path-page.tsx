import type { ReactElement, ReactNode } from 'react'
import { readInvitation } from '#contract/identity-delegations.ts'
import { listOwnEntities } from '#contract/identity-entities.ts'
import { myNotices } from '#contract/users-inbox.ts'
import { myPaths, type PathView, type WaitingRequestView } from '#contract/users-paths.ts'
import { LinkButton } from '#web/components/button.tsx'
import { Cols, Panel, Section, SummaryList, Tabs } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { PathBall, PathProgress, PathSteps } from '#web/components/path-steps.tsx'
import { SignedIn } from '#web/components/signed-in.tsx'
import { Evidence } from '#web/components/steps.tsx'
import { Tag } from '#web/components/tag.tsx'
import type { CallResult } from '#web/lib/api.ts'
import { showDate, showDocument, showRelative } from '#web/lib/format.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { RemindButton } from './remind-button.tsx'
import { type OwnEntities, YourEntities } from './your-entities.tsx'

type Mine = CallResult<typeof myPaths>

/** Where the person stands: who has the ball, the steps with their evidence, and what she may do meanwhile. */
export function MyPathPage(): ReactElement {
  const [search] = useSearchState()
  if (search.invitacion) return <Invited delegationId={search.invitacion} />
  return (
    <SignedIn title="Mi camino" lead="Ingrese para ver qué ya está hecho, qué le toca y a quién espera.">
      <MyPath />
    </SignedIn>
  )
}

/** Who comes from the mail of a naming: without a session she reads who named her and for what. */
function Invited({ delegationId }: { delegationId: string }): ReactElement {
  const invitation = useEndpoint(readInvitation, { params: { delegationId } })
  if (invitation.isPending)
    return (
      <Loaded query={invitation} heading="Mi camino">
        {() => null}
      </Loaded>
    )
  const { data } = invitation
  return data ? (
    <SignedIn
      title={`${data.entity} le nombró para administrar ${data.application}`}
      lead={`Actuará como delegada o delegado (${data.capacity}). Ingrese, o cree su cuenta con el documento del nombramiento.`}
    >
      <MyPath />
    </SignedIn>
  ) : (
    <SignedIn title="Mi camino" lead="Este nombramiento ya no espera. Ingrese para ver qué le toca ahora.">
      <MyPath />
    </SignedIn>
  )
}

function MyPath(): ReactElement {
  const query = useEndpoint(myPaths, {})
  const entities = useEndpoint(listOwnEntities, {})
  const [search] = useSearchState()
  return (
    <Loaded query={query} heading="Mi camino" lines={10}>
      {(mine) => {
        const path = mine.paths.find((p) => p.key === search.camino) ?? mine.paths[0]
        if (path)
          return (
            <>
              <Walking mine={mine} path={path} />
              {entities.data && <YourEntities own={entities.data} />}
            </>
          )
        return (
          <Loaded query={entities} heading="Mi camino" lines={6}>
            {(own) => <NoPath mine={mine} own={own} />}
          </Loaded>
        )
      }}
    </Loaded>
  )
}

/** 'Delegado de una IPS: Hospital Los Arrayanes', 'EPS, régimen subsidiado: …', 'Profesional de la salud'. */
function nameOf(path: PathView): string {
  const { capacity } = path
  if (!capacity) return path.name
  return capacity.kind === 'eps' ? `${capacity.entityName}, ${capacity.regime ?? ''}` : capacity.entityName
}

function Walking({ mine, path }: { mine: Mine; path: PathView }): ReactElement {
  const step = path.steps.find((s) => s.id === path.ball)
  const requests = mine.requests.filter((r) => r.userType === path.type)
  // Who administers herself asks nobody.
  const waitsForDelegate = step?.missing?.pending === 'P-ACT' && path.type !== 'delegado_proveedor_pn'
  const eyebrow = path.capacity ? `${path.name} · ${path.capacity.entityName}` : path.name
  return (
    <>
      <PageHead eyebrow={eyebrow} title={path.title} tab="Mi camino">
        <PathProgress path={path} />
      </PageHead>
      {mine.paths.length > 1 && (
        <Tabs
          label="Sus caminos"
          items={mine.paths.map((p) => ({
            label: nameOf(p),
            to: `/mi-camino?camino=${encodeURIComponent(p.key)}`,
            current: p.key === path.key,
          }))}
        />
      )}
      <Cols asideLabel="Mientras tanto" aside={<Aside mine={mine} path={path} />}>
        {waitsForDelegate && requests[0] ? (
          <PathBall path={path} {...requestBall(requests[0])} />
        ) : (
          <PathBall
            path={path}
            {...(waitsForDelegate ? { actions: <AskButton /> } : {})}
            whenDone={{ title: doneTitle(path), actions: <Enter path={path} /> }}
          />
        )}
        {requests.length > 1 && (
          <Section title="Sus solicitudes">
            <SummaryList
              rows={requests.map((r) => ({
                label: r.entityName,
                value: `${r.sedeName ?? ''} Pedida el ${showDate(r.askedAt)}`,
              }))}
            />
          </Section>
        )}
        <Section title={`Los ${path.total} pasos`}>
          <PathSteps path={path} />
        </Section>
      </Cols>
    </>
  )
}

function doneTitle(path: PathView): string {
  return path.capacity && path.type !== 'delegado_proveedor_pn'
    ? `Ya puede administrar los usuarios de ${path.capacity.entityName}`
    : 'Ya puede entrar a MIPRES'
}

function Enter({ path }: { path: PathView }): ReactElement {
  const desk = path.capacity && `/administracion/${path.capacity.capacityId}`
  if (desk && path.type !== 'delegado_proveedor_pn')
    return (
      <LinkButton kind="primary" to={desk}>
        Abrir Administración de Usuarios
      </LinkButton>
    )
  return (
    <>
      <LinkButton kind="primary" to="/mipres">
        Entrar a MIPRES
      </LinkButton>
      {desk && <LinkButton to={desk}>Administrar usuarios</LinkButton>}
    </>
  )
}

function AskButton(): ReactElement {
  return (
    <LinkButton kind="primary" icon="send" to="/pedir-activacion">
      Pedir activación
    </LinkButton>
  )
}

/** The request that waits, on the ball: since when, whether the delegate opened it, when it was last reminded. */
function requestBall(request: WaitingRequestView): {
  who: string | null
  facts: { label: string; value: ReactNode }[]
  actions: ReactNode
} {
  return {
    who: request.delegateName,
    facts: [
      ...(request.openedAt ? [{ label: 'Abrió su solicitud', value: showDate(request.openedAt) }] : []),
      ...(request.remindedAt ? [{ label: 'Último recordatorio', value: showDate(request.remindedAt) }] : []),
    ],
    actions: (
      <>
        <RemindButton requestId={request.requestId} />
        <LinkButton to="/pedir-activacion">Pedir a otra entidad</LinkButton>
      </>
    ),
  }
}

function Aside({ mine, path }: { mine: Mine; path: PathView }): ReactElement {
  const { person } = mine
  const notices = useEndpoint(myNotices, { query: { limit: 3 } })
  const current = path.steps.find((s) => s.id === path.ball)
  const offerSecondFactor = !person.secondFactor && current?.missing?.pending !== 'P-2FA'
  return (
    <>
      {offerSecondFactor && (
        <Panel>
          <div className="stack">
            <div>
              <Tag kind="you" />
            </div>
            <h2>{current?.missing?.who.you ? 'Prepare' : 'Mientras espera: prepare'} su segundo factor</h2>
            <p className="muted">
              Para actuar se pide un segundo factor: una llave de acceso o un código. Toma 2 minutos.
            </p>
            <LinkButton block to="/cuenta/seguridad">
              Configurar
            </LinkButton>
          </div>
        </Panel>
      )}
      <section className="stack">
        <h2>Sus datos</h2>
        <SummaryList
          tight
          rows={[
            { label: 'Documento', value: showDocument(person.document) },
            ...(person.profession ? [{ label: 'Profesión', value: person.profession }] : []),
            ...(person.email ? [{ label: 'Correo', value: person.email }] : []),
          ]}
        />
        <p>
          <Link to="/reportar">¿Hay un dato errado en un registro?</Link>
        </p>
      </section>
      <section>
        <h2>{path.complete ? '¿Por qué puedo?' : '¿Por qué no puedo todavía?'}</h2>
        <p className="muted">
          <Link to="/por-que">Vea la cadena completa</Link> de lo que se exige, con cada registro y su fecha.
        </p>
      </section>
      <section>
        <h2>¿Tiene otro uso?</h2>
        <p>
          <Link to="/registro-de-usuarios">Agregar otro tipo de usuario</Link>
        </p>
      </section>
      {/* Last: they come later than the rest, and nothing below must move. */}
      {(notices.data?.notices.length ?? 0) > 0 && (
        <section>
          <h2>Avisos recientes</h2>
          <Evidence
            stacked
            items={(notices.data?.notices ?? []).map((n) => ({
              icon: 'bell',
              text: n.subject,
              source: showRelative(n.at),
            }))}
          />
          <p>
            <Link to="/avisos">Ver todos los avisos</Link>
          </p>
        </section>
      )}
    </>
  )
}

/** Nobody's path yet: the entities that she represents, what she could be herself, and where she registers. */
function NoPath({ mine, own }: { mine: Mine; own: OwnEntities }): ReactElement {
  const open = mine.couldBe.filter((t) => t.state === 'met')
  const represents = own.entities.length + own.claims.filter((claim) => claim.state === 'en_revision').length > 0
  return (
    <>
      <PageHead
        title="Mi camino"
        lead={
          represents
            ? 'Esto tienen y esto les falta a las entidades que usted representa.'
            : 'Todavía no ha dicho cómo va a usar MIPRES. Elija un tipo de usuario y verá aquí cada paso.'
        }
      />
      <YourEntities own={own} />
      {represents ? (
        <Section title="¿También va a usar MIPRES usted?">
          <p>
            Hoy cumple para {open.length} de 7 tipos de usuario.{' '}
            <Link to="/registro-de-usuarios">Ir a Registro de Usuarios</Link>
          </p>
        </Section>
      ) : (
        <>
          <Empty
            icon="arrow"
            title={
              open.length > 0 ? `Hoy cumple para ${open.length} de 7 tipos de usuario` : 'Elija su tipo de usuario'
            }
            action={
              <LinkButton kind="primary" to="/registro-de-usuarios">
                Ir a Registro de Usuarios
              </LinkButton>
            }
          >
            {open.map((t) => t.name).join(' · ')}
          </Empty>
          <Section title="¿Representa a una entidad?">
            <p>
              Registre la entidad y nombre a su delegado en{' '}
              <Link to="/mi-seguridad-social/entidades">Mi Seguridad Social</Link>.
            </p>
          </Section>
        </>
      )}
    </>
  )
}
