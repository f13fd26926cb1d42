import { type ReactElement, useState } from 'react'
import { endOtherSessions, endSession, ownSessions } from '#contract/identity-session.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { DataTable } from '#web/components/data-table.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { PlainTag } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { showInstant } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { AccountNav, accountWords, useAccountKind } from './account-nav.tsx'

/** Where the account is open, and closing it there. */
export function SessionsPage(): ReactElement {
  const kind = useAccountKind()
  const sessions = useEndpoint(ownSessions, {})
  const [ended, setEnded] = useState<string | null>(null)
  const one = useAct(endSession, { say: 'La sesión quedó cerrada.', done: () => setEnded('La sesión quedó cerrada.') })
  const others = useAct(endOtherSessions, {
    say: 'Las demás sesiones quedaron cerradas.',
    done: () => setEnded('Las demás sesiones quedaron cerradas.'),
  })
  const problem = one.problem ?? others.problem
  return (
    <div className="stack">
      <PageHead
        title="Sesiones"
        eyebrow={accountWords[kind].eyebrow}
        lead="Los aparatos en los que su cuenta está abierta. Una sesión dura 12 horas, o 2 sin usarla."
      />
      <AccountNav />
      {ended && <Note kind="done">{ended}</Note>}
      {problem && <Refused problem={problem} />}
      <Loaded query={sessions}>
        {(found) => (
          <>
            <DataTable
              label="Sesiones abiertas"
              rows={found.sessions}
              rowKey={(row) => row.sessionId}
              columns={[
                {
                  label: 'Aparato',
                  cell: (row) => (
                    <>
                      {row.device} {row.current && <PlainTag>Esta</PlainTag>}
                      {row.address && <span className="meta"> {row.address}</span>}
                    </>
                  ),
                },
                { label: 'Abierta', cell: (row) => showInstant(row.createdAt) },
                { label: 'Último uso', cell: (row) => showInstant(row.lastSeenAt) },
                {
                  label: 'Segundo factor',
                  cell: (row) => (row.methods.includes('mfa') ? 'Sí' : 'No'),
                },
                {
                  label: 'Acción',
                  cell: (row) =>
                    row.current ? (
                      <a href="/auth/logout">Salir</a>
                    ) : (
                      <Button
                        small
                        busy={one.busy}
                        onClick={() => void one.run({ params: { sessionId: row.sessionId } })}
                      >
                        Cerrar<span className="sr"> la sesión de {row.device}</span>
                      </Button>
                    ),
                },
              ]}
            />
            {found.sessions.length > 1 && (
              <Actions>
                <Button kind="danger" busy={others.busy} onClick={() => void others.run({})}>
                  Cerrar las demás sesiones
                </Button>
              </Actions>
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}
