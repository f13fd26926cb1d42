import type { ReactElement, ReactNode } from 'react'
import { desk } from '#contract/users-desk.ts'
import { Actions, LinkButton } from '#web/components/button.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { WhyLink } from '#web/components/refused.tsx'
import type { CallResult } from '#web/lib/api.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { capacityLine } from './words.ts'

/** The capacity that the delegate administers, as its desk answers it. */
export type DeskView = CallResult<typeof desk>

/** 'Hospital Los Arrayanes · IPS': above the h1 of every page of a capacity, so that the regime is always read. */
export function capacityEyebrow(view: DeskView): string {
  return `${view.entityName} · ${capacityLine(view)}`
}

/** A page of one capacity. Who is not its delegate now reads why and where to go. */
export function CapacityPage(props: {
  /** The h1 while there is nothing else to name the page. */
  heading: string
  children: (view: DeskView) => ReactNode
}): ReactElement {
  const capacityId = useParam('capacityId')
  const view = useEndpoint(desk, { params: { capacityId } }, { refetchEvery: 30_000 })
  if (view.isError && view.error.problem.kind === 'refusal') {
    return (
      <>
        <PageHead title="Todavía no puede administrar aquí" lead={view.error.sentences.join(' ')}>
          <p>
            <WhyLink problem={view.error} />
          </p>
        </PageHead>
        <Actions>
          <LinkButton kind="primary" to="/administracion">
            Ver qué administra
          </LinkButton>
          <LinkButton to="/mi-camino">Ver su camino</LinkButton>
        </Actions>
      </>
    )
  }
  return (
    <Loaded query={view} heading={props.heading} lines={8}>
      {props.children}
    </Loaded>
  )
}
