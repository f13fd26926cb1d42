import { type ReactElement, useState } from 'react'
import { listNetwork, memberKinds, type NetworkMember, removeFromNetwork } from '#contract/users-network.ts'
import { Button, LinkButton } from '#web/components/button.tsx'
import { CellNote, DataTable, Pager, Toolbar } from '#web/components/data-table.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Select } from '#web/components/select.tsx'
import { Status } from '#web/components/tag.tsx'
import { TextInput } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { showCount, showDate } from '#web/lib/format.ts'
import { stringifyPlainSearch, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { CapacityPage, capacityEyebrow, type DeskView } from './capacity.tsx'

const kindNames = { ips: 'IPS', proveedor: 'Proveedor', proveedor_pn: 'Proveedor persona natural' } as const
const stateKinds = { lista: 'done', sin_delegado: 'wait', no_habilitada: 'stop' } as const

/** The network of an EPS in one regime: what it holds does not count in the other. */
export function NetworkPage(): ReactElement {
  return <CapacityPage heading="Red de prestadores">{(view) => <Network view={view} />}</CapacityPage>
}

function Network({ view }: { view: DeskView }): ReactElement {
  const [search, setSearch] = useSearchState()
  const { capacityId } = view
  const [leaving, setLeaving] = useState<NetworkMember | null>(null)
  const kind = memberKinds.find((one) => one === search.tipo)
  const members = useEndpoint(
    listNetwork,
    { params: { capacityId }, query: { kind, text: search.texto, after: search.desde, limit: 20 } },
    { keep: true, enabled: view.network },
  )
  const remove = useAct(removeFromNetwork, {
    say: `${leaving?.name ?? ''} salió de la red.`,
    done: () => setLeaving(null),
  })
  const here = (desde?: string) => `/administracion/${capacityId}/red${stringifyPlainSearch({ ...search, desde })}`
  if (!view.network)
    return (
      <>
        <PageHead title="Red de prestadores" eyebrow={capacityEyebrow(view)} />
        <Note>
          <p>Solo una EPS construye red. Esta entidad administra sus usuarios y sus sedes.</p>
        </Note>
      </>
    )
  return (
    <>
      <PageHead
        title={`Red del régimen ${view.regime}`}
        eyebrow={capacityEyebrow(view)}
        lead="Las IPS y los proveedores a los que puede direccionar en este régimen. La red del otro régimen es aparte."
        action={
          <LinkButton kind="primary" icon="plus" to={`/administracion/${capacityId}/red/agregar`}>
            Agregar a la red
          </LinkButton>
        }
      />
      <Toolbar label="Filtrar la red">
        <TextInput
          label="Nombre o NIT"
          type="search"
          value={search.texto ?? ''}
          onChange={(texto) => setSearch({ texto, desde: undefined }, { replace: true })}
        />
        <Select
          label="Tipo"
          value={search.tipo ?? ''}
          onChange={(tipo) => setSearch({ tipo, desde: undefined })}
          placeholder="Todos"
          options={memberKinds.map((value) => ({ value, label: kindNames[value] }))}
        />
      </Toolbar>
      <Loaded
        query={members}
        lines={8}
        empty={(page) =>
          page.members.length === 0 &&
          (kind || search.texto ? (
            <Empty icon="filter" title="Nadie coincide con los filtros">
              Quite un filtro para ver más miembros de la red.
            </Empty>
          ) : (
            <Empty
              icon="truck"
              title="La red de este régimen está vacía"
              action={
                <LinkButton to={`/administracion/${capacityId}/red/agregar`} icon="plus">
                  Agregar la primera IPS
                </LinkButton>
              }
            >
              Sin red no podrá direccionar a nadie en el régimen {view.regime}. Activar usuarios no depende de ella.
            </Empty>
          ))
        }
      >
        {(page) => (
          <>
            <DataTable
              label={`Red del régimen ${view.regime}`}
              rows={page.members}
              rowKey={(row) => row.memberId}
              columns={[
                {
                  label: 'Nombre',
                  cell: (row) => (
                    <>
                      {row.name}
                      <CellNote>{row.identification}</CellNote>
                    </>
                  ),
                },
                { label: 'Tipo', cell: (row) => kindNames[row.kind] },
                { label: 'Estado', cell: (row) => <Status kind={stateKinds[row.state]}>{row.stateText}</Status> },
                {
                  label: 'En la red desde',
                  sorted: 'ascending',
                  cell: (row) => (
                    <>
                      <span className="num">{showDate(row.addedAt)}</span>
                      <CellNote>{row.addedBy}</CellNote>
                    </>
                  ),
                },
                {
                  label: 'Acto',
                  cell: (row) => (
                    <Button small onClick={() => setLeaving(row)}>
                      <span>
                        Retirar<span className="sr"> a {row.name} de la red</span>…
                      </span>
                    </Button>
                  ),
                },
              ]}
            />
            <Pager
              text={`${page.members.length} de ${showCount(page.count)}, los que entraron antes primero`}
              first={search.desde ? here() : undefined}
              next={page.next ? here(page.next) : undefined}
            />
          </>
        )}
      </Loaded>
      <ConfirmDialog
        open={leaving !== null}
        title={`¿Retirar a ${leaving?.name ?? ''} de la red?`}
        confirm="Retirar de la red"
        cancel="No retirar"
        danger
        act={remove}
        onCancel={() => setLeaving(null)}
        onConfirm={() => leaving && void remove.run({ params: { capacityId, memberId: leaving.memberId } })}
      >
        <p>
          Desde ahora no podrá direccionarle en el régimen {view.regime}. Lo ya direccionado no cambia. Puede volver a
          agregarle.
        </p>
      </ConfirmDialog>
    </>
  )
}
