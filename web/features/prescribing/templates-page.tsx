import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { createDraft, dropTemplate, templates as templatesEndpoint } from '#contract/prescribing.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Button, LinkButton } from '#web/components/button.tsx'
import { DataTable } from '#web/components/data-table.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { kindName } from '#web/components/prescription/words.ts'
import { Refused } from '#web/components/refused.tsx'
import { useAct } from '#web/lib/act.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { showDate } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { startOf } from './paths.ts'

/** Her templates and favourites: use one, or take it away. */
export function TemplatesPage(): ReactElement {
  return <InContext title="Plantillas">{(context) => <List context={context} />}</InContext>
}

function List({ context }: { context: ContextView }): ReactElement {
  const params = { context: context.key }
  const query = useEndpoint(templatesEndpoint, { params })
  const navigate = useNavigate()
  const [dropping, setDropping] = useState<{ templateId: string; name: string } | null>(null)
  const use = useAct(createDraft, {
    done: ({ draftId }) => navigate({ to: `${contextPath(context)}/prescribir/${draftId}`, search: { item: 'datos' } }),
  })
  const drop = useAct(dropTemplate, { done: () => setDropping(null), say: 'Plantilla quitada' })
  return (
    <>
      <PageHead
        title="Plantillas"
        lead="Ítems que usted guardó con nombre. Úselos en una prescripción nueva y cambie lo que haga falta."
      />
      {use.problem && <Refused problem={use.problem} />}
      <Loaded
        query={query}
        empty={({ templates }) =>
          templates.length === 0 && (
            <Empty
              icon="copy"
              title="Todavía no tiene plantillas"
              action={
                <LinkButton kind="primary" to={startOf(context)}>
                  Prescribir
                </LinkButton>
              }
            >
              Al prescribir, elija «Guardar como plantilla» y aparecerá aquí.
            </Empty>
          )
        }
      >
        {({ templates }) => (
          <DataTable
            label="Sus plantillas"
            rows={templates}
            rowKey={(one) => one.templateId}
            columns={[
              { label: 'Nombre', cell: (one) => one.name },
              { label: 'Qué trae', cell: (one) => one.kinds.map(kindName).join(', ') },
              { label: 'Último uso', cell: (one) => (one.usedAt ? showDate(one.usedAt) : 'Sin usar') },
              {
                label: 'Acciones',
                cell: (one) => (
                  <span className="row">
                    <Button
                      small
                      busy={use.busy}
                      onClick={() => void use.run({ params, body: { templateId: one.templateId } })}
                    >
                      Usar<span className="sr"> {one.name}</span>
                    </Button>
                    <Button small kind="ghost" onClick={() => setDropping(one)}>
                      Quitar…<span className="sr"> {one.name}</span>
                    </Button>
                  </span>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      <ConfirmDialog
        open={dropping !== null}
        title={`¿Quitar la plantilla «${dropping?.name ?? ''}»?`}
        confirm="Quitar ahora"
        cancel="No quitar"
        danger
        act={drop}
        onCancel={() => setDropping(null)}
        onConfirm={() => {
          if (dropping) void drop.run({ params: { ...params, templateId: dropping.templateId } })
        }}
      >
        <p>Lo que ya prescribió con ella no cambia.</p>
      </ConfirmDialog>
    </>
  )
}
