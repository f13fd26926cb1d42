import { type ReactElement, useState } from 'react'
import { ownApplications, revokeApplication } from '#contract/identity-applications.ts'
import { Button } from '#web/components/button.tsx'
import { DataTable } from '#web/components/data-table.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { showInstant } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { AccountNav, accountWords } from './account-nav.tsx'
import { scopeWords } from './scope-words.ts'

type Application = CallResult<typeof ownApplications>['applications'][number]

/** Applications of others that the person let use her account, and taking that back. */
export function ApplicationsPage(): ReactElement {
  const applications = useEndpoint(ownApplications, {})
  const [ending, setEnding] = useState<Application | null>(null)
  const [ended, setEnded] = useState<string | null>(null)
  const revoke = useAct(revokeApplication, {
    say: 'La aplicación ya no puede usar su cuenta.',
    done: () => {
      setEnded(ending?.name ?? null)
      setEnding(null)
    },
  })
  return (
    <div className="stack">
      <PageHead
        title="Aplicaciones"
        eyebrow={accountWords.person.eyebrow}
        lead="Las que usted dejó usar su cuenta. Ninguna ve su contraseña ni actúa en MIPRES por usted."
      />
      <AccountNav />
      {ended && <Note kind="done">{ended} ya no puede usar su cuenta.</Note>}
      <Loaded
        query={applications}
        empty={(found) =>
          found.applications.length === 0 && (
            <Empty icon="external" title="Ninguna aplicación tiene su permiso">
              Si ingresa a otra aplicación con Mi Seguridad Social, aquí podrá quitarle el permiso.
            </Empty>
          )
        }
      >
        {(found) => (
          <DataTable
            label="Aplicaciones con permiso"
            rows={found.applications}
            rowKey={(row) => row.clientId}
            columns={[
              {
                label: 'Aplicación',
                cell: (row) => (
                  <>
                    {row.name} <span className="meta">{row.hosts.join(', ')}</span>
                  </>
                ),
              },
              { label: 'Qué puede hacer', cell: (row) => row.scopes.map(scopeWords).join('. ') },
              { label: 'Permitida', cell: (row) => showInstant(row.permittedAt) },
              { label: 'Vence', cell: (row) => showInstant(row.expiresAt) },
              {
                label: 'Acción',
                cell: (row) => (
                  <Button
                    small
                    onClick={() => {
                      revoke.clear()
                      setEnding(row)
                    }}
                  >
                    Quitar…<span className="sr"> el permiso a {row.name}</span>
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      <ConfirmDialog
        open={ending !== null}
        title={`¿Quitar el permiso a ${ending?.name ?? ''}?`}
        confirm="Quitar ahora"
        cancel="No quitar"
        danger
        act={revoke}
        onCancel={() => setEnding(null)}
        onConfirm={() => ending && void revoke.run({ params: { clientId: ending.clientId } })}
      >
        <p>Deja de ver sus datos ahora mismo. Si vuelve a ingresar con ella, le pedirá permiso otra vez.</p>
      </ConfirmDialog>
    </div>
  )
}
