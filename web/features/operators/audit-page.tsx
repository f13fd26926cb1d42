import { type ReactElement, useEffect, useRef, useState } from 'react'
import { type AuditedEvent, searchAudit } from '#contract/users-inbox.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { CellNote, DataTable } from '#web/components/data-table.tsx'
import { DateField } from '#web/components/date-field.tsx'
import { Form } from '#web/components/form.tsx'
import { Empty, Skeleton } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showInstant } from '#web/lib/format.ts'
import styles from './audit.module.css'

interface Asked {
  actor: string
  nit: string
  from: string
  to: string
}
const everything: Asked = { actor: '', nit: '', from: '', to: '' }

/** Every act of the service, for operators with the right to read it: by who acted, entity and day. */
export function AuditPage(): ReactElement {
  const form = usePageForm(everything)
  const [shown, setShown] = useState<{ asked: Asked; page: CallResult<typeof searchAudit>; first: boolean } | null>(
    null,
  )
  const act = useAct(searchAudit, {
    form,
    say: ({ events }) => (events.length === 0 ? 'Ningún acto con esos datos.' : 'Lista de actos actualizada.'),
  })
  const ask = async (asked: Asked, after?: string): Promise<void> => {
    const page = await act.run({ body: { ...asked, ...(after ? { after } : {}) } })
    if (page) setShown({ asked, page, first: !after })
  }
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void ask(everything)
  })
  return (
    <div className="stack">
      <Form
        form={form}
        act={act}
        refusedTitle="No se hizo la búsqueda"
        head={
          <PageHead
            title="Auditoría"
            eyebrow="Operador"
            lead="Cada acto del servicio: qué se hizo, quién, cuándo y con qué datos. Nada se borra ni se cambia."
          />
        }
        onSubmit={(asked) => ask(asked)}
      >
        <div className={styles.filters}>
          <TextField
            name="actor"
            label="Quién actuó"
            optional
            hint="Su correo o su documento (CC 1099400218). «sistema» para lo automático."
            autoComplete="off"
            width={20}
          />
          <TextField
            name="nit"
            label="NIT de la entidad"
            optional
            hint="Sin dígito de verificación."
            inputMode="numeric"
            width={10}
          />
          <DateField name="from" label="Desde" optional />
          <DateField name="to" label="Hasta" optional hint="Ese día queda incluido." />
        </div>
        <Actions>
          <Button kind="primary" type="submit" icon="search" busy={act.busy}>
            Buscar
          </Button>
        </Actions>
      </Form>
      {!shown && !act.problem && <Skeleton lines={6} />}
      {shown && shown.page.events.length === 0 && (
        <Empty icon="document" title="Ningún acto con esos datos">
          Quite un filtro o amplíe las fechas.
        </Empty>
      )}
      {shown && shown.page.events.length > 0 && (
        <>
          <DataTable
            label="Actos, los más recientes primero"
            rows={shown.page.events}
            rowKey={(row) => row.id}
            columns={[
              { label: 'Cuándo', width: '18%', cell: (row) => showInstant(row.at) },
              { label: 'Quién', width: '22%', cell: (row) => row.actor },
              { label: 'Qué se hizo', cell: (row) => <What event={row} /> },
            ]}
          />
          {(shown.page.next || !shown.first) && (
            <Actions keep>
              {!shown.first && <Button onClick={() => void ask(shown.asked)}>Los más recientes</Button>}
              {shown.page.next && (
                <Button busy={act.busy} onClick={() => void ask(shown.asked, shown.page.next ?? undefined)}>
                  Siguientes
                </Button>
              )}
            </Actions>
          )}
        </>
      )}
    </div>
  )
}

/** The sentence, the particulars, and behind them the record as it was written. */
function What({ event }: { event: AuditedEvent }): ReactElement {
  const details = event.details.map((d) => `${d.label}: ${d.value}`).join(' · ')
  return (
    <>
      {event.text}
      {details && <CellNote>{details}</CellNote>}
      <details>
        <summary>
          Ver el registro<span className="sr"> del acto {event.id}</span>
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
        <pre tabIndex={0}>
          {JSON.stringify(
            { acto: event.act, numero: event.id, solicitud: event.requestId, ...event.recorded },
            null,
            2,
          )}
        </pre>
      </details>
    </>
  )
}
