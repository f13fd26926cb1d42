import type { ReactElement } from 'react'
import { addRuling } from '#contract/tutelas.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { DateField } from '#web/components/date-field.tsx'
import { Form } from '#web/components/form.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'

/** A ruling that came after the one with which the tutela was loaded. */
export function RulingForm({ context, number }: { context: ContextView; number: string }): ReactElement {
  const empty = { rulingNumber: '', rulingOn: '' }
  const form = usePageForm(empty)
  const act = useAct<typeof addRuling, typeof empty>(addRuling, {
    form,
    say: 'El fallo quedó agregado',
    done: () => form.reset(empty),
  })
  return (
    <section>
      <h2>Llegó otro fallo</h2>
      <Form
        form={form}
        act={act}
        label="Agregar un fallo"
        refusedTitle="No se agregó el fallo"
        onSubmit={(values) => act.run({ params: { context: context.key, number }, body: values })}
      >
        <TextField name="rulingNumber" label="Número del fallo" maxLength={30} autoComplete="off" />
        <DateField name="rulingOn" label="Fecha del fallo" />
        <Actions>
          <Button type="submit" kind="primary" busy={act.busy}>
            Agregar el fallo
          </Button>
        </Actions>
      </Form>
    </section>
  )
}
