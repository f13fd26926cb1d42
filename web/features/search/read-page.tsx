import type { ReactElement } from 'react'
import type { PrescriptionView } from '#contract/prescribing.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { InContext } from '#web/components/in-context.tsx'
import { Cols, SummaryList } from '#web/components/layout.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { Prescribed } from '#web/components/prescription/prescribed.tsx'
import { stateTags } from '#web/components/prescription/tags.ts'
import { fullName } from '#web/components/prescription/words.ts'
import { Tag } from '#web/components/tag.tsx'
import { contextPath } from '#web/lib/context-paths.ts'
import { showInstant, showPrescriptionNumber } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { type Reading, readers, scopes } from './scopes.ts'

/** A prescription of the sede. */
export function IpsReadPage(): ReactElement {
  return <InContext title="Prescripción">{(context) => <Read context={context} look="consultar_ips" />}</InContext>
}
/** A prescription of an affiliate of the regime. */
export function EpsReadPage(): ReactElement {
  return <InContext title="Prescripción">{(context) => <Read context={context} look="consultar_eps" />}</InContext>
}

function Read({ context, look }: { context: ContextView; look: Reading }): ReactElement {
  const query = useEndpoint(readers[look].read, { params: { context: context.key, number: useParam('number') } })
  return (
    <Loaded query={query} heading="Prescripción" lines={8}>
      {(view) => <View context={context} look={look} view={view} />}
    </Loaded>
  )
}

function View({ context, look, view }: { context: ContextView; look: Reading; view: PrescriptionView }): ReactElement {
  const { content, prescriber, provider } = view
  const state = stateTags[view.state]
  return (
    <>
      <BackLink to={`${contextPath(context)}/${look}`}>{scopes[look].title}</BackLink>
      <PageHead
        eyebrow={`Prescripción ${showPrescriptionNumber(view.number)}`}
        title={fullName(content.patient)}
        tab="Prescripción"
        lead={`Firmada el ${showInstant(view.prescribedAt)} por ${prescriber.name}.`}
        {...(state ? { action: <Tag kind={state.kind}>{state.text}</Tag> } : {})}
      />
      {view.replacedBy && (
        <Note kind="info">
          <p>La reemplazó la prescripción {showPrescriptionNumber(view.replacedBy)}.</p>
        </Note>
      )}
      <Cols
        asideLabel="Quién prescribió"
        aside={
          <>
            <section>
              <h2>Quién prescribió</h2>
              <SummaryList
                tight
                rows={[
                  { label: 'Profesional', value: prescriber.name },
                  { label: 'Documento', value: prescriber.document },
                  { label: 'Registro', value: prescriber.register },
                  { label: 'Profesión', value: prescriber.profession },
                ]}
              />
            </section>
            <section>
              <h2>Dónde</h2>
              <SummaryList
                tight
                rows={[
                  { label: 'IPS', value: provider.name },
                  { label: 'Sede', value: provider.code },
                  ...(provider.municipality ? [{ label: 'Municipio', value: provider.municipality }] : []),
                ]}
              />
            </section>
          </>
        }
      >
        <Prescribed view={view} />
      </Cols>
    </>
  )
}
