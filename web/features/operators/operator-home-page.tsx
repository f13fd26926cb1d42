import type { ReactElement } from 'react'
import { listReviews } from '#contract/identity-entities.ts'
import { registryCuts } from '#contract/registries.ts'
import { listCuts } from '#contract/registries-imports.ts'
import { listInconsistencies } from '#contract/registries-inconsistencies.ts'
import { listPolicies } from '#contract/users-policies.ts'
import { Section, SummaryList } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded, Skeleton } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Tasks } from '#web/components/steps.tsx'
import { Tag } from '#web/components/tag.tsx'
import { showCount, showDate, showRelative } from '#web/lib/format.ts'
import { useSession } from '#web/lib/session.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { policyTitles, publishedWords } from './policy-words.ts'

/** What waits for the operator, by the rights he holds (D-21). */
export function OperatorHomePage(): ReactElement {
  const { session, ready } = useSession()
  if (!ready) return <Skeleton />
  if (session.subject?.kind !== 'operator') {
    return (
      <>
        <PageHead title="Operación del servicio" />
        <Note>
          <p>Esta página es de los operadores del servicio. Su cuenta de Mi Seguridad Social no entra aquí.</p>
        </Note>
      </>
    )
  }
  const { rights } = session.subject
  return (
    <>
      <PageHead
        title="Operación del servicio"
        lead="Lo que espera por usted, y con qué datos trabaja el servicio hoy."
      />
      <Waiting rights={rights} />
      {rights.includes('registries') && <Cuts />}
    </>
  )
}

function Waiting({ rights }: { rights: string[] }): ReactElement {
  const may = (right: string) => rights.includes(right)
  const reviews = useEndpoint(listReviews, { query: { state: 'waiting', limit: 1 } }, { enabled: may('reviews') })
  const reports = useEndpoint(listInconsistencies, { query: { limit: 1 } }, { enabled: may('registries') })
  const cuts = useEndpoint(listCuts, { query: {} }, { enabled: may('registries') })
  const policies = useEndpoint(listPolicies, {}, { enabled: may('policies') })
  const oldest = reviews.data?.reviews[0]
  const toConfirm = cuts.data?.items.filter((cut) => cut.state === 'confirm').length
  const failed = cuts.data?.items.filter((cut) => cut.state === 'refused' || cut.state === 'failed').length ?? 0
  const received = reports.data?.counts.recibida
  const asking = (query: { isLoading: boolean }) => query.isLoading
  if ([reviews, reports, cuts, policies].some(asking)) return <Skeleton lines={5} />
  /** A task with a count; one that could not be read says so and keeps its link. */
  const row = (id: string, to: string, title: string, waiting: number | undefined, text: string) => ({
    id,
    title: <Link to={to}>{title}</Link>,
    tag:
      waiting === undefined ? (
        <Tag kind="stop">No se pudo leer</Tag>
      ) : waiting > 0 ? (
        <Tag kind="you">{showCount(waiting)} por atender</Tag>
      ) : (
        <Tag kind="done">Al día</Tag>
      ),
    text: waiting === undefined ? 'Abra la página para intentar de nuevo.' : text,
  })
  const items = [
    ...(may('reviews')
      ? [
          row(
            'reviews',
            '/operador/revisiones',
            'Revisiones de entidades',
            reviews.data?.waiting,
            oldest
              ? `La más antigua se pidió ${showRelative(oldest.submittedAt)}, el ${showDate(oldest.submittedAt)}.`
              : 'Ninguna entidad espera revisión.',
          ),
        ]
      : []),
    ...(may('registries')
      ? [
          row(
            'reports',
            '/operador/inconsistencias',
            'Inconsistencias reportadas',
            received,
            received ? 'Personas que dicen que un registro está mal.' : 'Nadie espera respuesta.',
          ),
          row(
            'cuts',
            '/operador/registros',
            'Importaciones',
            toConfirm,
            toConfirm
              ? 'Un corte completo cerraría muchas filas y espera su confirmación.'
              : failed > 0
                ? `De las últimas, ${failed} no ${failed === 1 ? 'entró' : 'entraron'}: abra su informe.`
                : 'Ninguna espera confirmación.',
          ),
        ]
      : []),
  ]
  return (
    <>
      {items.length > 0 && (
        <Section title="Qué espera">
          <Tasks items={items} />
        </Section>
      )}
      {may('policies') && policies.data && (
        <Section title="Políticas vigentes">
          <SummaryList
            rows={policies.data.policies.map((policy) => ({
              label: policyTitles[policy.name],
              value: `Versión ${policy.version}, ${publishedWords(policy.publishedAt)}`,
              change: `/operador/politicas/${policy.name}`,
            }))}
          />
        </Section>
      )}
    </>
  )
}

const registries = {
  reps: 'REPS',
  eapb: 'Códigos de EPS',
  rethus: 'ReTHUS',
  sso: 'Servicio Social Obligatorio',
  civil: 'Registro civil',
  divipola: 'DIVIPOLA',
} as const

function Cuts(): ReactElement {
  const cuts = useEndpoint(registryCuts, {})
  return (
    <Section title="Corte vigente de cada registro">
      <Loaded query={cuts} lines={6}>
        {(found) => (
          <SummaryList
            rows={(Object.keys(registries) as (keyof typeof registries)[]).map((name) => {
              const cut = found[name]
              return {
                label: registries[name],
                value: cut ? `${showDate(cut)}, ${showRelative(cut)}` : 'Sin cargar todavía',
              }
            })}
          />
        )}
      </Loaded>
    </Section>
  )
}
