import { useLocation } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { type ContextView, myContexts } from '#contract/users-authority.ts'
import { whyElsewherePath, whyPath } from '#web/lib/context-paths.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { Actions, LinkButton } from './button.tsx'
import { Loaded } from './loaded.tsx'
import { PageHead } from './page-head.tsx'
import { SignedIn } from './signed-in.tsx'

/** A page of MIPRES: reads the context of the address (`$context`); one that is not the reader's, or no longer, says so and leads to why. */
export function InContext(props: { title?: string; children: (context: ContextView) => ReactElement }): ReactElement {
  const title = props.title ?? 'MIPRES'
  return (
    <SignedIn title={title}>
      <Context title={title}>{props.children}</Context>
    </SignedIn>
  )
}

function Context({
  title,
  children,
}: {
  title: string
  children: (context: ContextView) => ReactElement
}): ReactElement {
  const key = useParam('context')
  const entry = useLocation({ select: ({ pathname }) => pathname.split('/')[4] })
  const query = useEndpoint(myContexts, {})
  return (
    <Loaded query={query} heading={title}>
      {({ contexts }) => {
        const context = contexts.find((c) => c.key === key)
        if (!context)
          return (
            <PageHead
              title="Este contexto no es suyo"
              lead="No tiene aquí una activación con ese rol, o ya terminó. O el enlace es de otra persona."
            >
              <Actions>
                <LinkButton kind="primary" to="/mipres">
                  Elegir otro contexto
                </LinkButton>
                <LinkButton to={whyElsewherePath(key, entry)}>¿Por qué?</LinkButton>
              </Actions>
            </PageHead>
          )
        return context.missing ? <NotHere context={context} /> : children(context)
      }}
    </Loaded>
  )
}

/** The role of this context does not allow it, or something it stands on is missing now. */
export function NotHere({ context, capability }: { context: ContextView; capability?: string }): ReactElement {
  return (
    <PageHead
      eyebrow={`${context.entityName} · ${context.role.name}`}
      title="Ahora no puede hacerlo aquí"
      lead={context.missing?.text ?? `El rol ${context.role.name} no lo permite en este contexto.`}
    >
      <Actions>
        {context.missing?.who.you && (
          <LinkButton kind="primary" to={context.missing.where.href}>
            {context.missing.where.label}
          </LinkButton>
        )}
        <LinkButton to={whyPath(context, capability)}>Ver por qué</LinkButton>
        <LinkButton to="/mipres">Elegir otro contexto</LinkButton>
      </Actions>
    </PageHead>
  )
}
