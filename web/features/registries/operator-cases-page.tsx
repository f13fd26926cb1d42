import { type ReactElement, useState } from 'react'
import {
  askReporter,
  downloadEvidence,
  type InconsistencyState,
  inconsistencyStates,
  listInconsistencies,
  readInconsistency,
  registryNames,
  solveInconsistency,
} from '#contract/registries-inconsistencies.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { RadiosField } from '#web/components/choices.tsx'
import { DataTable, Pager } from '#web/components/data-table.tsx'
import { Form } from '#web/components/form.tsx'
import { Section, SummaryList, Tabs } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { Tag } from '#web/components/tag.tsx'
import { TextAreaField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showBytes, showInstant, showRelative } from '#web/lib/format.ts'
import { useParam, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { CaseTalk } from './case-talk.tsx'
import styles from './registries.module.css'
import { caseStateWords } from './words.ts'

const tabs: Record<InconsistencyState, { label: string; empty: string }> = {
  recibida: { label: 'Por revisar', empty: 'Nadie espera. Cuando alguien reporte un registro, aparecerá aquí.' },
  pide_mas: { label: 'Esperan respuesta', empty: 'No hay casos que esperen a quien reportó.' },
  resuelta: { label: 'Resueltas', empty: 'Todavía no se ha cerrado ningún caso.' },
}

/** Reports of inconsistencies: who waits longest comes first. */
export function OperatorCasesPage(): ReactElement {
  const [search] = useSearchState()
  const state = inconsistencyStates.find((one) => one === search.estado) ?? 'recibida'
  const query = useEndpoint(
    listInconsistencies,
    { query: { state, ...(search.despues ? { after: search.despues } : {}) } },
    { keep: true },
  )
  const base = `/operador/inconsistencias?estado=${state}`
  return (
    <>
      <PageHead
        title="Inconsistencias"
        lead="Personas y entidades dicen que un registro está mal. Revise, pida más o cierre."
      />
      <Tabs
        label="Estado de los casos"
        items={inconsistencyStates.map((one) => ({
          label: tabs[one].label,
          to: `/operador/inconsistencias?estado=${one}`,
          current: one === state,
          count: query.data?.counts[one],
        }))}
      />
      <Loaded
        query={query}
        empty={({ items }) => items.length === 0 && <Empty title="Nada por aquí">{tabs[state].empty}</Empty>}
      >
        {({ items, next }) => (
          <>
            <DataTable
              label={tabs[state].label}
              rows={items}
              rowKey={(c) => c.id}
              columns={[
                {
                  label: 'Sobre',
                  cell: (c) => (
                    <>
                      <Link to={`/operador/inconsistencias/${c.id}`}>{c.subject}</Link>
                      <div className={`meta ${styles.second}`}>{registryNames[c.registry]}</div>
                    </>
                  ),
                },
                { label: 'Quién reporta', cell: (c) => c.reporter },
                {
                  label: 'Desde',
                  sorted: 'ascending',
                  cell: (c) => (
                    <>
                      {showInstant(c.createdAt)}
                      <div className="meta">{showRelative(c.createdAt)}</div>
                    </>
                  ),
                },
                { label: 'Último cambio', cell: (c) => showInstant(c.changedAt) },
              ]}
            />
            <Pager
              text={`${items.length} en esta página`}
              first={search.despues ? base : undefined}
              next={next ? `${base}&despues=${next}` : undefined}
            />
          </>
        )}
      </Loaded>
    </>
  )
}

/** One report: its words, its evidence, and the operator's answer. */
export function OperatorCasePage(): ReactElement {
  const caseId = useParam('caseId')
  const query = useEndpoint(readInconsistency, { params: { caseId } })
  return (
    <>
      <BackLink to="/operador/inconsistencias">Inconsistencias</BackLink>
      <Loaded query={query} heading="Inconsistencia">
        {(view) => (
          <>
            <PageHead
              title={view.subject}
              eyebrow={registryNames[view.registry]}
              action={
                <Tag kind={view.state === 'recibida' ? 'you' : caseStateWords[view.state].kind}>
                  {view.state === 'recibida'
                    ? 'Le toca a usted'
                    : view.state === 'pide_mas'
                      ? 'Espera a quien reportó'
                      : 'Resuelta'}
                </Tag>
              }
            />
            <SummaryList
              rows={[
                { label: 'Quién reporta', value: view.reporterName },
                { label: 'Correo', value: view.reporterEmail },
                { label: 'Recibido', value: showInstant(view.createdAt) },
                {
                  label: 'Soportes',
                  value:
                    view.files.length === 0
                      ? 'Ninguno'
                      : view.files.map((file) => (
                          <div key={file.id}>
                            <a
                              href={`/api/v1${downloadEvidence.path.replace(':caseId', caseId).replace(':fileId', file.id)}`}
                              download
                            >
                              {file.name}
                            </a>{' '}
                            <span className="meta">{showBytes(file.sizeBytes)}</span>
                          </div>
                        )),
                },
              ]}
            />
            <Section title="Lo que se ha dicho">
              <CaseTalk view={view} reporter={view.reporterName} />
            </Section>
            {view.state !== 'resuelta' && <Decide key={view.version} view={view} />}
          </>
        )}
      </Loaded>
    </>
  )
}

function Decide({ view }: { view: CallResult<typeof readInconsistency> }): ReactElement {
  const form = usePageForm({ outcome: '', text: '' })
  const ask = useAct(askReporter, { form, say: 'Pregunta enviada. El caso espera a quien reportó.' })
  const solve = useAct(solveInconsistency, { form, say: 'Caso cerrado. Se avisó a quien reportó.' })
  const [last, setLast] = useState<'ask' | 'solve'>('solve')
  const outcome = form.watch('outcome')
  const act = last === 'ask' ? ask : solve
  return (
    <Section title="Su decisión">
      <Form
        form={form}
        act={act}
        refusedTitle="No se guardó la decisión"
        label="Decisión"
        onSubmit={({ outcome, text }) => {
          const common = { params: { caseId: view.id } }
          setLast(outcome === 'ask' ? 'ask' : 'solve')
          return outcome === 'ask'
            ? ask.run({ ...common, body: { text, version: view.version } })
            : solve.run({ ...common, body: { outcome: outcome as 'corregido', text, version: view.version } })
        }}
      >
        <RadiosField
          name="outcome"
          label="¿Qué pasa con el caso?"
          options={[
            { value: 'ask', label: 'Pedir algo más', hint: 'El caso espera la respuesta de quien reportó.' },
            {
              value: 'corregido',
              label: 'Cerrar: el registro se corrigió',
              hint: 'La fuente ya trae el dato correcto.',
            },
            {
              value: 'sin_cambio',
              label: 'Cerrar: el registro queda igual',
              hint: 'Explique por qué y ante quién acudir.',
            },
          ]}
        />
        <TextAreaField name="text" label="Mensaje para quien reportó" rows={4} maxLength={2000} />
        <Actions>
          <Button kind="primary" type="submit" busy={act.busy}>
            {outcome === 'ask' ? 'Enviar pregunta' : outcome ? 'Cerrar el caso' : 'Enviar la decisión'}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}
