import { type ReactElement, useState } from 'react'
import { type CutView, confirmCut, discardCut, downloadRejected, readCut } from '#contract/registries-imports.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { DataTable, Pager } from '#web/components/data-table.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { Panel, Section, Stats } from '#web/components/layout.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { Tag } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { urlOf } from '#web/lib/api.ts'
import { showBytes, showDate, showInstant, showNumber } from '#web/lib/format.ts'
import { useParam, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './registries.module.css'
import { cutStateWords } from './words.ts'

const moving = (state: CutView['state'] | undefined): boolean => state === 'received' || state === 'reading'

/** One import: how far it is, what it changed, what stayed out and why. */
export function OperatorCutPage(): ReactElement {
  const cutId = useParam('cutId')
  const [search] = useSearchState()
  const [live, setLive] = useState(true)
  const query = useEndpoint(
    readCut,
    { params: { cutId }, query: search.despues ? { after: search.despues } : {} },
    { keep: true, ...(live ? { refetchEvery: 1_000 } : {}) },
  )
  const state = query.data?.cut.state
  if (state && live !== moving(state)) setLive(moving(state))
  return (
    <>
      <Breadcrumb
        trail={[{ label: 'Registros', to: '/operador/registros' }, { label: query.data?.cut.title ?? 'Importación' }]}
      />
      <Loaded query={query} heading="Importación">
        {({ cut, rejected, next }) => (
          <>
            <PageHead
              title={`${cut.title}${cut.cutDate ? `, corte ${showDate(cut.cutDate)}` : ''}`}
              action={<Tag kind={cutStateWords[cut.state].kind}>{cutStateWords[cut.state].text}</Tag>}
            />
            <p className={`meta ${styles.break} ${styles.source}`}>
              <span className="code">{cut.fileName}</span>
              {cut.sizeBytes > 0 && ` · ${showBytes(cut.sizeBytes)} · ${cut.encoding.toUpperCase()}`}
              {cut.sha256 && (
                <>
                  {' '}
                  · SHA-256 <span className="code">{`${cut.sha256.slice(0, 8)}…${cut.sha256.slice(-8)}`}</span>
                </>
              )}{' '}
              · {cut.complete ? 'completo' : 'parcial'} · {cut.by}, {showInstant(cut.createdAt)}
            </p>
            {moving(cut.state) && (
              <Panel>
                <div className={styles.live} role="status">
                  <b className={styles.count}>{showNumber(cut.rowsRead)}</b>
                  <span className="muted">{cut.state === 'received' ? 'En espera de turno' : 'filas leídas'}</span>
                </div>
                <p className="meta">
                  Puede cerrar esta página: el trabajo sigue. Nada cambia en el registro hasta el último paso.
                </p>
              </Panel>
            )}
            {cut.state === 'confirm' && <Waiting cut={cut} />}
            {cut.refusal && <Note kind="stop">{cut.refusal}</Note>}
            {cut.state === 'repeated' && (
              <Note kind="info">Este mismo archivo ya estaba cargado con este corte. No cambió nada.</Note>
            )}
            {cut.state === 'applied' && (
              <Section title="Qué cambió">
                <Stats
                  items={[
                    { label: 'Sin cambio', value: showNumber(cut.rowsSame) },
                    { label: 'Cambian', value: showNumber(cut.rowsChanged) },
                    { label: 'Nuevas', value: showNumber(cut.rowsAdded) },
                    { label: 'Rechazadas', value: showNumber(cut.rowsRejected) },
                    { label: 'Cerradas', value: showNumber(cut.rowsClosed) },
                  ]}
                />
              </Section>
            )}
            {cut.state === 'confirm' && (
              <Section title="Qué cambiaría">
                <Stats
                  items={[
                    { label: 'Leídas', value: showNumber(cut.rowsRead) },
                    { label: 'Rechazadas', value: showNumber(cut.rowsRejected) },
                    { label: 'Vigentes hoy', value: showNumber(cut.openBefore ?? 0) },
                    { label: 'Se cerrarían', value: showNumber(cut.wouldClose ?? 0) },
                  ]}
                />
              </Section>
            )}
            {rejected.length > 0 && (
              <Section
                title="Filas rechazadas"
                action={
                  <a href={urlOf(downloadRejected, { params: { cutId } })} download>
                    Descargar CSV
                  </a>
                }
              >
                <p className={`muted ${styles.cut}`}>Cada una queda por fuera sola. Las demás filas entran.</p>
                <DataTable
                  label="Lista de filas rechazadas"
                  rows={rejected}
                  rowKey={(r) => `${r.line} ${r.column} ${r.reason}`}
                  columns={[
                    {
                      label: 'Línea',
                      cell: (r) => (
                        <span className="num">
                          <span className="only-narrow">Línea </span>
                          {showNumber(r.line)}
                        </span>
                      ),
                    },
                    {
                      label: 'Columna',
                      cell: (r) => <span className={`code ${styles.break}`}>{r.column || '(toda)'}</span>,
                    },
                    {
                      label: 'Valor',
                      cell: (r) => <span className={`code ${styles.break}`}>{r.value || '(vacío)'}</span>,
                    },
                    { label: 'Por qué', cell: (r) => r.reason },
                  ]}
                />
                <Pager
                  text={`${showNumber(cut.rowsRejected)} filas en total`}
                  first={search.despues ? `/operador/registros/${cutId}` : undefined}
                  next={next ? `/operador/registros/${cutId}?despues=${next}` : undefined}
                />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

/** A complete cut that closes too much: says how much, and waits for a yes or a no. */
function Waiting({ cut }: { cut: CutView }): ReactElement {
  const [asking, setAsking] = useState(false)
  const confirm = useAct(confirmCut, { say: 'Confirmado. La carga sigue.', done: () => setAsking(false) })
  const discard = useAct(discardCut, { say: 'Descartado. No cambió nada.' })
  const share = cut.openBefore ? Math.round(((cut.wouldClose ?? 0) / cut.openBefore) * 100) : 0
  const count = `${showNumber(cut.wouldClose ?? 0)} de ${showNumber(cut.openBefore ?? 0)} filas vigentes`
  return (
    <>
      <Note kind="wait">
        <p>
          <b>Freno de seguridad.</b> Este corte cierra {count} ({share} %). Si el archivo está incompleto, descártelo y
          cárguelo sin la marca de completo.
        </p>
        <Actions>
          <Button kind="primary" onClick={() => setAsking(true)}>
            Aplicar el corte…
          </Button>
          <Button busy={discard.busy} onClick={() => void discard.run({ params: { cutId: cut.id } })}>
            Descartar
          </Button>
        </Actions>
      </Note>
      {discard.problem && <Refused problem={discard.problem} />}
      <ConfirmDialog
        open={asking}
        title={`¿Cerrar ${showNumber(cut.wouldClose ?? 0)} filas?`}
        confirm="Aplicar y cerrar"
        cancel="No aplicar"
        danger
        act={confirm}
        onConfirm={() => void confirm.run({ params: { cutId: cut.id } })}
        onCancel={() => setAsking(false)}
      >
        <p>Lo que dependa de esas filas queda suspendido desde hoy. La historia se conserva.</p>
      </ConfirmDialog>
    </>
  )
}
