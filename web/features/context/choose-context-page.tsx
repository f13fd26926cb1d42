import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useEffect } from 'react'
import { type ContextView, myContexts } from '#contract/users-authority.ts'
import { LinkButton } from '#web/components/button.tsx'
import { Section } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { Menu } from '#web/components/menu.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { SignedIn } from '#web/components/signed-in.tsx'
import { Tasks } from '#web/components/steps.tsx'
import { Tag } from '#web/components/tag.tsx'
import { contextPath, whyPath } from '#web/lib/context-paths.ts'
import { placeLine } from '#web/lib/contexts.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'

const title = '¿Dónde va a actuar?'

/** The door of MIPRES: entity, régimen or sede, and role. With one it opens by itself; with none, the path says what is missing. */
export function ChooseContextPage(): ReactElement {
  return (
    <SignedIn title={title} lead="Para entrar a MIPRES, ingrese con su cuenta de Mi Seguridad Social.">
      <ChooseContext />
    </SignedIn>
  )
}

function ChooseContext(): ReactElement {
  const query = useEndpoint(myContexts, {})
  const navigate = useNavigate()
  const open = query.data?.contexts.filter((c) => !c.missing) ?? []
  const only = open.length === 1 && query.data?.desks.length === 0 ? open[0] : undefined
  const target = only && contextPath(only)
  useEffect(() => {
    if (target) void navigate({ to: target, replace: true })
  }, [target, navigate])
  return (
    <>
      <PageHead
        eyebrow="MIPRES"
        title={title}
        lead="Cada entidad, régimen o sede es un contexto aparte. Puede cambiarlo arriba."
      />
      <Loaded
        query={query}
        empty={({ contexts, desks }) =>
          contexts.length + desks.length === 0 && (
            <Empty
              icon="lock"
              title="Todavía no puede entrar"
              action={
                <LinkButton kind="primary" to="/mi-camino">
                  Ver mi camino
                </LinkButton>
              }
            >
              Para entrar necesita una activación y un rol. Su camino dice qué falta y quién lo tiene.
            </Empty>
          )
        }
      >
        {({ contexts, desks }) => (
          <>
            {open.length > 0 && (
              <Section title="Actuar con un rol">
                <Menu
                  label="Contextos en que puede actuar"
                  items={open.map((c) => ({
                    id: c.key,
                    label: c.entityName,
                    detail: [placeLine(c), c.sede?.name, c.role.name].filter(Boolean).join(' · '),
                    icon: c.kind === 'ips' ? 'building' : 'shield',
                    to: contextPath(c),
                  }))}
                />
              </Section>
            )}
            {desks.length > 0 && (
              <Section title="Administrar usuarios">
                <Menu
                  label="Entidades que administra"
                  items={desks.map((d) => ({
                    id: d.capacityId,
                    label: d.entityName,
                    detail: `${placeLine(d)} · Delegado`,
                    icon: 'people',
                    to: `/administracion/${d.capacityId}`,
                  }))}
                />
              </Section>
            )}
            {contexts.some((c) => c.missing) && (
              <Section title="Ahora no disponibles">
                <Tasks
                  items={contexts
                    .filter((c) => c.missing)
                    .map((c) => ({
                      id: c.key,
                      title: `${c.entityName}${c.sede ? `, sede ${c.sede.name}` : ''}: ${c.role.name}`,
                      tag: (
                        <Tag kind={c.missing?.who.you ? 'you' : 'stop'}>
                          {c.missing?.who.you ? 'Le toca a usted' : ended(c) ? 'Vencido' : 'Suspendido'}
                        </Tag>
                      ),
                      text: (
                        <>
                          {c.missing?.text} <Link to={whyPath(c)}>Ver por qué</Link>
                        </>
                      ),
                    }))}
                />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

/** R-23: the plaza of an SSO user ended; this does not come back by itself. */
const ended = (context: ContextView): boolean => context.missing?.code === 'registries.sso_ended'
