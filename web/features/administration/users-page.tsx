import type { ReactElement } from 'react'
import { type UserType, userTypes } from '#contract/paths.ts'
import { listUsers } from '#contract/users-desk.ts'
import { LinkButton } from '#web/components/button.tsx'
import { CellNote, DataTable, Filters, Pager, Toolbar } from '#web/components/data-table.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Select } from '#web/components/select.tsx'
import { Status } from '#web/components/tag.tsx'
import { TextInput } from '#web/components/text-input.tsx'
import { showDocument } from '#web/lib/format.ts'
import { stringifyPlainSearch, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { CapacityPage, capacityEyebrow, type DeskView } from './capacity.tsx'
import { PlaceAndType } from './place-and-type.tsx'
import { calm, placeName, typeNames } from './words.ts'

const states = { activa: 'Activa', suspendida: 'Suspendida', vencida: 'Vencida', inactiva: 'Inactiva' } as const
type State = keyof typeof states
const kinds = { activa: 'done', suspendida: 'stop', vencida: 'idle', inactiva: 'idle' } as const

/** Everyone who is or was active in the capacity. */
export function UsersPage(): ReactElement {
  return <CapacityPage heading="Usuarios">{(view) => <Users view={view} />}</CapacityPage>
}

function Users({ view }: { view: DeskView }): ReactElement {
  const [search, setSearch] = useSearchState()
  const { capacityId } = view
  const state = (Object.keys(states) as State[]).find((one) => one === search.estado)
  const type = userTypes.find((one): one is UserType => one === search.tipo)
  const users = useEndpoint(
    listUsers,
    {
      params: { capacityId },
      query: { state, type, place: search.sede, text: search.texto, after: search.desde, limit: 20 },
    },
    { keep: true },
  )
  const change = (part: Record<string, string>) => setSearch({ ...part, desde: undefined })
  const here = (desde?: string) => `/administracion/${capacityId}/usuarios${stringifyPlainSearch({ ...search, desde })}`
  return (
    <>
      <PageHead
        title="Usuarios"
        eyebrow={capacityEyebrow(view)}
        action={
          <LinkButton small icon="search" to={`/administracion/${capacityId}`}>
            Activar a alguien
          </LinkButton>
        }
      />
      <Toolbar label="Filtrar los usuarios">
        <TextInput
          label="Nombre o documento"
          type="search"
          value={search.texto ?? ''}
          onChange={(texto) => setSearch({ texto, desde: undefined }, { replace: true })}
        />
        <Filters set={[search.estado, search.sede, search.tipo].filter(Boolean).length}>
          <Select
            label="Activación"
            value={search.estado ?? ''}
            onChange={(estado) => change({ estado })}
            placeholder="Todas"
            options={Object.entries(states).map(([value, label]) => ({ value, label }))}
          />
          <PlaceAndType view={view} search={search} change={change} />
        </Filters>
      </Toolbar>
      <Loaded
        query={users}
        lines={10}
        empty={(page) =>
          page.rows.length === 0 &&
          (state || type || search.sede || search.texto ? (
            <Empty icon="filter" title="Nadie coincide con los filtros">
              Quite un filtro para ver más usuarios.
            </Empty>
          ) : (
            <Empty icon="people" title="Todavía no hay usuarios">
              Active a quienes pidieron activación, o busque a una persona registrada por su documento exacto.
            </Empty>
          ))
        }
      >
        {(page) => (
          <>
            <DataTable
              label="Usuarios"
              rows={page.rows}
              rowKey={(row) => `${row.person.personId}:${row.userType}`}
              columns={[
                {
                  label: 'Persona',
                  sorted: 'ascending',
                  cell: (row) => (
                    <>
                      <Link to={`/administracion/${capacityId}/usuarios/${row.person.personId}`}>
                        {row.person.name}
                      </Link>
                      <CellNote>
                        <span className="num">{showDocument(row.person.document)}</span>
                      </CellNote>
                    </>
                  ),
                },
                {
                  label: 'Tipo',
                  cell: (row) => (
                    <>
                      {typeNames[row.userType]}
                      {row.profession && <CellNote>{calm(row.profession)}</CellNote>}
                    </>
                  ),
                },
                {
                  label: view.kind === 'eps' ? 'Estado' : 'Sede y estado',
                  cell: (row) => (
                    <div className="stack" style={{ '--gap': 'var(--s-2)' } as React.CSSProperties}>
                      {row.activations.map((one) => (
                        <div key={one.activationId}>
                          {one.place && <div>{placeName(one.place)}</div>}
                          <Status kind={kinds[one.state]}>{one.cause ?? states[one.state]}</Status>
                        </div>
                      ))}
                    </div>
                  ),
                },
                {
                  label: 'Roles',
                  cell: (row) => {
                    const roles = [...new Set(row.activations.flatMap((one) => one.roles))]
                    return roles.length > 0 ? roles.join(', ') : <span className="muted">Sin rol</span>
                  },
                },
              ]}
            />
            <Pager
              text={`${page.rows.length} usuarios, por nombre`}
              first={search.desde ? here() : undefined}
              next={page.next ? here(page.next) : undefined}
            />
          </>
        )}
      </Loaded>
    </>
  )
}
