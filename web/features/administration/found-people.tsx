import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { DocumentId } from '#contract/documents.ts'
import type { searchRegistered } from '#contract/users-desk.ts'
import { CellNote, DataTable } from '#web/components/data-table.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import type { CallResult } from '#web/lib/api.ts'
import { showDocument } from '#web/lib/format.ts'
import { useSearchState } from '#web/lib/url.ts'
import type { DeskView } from './capacity.tsx'
import styles from './desk.module.css'
import { deskLink } from './desk-link.ts'
import { typeNames } from './words.ts'

/** Who is registered with exactly this document (D-17), to be activated without having asked. */
export function FoundPeople(props: {
  view: DeskView
  sought: DocumentId
  found: UseQueryResult<CallResult<typeof searchRegistered>>
}): ReactElement {
  const { view, sought, found } = props
  const [search] = useSearchState()
  return (
    <Loaded
      query={found}
      lines={3}
      empty={(answer) =>
        answer.registrations.length === 0 && (
          <Empty icon="search" title={`Nadie se registró con ${showDocument(sought)}`}>
            Revise el tipo y el número. Si son correctos, la persona debe registrarse primero en Registro de Usuarios.
          </Empty>
        )
      }
    >
      {(answer) => (
        <>
          <DataTable
            label={`Registros de ${showDocument(sought)}`}
            rows={answer.registrations}
            rowKey={(row) => row.registrationId}
            rowState={(row) => (row.registrationId === search.persona ? 'open' : undefined)}
            columns={[
              {
                label: 'Persona',
                cell: (row) => (
                  <>
                    <Link
                      to={deskLink(view.capacityId, { ...search, persona: row.registrationId, activacion: undefined })}
                      aria-current={row.registrationId === search.persona ? 'true' : undefined}
                    >
                      {row.person.name}
                    </Link>
                    <CellNote>{showDocument(row.person.document)}</CellNote>
                  </>
                ),
              },
              { label: 'Tipo de usuario', cell: (row) => typeNames[row.userType] },
              {
                label: '¿Puede activarlo aquí?',
                cell: (row) =>
                  view.activates.includes(row.userType) ? 'Abra su ficha para ver' : 'No desde esta entidad',
              },
            ]}
          />
          <p className={styles.after}>
            <Link to={deskLink(view.capacityId)}>Volver a quién espera</Link>
          </p>
        </>
      )}
    </Loaded>
  )
}
