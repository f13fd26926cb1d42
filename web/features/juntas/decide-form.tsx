import type { ReactElement } from 'react'
import { type BoardCaseKey, decideBoard } from '#contract/juntas.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { Section } from '#web/components/layout.tsx'
import { useAct } from '#web/lib/act.ts'
import { ActFields, type ActValues, actBody, useActForm } from './act-form.tsx'

/** The act about one item: a decision, or a vote while the quorum is more than one. */
export function DecideForm(props: {
  context: ContextView
  caseKey: BoardCaseKey
  prescriberName: string
  quorum: number
  done: (text: string) => void
}): ReactElement {
  const { context, caseKey, quorum } = props
  const form = useActForm()
  const act = useAct<typeof decideBoard, ActValues>(decideBoard, {
    form,
    done: ({ state, votes }) =>
      props.done(
        state === 'pendiente'
          ? `Su voto quedó registrado. Van ${votes.approve + votes.deny}; faltan otros integrantes.`
          : `Decisión registrada. Se avisó a ${props.prescriberName} y a la EPS.`,
      ),
  })
  return (
    <Section title={quorum > 1 ? 'Su voto' : 'Registre la decisión'}>
      <Form
        form={form}
        act={act}
        label="Acta de la junta"
        refusedTitle="No se registró la decisión"
        onSubmit={(values) => act.run({ params: { context: context.key, ...caseKey }, body: actBody(values) })}
      >
        <ActFields />
        <Actions>
          <Button kind="primary" type="submit" busy={act.busy}>
            {quorum > 1 ? 'Registrar mi voto' : 'Registrar la decisión'}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}
