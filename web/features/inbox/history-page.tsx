import type { ReactElement } from 'react'
import { entityHistory, type HistoryEvent, myHistory } from '#contract/users-inbox.ts'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { SignedIn } from '#web/components/signed-in.tsx'
import { Timeline } from '#web/components/steps.tsx'
import { showInstant } from '#web/lib/format.ts'
import { useParam, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { NewestFirst } from './newest-first.tsx'

const first = (after: string | undefined) => ({ limit: 30, ...(after ? { after } : {}) })

/** What was done about the person, by whom and when, newest first. */
export function HistoryPage(): ReactElement {
  return (
    <SignedIn title="Historial">
      <Mine />
    </SignedIn>
  )
}

function Mine(): ReactElement {
  const [search] = useSearchState()
  const query = useEndpoint(myHistory, { query: first(search.desde) }, { keep: true })
  return (
    <>
      <PageHead
        title="Historial"
        lead="Cada acto sobre su cuenta y sus permisos: qué se hizo, quién y cuándo. Nada se borra."
      />
      <Events query={query} />
    </>
  )
}

/** The same for an entity, for its representative and its delegates. */
export function EntityHistoryPage(): ReactElement {
  return (
    <SignedIn title="Historial de la entidad">
      <OfEntity />
    </SignedIn>
  )
}

function OfEntity(): ReactElement {
  const entityId = useParam('entityId')
  const [search] = useSearchState()
  const query = useEndpoint(entityHistory, { params: { entityId }, query: first(search.desde) }, { keep: true })
  return (
    <>
      <BackLink to={`/entidades/${entityId}/camino`}>Camino de la entidad</BackLink>
      <PageHead
        title="Historial de la entidad"
        lead="Cada acto sobre la entidad, sus delegados y sus usuarios. Lo ven su representante legal y sus delegados."
      />
      <Events query={query} />
    </>
  )
}

function Events({ query }: { query: ReturnType<typeof useEndpoint<typeof myHistory>> }): ReactElement {
  return (
    <Loaded
      query={query}
      empty={({ events }) =>
        events.length === 0 && (
          <Empty icon="document" title="Todavía no hay actos">
            Cuando se haga uno, quedará aquí con su fecha y su autor.
          </Empty>
        )
      }
    >
      {({ events, next }) => (
        <>
          <Timeline label="Actos, los más recientes primero" items={events.map(itemOf)} />
          <NewestFirst next={next} />
        </>
      )}
    </Loaded>
  )
}

function itemOf(event: HistoryEvent) {
  return {
    id: event.id,
    when: `${showInstant(event.at)} · ${event.actor}`,
    title: event.text,
    ...(event.details.length > 0 ? { text: event.details.map((d) => `${d.label}: ${d.value}`).join(' · ') } : {}),
  }
}
