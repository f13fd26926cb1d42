import { type ReactElement, useState } from 'react'
import { type TutelaCodeList, tutelaCodeListNames, tutelaCodeLists } from '#contract/tutela-content.ts'
import { setTutelaCode, type TutelaCodeView, tutelaCodes } from '#contract/tutelas.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { CellNote, DataTable } from '#web/components/data-table.tsx'
import { ConfirmDialog, Dialog } from '#web/components/dialog.tsx'
import { Form } from '#web/components/form.tsx'
import { Section } from '#web/components/layout.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Evidence } from '#web/components/steps.tsx'
import { Status } from '#web/components/tag.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showInstant } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'

type Doing = { what: 'add'; list: TutelaCodeList } | { what: 'name' | 'offer'; row: TutelaCodeView } | null

/** Names of the types of tutelas, whose official lists nobody has published (D-26): added, renamed, no longer offered. */
export function TutelaCodesPage(): ReactElement {
  const query = useEndpoint(tutelaCodes, {})
  const [doing, setDoing] = useState<Doing>(null)
  const close = (): void => setDoing(null)
  return (
    <>
      <PageHead
        title="Tipos de tutela"
        lead="Los códigos que ofrece el formulario de tutelas. Sus listas oficiales no se publicaron, así que usted los nombra."
      />
      <Loaded query={query} lines={8}>
        {({ codes }) =>
          tutelaCodeLists.map((list) => (
            <Section
              key={list}
              title={`${tutelaCodeListNames[list].name} (${tutelaCodeListNames[list].field})`}
              action={
                <Button small icon="plus" onClick={() => setDoing({ what: 'add', list })}>
                  Agregar<span className="sr"> a {tutelaCodeListNames[list].name}</span>
                </Button>
              }
            >
              <Codes
                label={tutelaCodeListNames[list].name}
                rows={codes.filter((row) => row.list === list)}
                onDo={(what, row) => setDoing({ what, row })}
              />
            </Section>
          ))
        }
      </Loaded>
      {doing?.what === 'add' && <Add key={doing.list} list={doing.list} close={close} />}
      {doing?.what === 'name' && <Rename key={doing.row.code} row={doing.row} close={close} />}
      {doing?.what === 'offer' && <Offer key={doing.row.code} row={doing.row} close={close} />}
    </>
  )
}

function Codes(props: {
  label: string
  rows: TutelaCodeView[]
  onDo: (what: 'name' | 'offer', row: TutelaCodeView) => void
}): ReactElement {
  if (props.rows.length === 0)
    return (
      <Empty icon="document" title="No hay ningún tipo">
        Agregue el primero: sin él no se puede guardar una tutela con este campo.
      </Empty>
    )
  return (
    <DataTable
      label={props.label}
      rows={props.rows}
      rowKey={(row) => String(row.code)}
      columns={[
        { label: 'Código', width: '10%', cell: (row) => <span className="num">{row.code}</span> },
        { label: 'Nombre', width: '34%', cell: (row) => row.name },
        {
          label: 'Estado',
          cell: (row) => (
            <Status kind={row.inUse ? 'done' : 'idle'}>{row.inUse ? 'Se ofrece' : 'Ya no se ofrece'}</Status>
          ),
        },
        {
          label: 'Rige desde',
          cell: (row) =>
            row.setAt ? (
              <>
                {showInstant(row.setAt)}
                <CellNote>
                  {row.setBy} · versión {row.version}
                </CellNote>
              </>
            ) : (
              <span className="muted">Valor inicial</span>
            ),
        },
        {
          label: 'Acto',
          cell: (row) => (
            <div className="row">
              <Button small onClick={() => props.onDo('name', row)}>
                <span>
                  Cambiar<span className="sr"> el nombre de {row.name}</span>…
                </span>
              </Button>
              <Button small onClick={() => props.onDo('offer', row)}>
                <span>
                  {row.inUse ? 'Dejar de ofrecer' : 'Volver a ofrecer'}
                  <span className="sr"> {row.name}</span>…
                </span>
              </Button>
            </div>
          ),
        },
      ]}
    />
  )
}

function Add({ list, close }: { list: TutelaCodeList; close: () => void }): ReactElement {
  const form = usePageForm({ code: '', name: '' })
  const act = useAct<typeof setTutelaCode, { code: string; name: string }>(setTutelaCode, {
    form,
    say: 'Tipo agregado. Se ofrece desde ahora.',
    done: close,
  })
  return (
    <Dialog open title={`Agregar a ${tutelaCodeListNames[list].name.toLowerCase()}`} onClose={close}>
      <Form
        form={form}
        act={act}
        label="Agregar un tipo"
        refusedTitle="No se agregó el tipo"
        onSubmit={({ code, name }) =>
          // An empty code is told by the server as one that is not a number.
          act.run({
            params: { list, code: code.trim() || '-' },
            body: { name, inUse: true, expectedVersion: 0 },
          })
        }
      >
        <TextField name="code" label="Código" hint="Un número de 0 a 99." inputMode="numeric" maxLength={2} width={4} />
        <TextField name="name" label="Nombre" maxLength={120} />
        <Actions>
          <Button kind="primary" type="submit" busy={act.busy}>
            Agregar el tipo
          </Button>
          <Button onClick={close}>No agregar</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}

function Rename({ row, close }: { row: TutelaCodeView; close: () => void }): ReactElement {
  const form = usePageForm({ name: row.name })
  const act = useAct<typeof setTutelaCode, { name: string }>(setTutelaCode, {
    form,
    say: 'Nombre guardado. Rige desde ahora.',
    done: close,
  })
  return (
    <Dialog open title={`Tipo ${row.code}: ${row.name}`} onClose={close}>
      <p>Las tutelas que ya lo llevan se leerán con el nombre nuevo. Su código no cambia.</p>
      <Form
        form={form}
        act={act}
        label="Cambiar el nombre"
        refusedTitle="No se cambió el nombre"
        onSubmit={({ name }) =>
          act.run({
            params: { list: row.list, code: row.code },
            body: { name, inUse: row.inUse, expectedVersion: row.version },
          })
        }
      >
        <TextField name="name" label="Nombre" maxLength={120} />
        <Actions>
          <Button kind="primary" type="submit" busy={act.busy}>
            Guardar el nombre
          </Button>
          <Button onClick={close}>No cambiar</Button>
        </Actions>
      </Form>
      {row.former.length > 0 && (
        <section>
          <h3>Versiones anteriores</h3>
          <Evidence
            items={row.former.map((one) => ({
              fact: one.name,
              text: [`Versión ${one.version}`, one.inUse ? null : 'no se ofrecía', one.setBy]
                .filter(Boolean)
                .join(' · '),
              source: one.setAt ? showInstant(one.setAt) : 'Valor inicial',
              icon: 'clock' as const,
            }))}
          />
        </section>
      )}
    </Dialog>
  )
}

function Offer({ row, close }: { row: TutelaCodeView; close: () => void }): ReactElement {
  const act = useAct(setTutelaCode, {
    say: row.inUse ? 'El tipo ya no se ofrece' : 'El tipo se ofrece de nuevo',
    done: close,
  })
  return (
    <ConfirmDialog
      open
      title={row.inUse ? `¿Dejar de ofrecer «${row.name}»?` : `¿Volver a ofrecer «${row.name}»?`}
      confirm={row.inUse ? 'Dejar de ofrecer' : 'Volver a ofrecer'}
      cancel="No cambiar"
      act={act}
      onConfirm={() =>
        void act.run({
          params: { list: row.list, code: row.code },
          body: { name: row.name, inUse: !row.inUse, expectedVersion: row.version },
        })
      }
      onCancel={close}
    >
      <p>
        {row.inUse
          ? 'El formulario no lo muestra desde ahora. Las tutelas que lo llevan no cambian, y puede volver a ofrecerlo.'
          : 'El formulario lo muestra desde ahora.'}
      </p>
    </ConfirmDialog>
  )
}
