import { type ReactElement, useState } from 'react'
import { endClient, listClients, registerClient } from '#contract/identity-operators.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { DataTable } from '#web/components/data-table.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { Form } from '#web/components/form.tsx'
import { Panel } from '#web/components/layout.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { CopyLine } from '#web/components/secret.tsx'
import { Tag } from '#web/components/tag.tsx'
import { TextAreaField, TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showInstant } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { Block } from './block.tsx'

type Client = CallResult<typeof listClients>['clients'][number]

/** Applications of others that let people sign in with Mi Seguridad Social. */
export function OperatorClientsPage(): ReactElement {
  const list = useEndpoint(listClients, {})
  const [made, setMade] = useState<CallResult<typeof registerClient> | null>(null)
  const [ending, setEnding] = useState<Client | null>(null)
  const form = usePageForm({ name: '', redirectUris: '' })
  const act = useAct(registerClient, {
    form,
    names: { 'redirectUris.0': 'redirectUris', 'redirectUris.1': 'redirectUris', 'redirectUris.2': 'redirectUris' },
    say: 'La aplicación quedó registrada.',
    done: (result) => {
      setMade(result)
      form.reset()
    },
  })
  const end = useAct(endClient, { say: 'La aplicación quedó retirada.', done: () => setEnding(null) })
  return (
    <div className="stack">
      <PageHead
        title="Aplicaciones de terceros"
        eyebrow="Operador"
        lead="Pueden dejar ingresar con Mi Seguridad Social. Cada persona decide si les permite ver sus datos."
      />
      <Loaded
        query={list}
        empty={({ clients }) =>
          clients.length === 0 && (
            <Empty icon="key" title="Ninguna aplicación registrada">
              Registre la primera con el formulario de abajo.
            </Empty>
          )
        }
      >
        {({ clients }) => (
          <DataTable
            label="Aplicaciones registradas"
            rows={clients}
            rowKey={(row) => row.clientId}
            columns={[
              {
                label: 'Aplicación',
                cell: (row) => (
                  <>
                    {row.name} <span className="meta">{row.clientId}</span>
                  </>
                ),
              },
              { label: 'Direcciones de regreso', cell: (row) => row.redirectUris.join(' ') },
              { label: 'Registrada', cell: (row) => `${showInstant(row.addedAt)}, ${row.addedBy}` },
              {
                label: 'Estado',
                cell: (row) =>
                  row.endedAt ? (
                    <Tag kind="idle">Retirada</Tag>
                  ) : (
                    <Button small kind="danger" onClick={() => setEnding(row)}>
                      Retirar…<span className="sr"> {row.name}</span>
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {made && (
        <Panel sunken>
          <h2>Copie el secreto ahora</h2>
          <p>No se vuelve a mostrar. Con estos tres datos se configura la aplicación.</p>
          <CopyLine label="Emisor" value={made.issuer} />
          <CopyLine label="Identificador" value={made.clientId} />
          <CopyLine label="Secreto" value={made.secret} />
        </Panel>
      )}
      <Block title="Registrar una aplicación">
        <Form
          form={form}
          act={act}
          label="Registrar una aplicación"
          refusedTitle="No se registró"
          onSubmit={({ name, redirectUris }) =>
            act.run({ body: { name, redirectUris: redirectUris.split(/\s+/).filter(Boolean) } })
          }
        >
          <TextField name="name" label="Nombre" hint="Lo lee cada persona cuando decide." maxLength={80} />
          <TextAreaField
            name="redirectUris"
            label="Direcciones de regreso"
            hint="Una por línea, que empiece por https://."
            rows={3}
          />
          <Actions>
            <Button kind="primary" type="submit" busy={act.busy}>
              Registrar la aplicación
            </Button>
          </Actions>
        </Form>
      </Block>
      <ConfirmDialog
        open={ending !== null}
        title={`¿Retirar ${ending?.name ?? ''}?`}
        confirm="Retirar ahora"
        cancel="No retirar"
        danger
        act={end}
        onCancel={() => setEnding(null)}
        onConfirm={() => ending && void end.run({ params: { clientId: ending.clientId } })}
      >
        <Note>Nadie podrá ingresar con ella. Las personas conservan su cuenta.</Note>
      </ConfirmDialog>
    </div>
  )
}
