import { type ReactElement, useState } from 'react'
import { type AccountView, blockAccount, findAccount, unblockAccount } from '#contract/identity-accounts.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { DocumentField, type DocumentValue } from '#web/components/document-field.tsx'
import { Form } from '#web/components/form.tsx'
import { SummaryList } from '#web/components/layout.tsx'
import { Empty } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Tag } from '#web/components/tag.tsx'
import { TextArea } from '#web/components/text-area.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showDocument, showInstant } from '#web/lib/format.ts'
import { Block } from './block.tsx'

const states = {
  pendiente_verificacion: { kind: 'wait', word: 'Falta confirmar el correo' },
  activa: { kind: 'done', word: 'Activa' },
  bloqueada: { kind: 'stop', word: 'Bloqueada' },
  inactiva: { kind: 'idle', word: 'Cerrada por su titular' },
} as const

/** The account of one person, by exact document: blocking it and undoing that, with a reason that she reads. */
export function OperatorAccountsPage(): ReactElement {
  const form = usePageForm({ document: { type: 'CC', number: '' } as DocumentValue })
  const [found, setFound] = useState<{ account: AccountView | null; document: DocumentValue } | null>(null)
  const search = useAct(findAccount, {
    form,
    names: { type: 'document.type', number: 'document.number' },
    say: ({ account }) => (account ? `Cuenta de ${account.name}.` : 'Nadie tiene cuenta con ese documento.'),
  })
  return (
    <div className="stack">
      <Form
        form={form}
        act={search}
        refusedTitle="No se hizo la búsqueda"
        head={
          <PageHead
            title="Cuentas"
            eyebrow="Operador"
            lead="Bloquee una cuenta cuando su titular denuncie una suplantación. Se busca por documento exacto."
          />
        }
        onSubmit={async ({ document }) => {
          setFound(null)
          const answer = await search.run({ body: document })
          if (answer) setFound({ account: answer.account, document })
        }}
      >
        <DocumentField name="document" label="Documento" autoComplete="off" />
        <Actions>
          <Button kind="primary" type="submit" icon="search" busy={search.busy}>
            Buscar la cuenta
          </Button>
        </Actions>
      </Form>
      {found &&
        (found.account ? (
          <Account account={found.account} changed={(account) => setFound({ ...found, account })} />
        ) : (
          <Empty icon="person" title="Nadie tiene cuenta con ese documento">
            Revise el tipo y el número: {showDocument(found.document)}.
          </Empty>
        ))}
    </div>
  )
}

function Account(props: { account: AccountView; changed: (account: AccountView) => void }): ReactElement {
  const { account, changed } = props
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const done = (after: AccountView) => {
    setAsking(false)
    setReason('')
    changed(after)
  }
  const block = useAct(blockAccount, { say: 'La cuenta quedó bloqueada.', done })
  const unblock = useAct(unblockAccount, { say: 'La cuenta vuelve a estar activa.', done })
  const blocked = account.state === 'bloqueada'
  const act = blocked ? unblock : block
  const { kind, word } = states[account.state]
  return (
    <Block title={account.name}>
      <SummaryList
        rows={[
          { label: 'Documento', value: showDocument(account.document) },
          {
            label: 'Estado',
            value: (
              <>
                <Tag kind={kind}>{word}</Tag> <span className="meta">desde {showInstant(account.since)}</span>
              </>
            ),
          },
          ...(account.reason ? [{ label: 'Motivo', value: account.reason }] : []),
        ]}
      />
      {(blocked || account.state === 'activa') && (
        <Actions>
          <Button kind={blocked ? 'secondary' : 'danger'} onClick={() => setAsking(true)}>
            {blocked ? 'Desbloquear…' : 'Bloquear…'}
          </Button>
        </Actions>
      )}
      <ConfirmDialog
        open={asking}
        title={blocked ? `¿Desbloquear la cuenta de ${account.name}?` : `¿Bloquear la cuenta de ${account.name}?`}
        confirm={blocked ? 'Desbloquear ahora' : 'Bloquear ahora'}
        cancel={blocked ? 'No desbloquear' : 'No bloquear'}
        danger={!blocked}
        act={act}
        onConfirm={() => void act.run({ params: { personId: account.personId }, body: { reason } })}
        onCancel={() => setAsking(false)}
      >
        <p>
          {blocked
            ? 'Podrá ingresar con la contraseña y el segundo factor que tenía.'
            : 'Sus sesiones terminan ya y no podrá ingresar ni actuar. Lo que hizo se conserva.'}
        </p>
        <TextArea
          label="Motivo"
          hint="Lo lee su titular y queda en la auditoría."
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
      </ConfirmDialog>
    </Block>
  )
}
