import type { ReactElement } from 'react'
import { type DirectedToUsView, readDirectedToUs } from '#contract/direccionamientos.ts'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { ambitos } from '#contract/mipres-codes/short-lists.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { DataTable } from '#web/components/data-table.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Cols, Facts, Section, SummaryList } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { CodeName } from '#web/components/prescription/code-name.tsx'
import { WhatHappened } from '#web/components/prescription/what-happened.tsx'
import { countOf, kindName } from '#web/components/prescription/words.ts'
import { Status, Tag } from '#web/components/tag.tsx'
import { contextPath } from '#web/lib/context-paths.ts'
import { showDate, showDocument, showInstant, showNumber, showPrescriptionNumber } from '#web/lib/format.ts'
import { stringifyPlainSearch, useParam, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './supply.module.css'
import { directionTags, dueOf } from './words.ts'

/** One delivery that was directed to a supplier: what, how much, until when, where and to whom. */
export function DirectedItemPage(): ReactElement {
  return <InContext title="Entrega direccionada">{(context) => <Read context={context} />}</InContext>
}

function Read({ context }: { context: ContextView }): ReactElement {
  const query = useEndpoint(readDirectedToUs, {
    params: { context: context.key, number: useParam('number'), id: Number(useParam('id')) },
  })
  return (
    <Loaded query={query} heading="Entrega direccionada" lines={10}>
      {(view) => <View context={context} view={view} />}
    </Loaded>
  )
}

function View({ context, view }: { context: ContextView; view: DirectedToUsView }): ReactElement {
  const [search] = useSearchState()
  const { direction } = view
  const base = `${contextPath(context)}/consultar_direccionado`
  const back = stringifyPlainSearch({ ...search })
  const due = dueOf(direction)
  const tag = directionTags[direction.state]
  const source = view.source === 'tutela' ? 'Tutela' : 'Prescripción'
  return (
    <>
      <Breadcrumb trail={[{ label: 'Lo que le direccionaron', to: base + back }, { label: view.itemName }]} />
      {view.annulledAt && (
        <div className={styles.first}>
          <Note kind="stop">
            <p>
              <b>No la entregue: se anuló el {showInstant(view.annulledAt)}</b>
              {view.annulmentReason && ` Motivo: ${view.annulmentReason}`}
            </p>
          </Note>
        </div>
      )}
      <PageHead
        eyebrow={`Entrega ${direction.delivery} · ${kindName(view.kind)} ${view.item} · ${source} ${showPrescriptionNumber(view.number)}`}
        title={view.itemName}
        action={<Tag kind={tag.kind}>{tag.text}</Tag>}
      >
        <Facts
          items={[
            { label: 'Cantidad', value: <b>{countOf(direction.quantity, view.unit)}</b> },
            {
              label: 'Entregar hasta',
              value: (
                <>
                  {showDate(direction.latestOn)}
                  {direction.state === 1 && (
                    <>
                      {' '}
                      <Status kind={due.kind}>{due.text}</Status>
                    </>
                  )}
                </>
              ),
            },
            { label: 'Municipio', value: direction.municipalityName ?? direction.municipalityCode },
            { label: 'Paciente', value: `${view.patientName} · ${showDocument(view.patientDocument)}` },
          ]}
        />
      </PageHead>
      <Cols
        asideLabel="De dónde viene"
        aside={
          <>
            <section>
              <h2>{source}</h2>
              <SummaryList
                tight
                rows={[
                  { label: view.source === 'tutela' ? 'Cargó' : 'Prescribió', value: view.prescriberName },
                  ...(view.providerName ? [{ label: 'IPS', value: view.providerName }] : []),
                  { label: 'Atención', value: view.ambito === null ? 'Tutela' : codeName(ambitos, view.ambito) },
                  { label: 'Fecha', value: showInstant(view.prescribedAt) },
                ]}
              />
            </section>
            <section>
              <h2>Quién direccionó</h2>
              <SummaryList
                tight
                rows={[
                  { label: 'EPS', value: direction.epsName },
                  { label: 'Código', value: direction.epsCode },
                  { label: 'Régimen', value: direction.regime },
                  { label: 'Fecha', value: showInstant(direction.directedAt) },
                ]}
              />
            </section>
          </>
        }
      >
        <Section title="Qué entrega">
          <SummaryList
            rows={[
              { label: 'Código', value: <Code view={view} /> },
              { label: 'Cantidad', value: countOf(direction.quantity, view.unit) },
              { label: 'Total del ítem', value: countOf(view.totalQuantity, view.unit) },
              ...(view.instruction ? [{ label: 'Cómo se usa', value: view.instruction }] : []),
              ...(view.details.length > 0
                ? [
                    {
                      label: 'Detalles',
                      value: (
                        <ul>
                          {view.details.map((line) => (
                            <li key={line}>{line}</li>
                          ))}
                        </ul>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
        <Section title="Dónde y a quién">
          <SummaryList
            rows={[
              { label: 'Paciente', value: view.patientName },
              { label: 'Documento', value: showDocument(view.patientDocument) },
              { label: 'Municipio', value: direction.municipalityName ?? direction.municipalityCode },
              direction.homeAddress
                ? { label: 'Domicilio', value: direction.homeAddress }
                : { label: 'Domicilio', value: 'No se pide: el paciente lo reclama' },
            ]}
          />
        </Section>
        <Section title="Números de esta entrega">
          <SummaryList
            rows={[
              { label: 'ID', value: <span className="num">{direction.traceId}</span> },
              { label: 'IDDireccionamiento', value: <span className="num">{direction.id}</span> },
              { label: source, value: <span className="num">{showPrescriptionNumber(view.number)}</span> },
            ]}
          />
        </Section>
        {view.others.length > 0 && (
          <Section title="Otras entregas del ítem">
            <DataTable
              label="Otras entregas del mismo ítem"
              rows={view.others}
              rowKey={(row) => String(row.id)}
              columns={[
                {
                  label: 'Entrega',
                  cell: (row) => <Link to={`${base}/${row.number}/${row.id}${back}`}>Entrega {row.delivery}</Link>,
                },
                { label: 'Cantidad', numeric: true, cell: (row) => showNumber(row.quantity) },
                { label: 'Hasta', cell: (row) => showDate(row.latestOn) },
                {
                  label: 'Estado',
                  cell: (row) => {
                    const one = dueOf(row)
                    const overdue = row.state === 1 && one.kind === 'stop'
                    const state = directionTags[row.state]
                    return (
                      <Status kind={overdue ? 'stop' : row.state === 1 ? 'idle' : state.kind}>
                        {overdue ? one.text : state.text}
                      </Status>
                    )
                  },
                },
              ]}
            />
          </Section>
        )}
        <WhatHappened events={view.timeline} />
      </Cols>
    </>
  )
}

/** What is delivered by its code, with the name that its catalogue gives it. */
function Code({ view }: { view: DirectedToUsView }): ReactElement {
  const catalog = ({ M: 'cum', P: 'cups', N: 'nutricionales' } as const)[view.kind as 'M' | 'P' | 'N']
  const { code } = view.direction
  return catalog ? <CodeName catalog={catalog} code={code} /> : <span className="code">{code}</span>
}
