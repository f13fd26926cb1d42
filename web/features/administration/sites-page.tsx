import { type ReactElement, useState } from 'react'
import { closeSite, listSites, type SiteView } from '#contract/users-network.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { CellNote, DataTable } from '#web/components/data-table.tsx'
import { Dialog } from '#web/components/dialog.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { Status } from '#web/components/tag.tsx'
import { TextArea } from '#web/components/text-area.tsx'
import { useAct } from '#web/lib/act.ts'
import { showDate } from '#web/lib/format.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { CapacityPage, capacityEyebrow, type DeskView } from './capacity.tsx'
import { placeName } from './words.ts'

/** The sites of a proveedor. Those of an IPS come from REPS and are only read. */
export function SitesPage(): ReactElement {
  return <CapacityPage heading="Sedes">{(view) => <Sites view={view} />}</CapacityPage>
}

/** What closing a site does, in a sentence. */
export function closingWords(activations: number): string {
  if (activations === 0) return 'Nadie está activo en esta sede. Cerrarla no suspende a nadie.'
  return activations === 1
    ? 'Se suspende 1 activación de esta sede. La persona recibirá un correo.'
    : `Se suspenden ${activations} activaciones de esta sede. Cada persona recibirá un correo.`
}

function Sites({ view }: { view: DeskView }): ReactElement {
  const { capacityId } = view
  const [search] = useSearchState()
  const sites = useEndpoint(
    listSites,
    { params: { capacityId } },
    { enabled: view.sites || view.kind === 'proveedor_pn' },
  )
  const [closing, setClosing] = useState<SiteView | null>(null)
  const [reason, setReason] = useState('')
  const close = useAct(closeSite, {
    say: `La sede ${closing?.number ?? ''} quedó cerrada.`,
    done: () => leave(),
  })
  // A reason and a refusal are of one sede.
  const leave = (): void => {
    close.clear()
    setClosing(null)
    setReason('')
  }
  const issue = close.problem?.problem.kind === 'malformed' ? close.problem.sentences[0] : undefined
  if (view.kind === 'ips')
    return (
      <>
        <PageHead
          title="Sedes"
          eyebrow={capacityEyebrow(view)}
          lead="Las sedes de una IPS vienen de REPS. Se corrigen con la secretaría de salud que la habilita."
        />
        <DataTable
          label="Sedes habilitadas en REPS"
          rows={view.places}
          rowKey={(row) => row.key}
          columns={[
            { label: 'Sede', cell: (row) => placeName(row) },
            { label: 'Código de REPS', cell: (row) => <span className="num">{row.code ?? '—'}</span> },
          ]}
        />
      </>
    )
  if (view.kind === 'eps')
    return (
      <>
        <PageHead title="Sedes" eyebrow={capacityEyebrow(view)} />
        <Note>
          <p>Una EPS no tiene sedes aquí: sus usuarios se activan en el régimen {view.regime}.</p>
        </Note>
      </>
    )
  return (
    <>
      <PageHead
        title="Sedes"
        eyebrow={capacityEyebrow(view)}
        lead="Los lugares desde donde entrega. Cada usuario se activa en una o varias."
        {...(view.sites
          ? {
              action: (
                <LinkButton kind="primary" icon="plus" to={`/administracion/${capacityId}/sedes/crear`}>
                  Crear una sede
                </LinkButton>
              ),
            }
          : {})}
      />
      {search.creada && (
        <Note kind="done" alert>
          <p>La sede {search.creada} quedó creada. Ya puede activar usuarios en ella.</p>
        </Note>
      )}
      <Loaded
        query={sites}
        lines={6}
        empty={(found) =>
          found.sites.length === 0 && (
            <Empty
              icon="building"
              title="Todavía no hay sedes"
              action={
                <LinkButton icon="plus" to={`/administracion/${capacityId}/sedes/crear`}>
                  Crear la primera sede
                </LinkButton>
              }
            >
              Los usuarios de un proveedor se activan en una sede. Cree al menos una.
            </Empty>
          )
        }
      >
        {(found) => (
          <DataTable
            label="Sedes"
            rows={found.sites}
            rowKey={(row) => row.siteId}
            rowState={(row) => (row.closed ? 'gone' : undefined)}
            columns={[
              {
                label: 'Sede',
                sorted: 'ascending',
                cell: (row) => (
                  <>
                    {row.number} {row.name}
                    {row.implicit && <CellNote>Su dirección como persona natural</CellNote>}
                  </>
                ),
              },
              {
                label: 'Dónde',
                cell: (row) => (
                  <>
                    {row.address ?? '—'}
                    {row.municipality && (
                      <CellNote>
                        {row.municipality.name}, {row.municipality.department}
                      </CellNote>
                    )}
                  </>
                ),
              },
              { label: 'Activaciones', numeric: true, cell: (row) => row.activations },
              {
                label: 'Estado',
                cell: (row) =>
                  row.closed ? (
                    <>
                      <Status kind="idle">Cerrada el {showDate(row.closed.at)}</Status>
                      <CellNote>{row.closed.reason}</CellNote>
                    </>
                  ) : (
                    <Status kind="done">Abierta desde {showDate(row.openedAt)}</Status>
                  ),
              },
              ...(view.sites
                ? [
                    {
                      label: 'Acto',
                      cell: (row: SiteView) =>
                        row.closed || row.implicit ? null : (
                          <Button small onClick={() => setClosing(row)}>
                            <span>
                              Cerrar<span className="sr"> la sede {row.number}</span>…
                            </span>
                          </Button>
                        ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
      <Dialog
        open={closing !== null}
        title={`¿Cerrar la sede ${closing?.number ?? ''} ${closing?.name ?? ''}?`}
        onClose={leave}
      >
        <p>{closingWords(closing?.activations ?? 0)} No se puede volver a abrir: se crea otra.</p>
        <TextArea label="Motivo" value={reason} onChange={setReason} error={issue} rows={3} maxLength={500} />
        {close.problem && !issue && <Refused problem={close.problem} />}
        <Actions>
          <Button
            kind="danger"
            busy={close.busy}
            onClick={() =>
              closing && void close.run({ params: { capacityId, siteId: closing.siteId }, body: { reason } })
            }
          >
            Cerrar la sede
          </Button>
          <Button onClick={leave}>No cerrar</Button>
        </Actions>
      </Dialog>
    </>
  )
}
