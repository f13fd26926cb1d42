import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { createTutelaDraft } from '#contract/tutelas.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Button } from '#web/components/button.tsx'
import { Refused } from '#web/components/refused.tsx'
import { useAct } from '#web/lib/act.ts'
import { contextPath } from '#web/lib/context-paths.ts'

/** Opens the form with what the tutela says: what is registered from it replaces this one (D-30). */
export function CorrectTutela({ context, number }: { context: ContextView; number: string }): ReactElement {
  const navigate = useNavigate()
  const act = useAct(createTutelaDraft, {
    done: ({ draftId }) => navigate({ to: `${contextPath(context)}/cargar_tutela/borradores/${draftId}` }),
  })
  return (
    <section>
      <h2>¿Algo quedó mal escrito?</h2>
      <div className="stack">
        <p className="muted">Se abre el formulario con lo que dice. La corrección recibe un número nuevo.</p>
        <div>
          <Button
            icon="pencil"
            busy={act.busy}
            onClick={() => void act.run({ params: { context: context.key }, body: { replaces: number } })}
          >
            Corregir
          </Button>
        </div>
        {act.problem && <Refused problem={act.problem} />}
      </div>
    </section>
  )
}
