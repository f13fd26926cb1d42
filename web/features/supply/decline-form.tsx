import type { ReactElement } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import {
  causesWithAssociated,
  type DirectItemView,
  declineCauses,
  declineItem,
  type ItemKey,
} from '#contract/direccionamientos.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { SelectField } from '#web/components/select.tsx'
import { Effects } from '#web/components/steps.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'

export interface DeclineValues {
  cause: string
  associatedNumber: string
  associatedItem: string
}

export const useDeclineForm = (): UseFormReturn<DeclineValues> =>
  usePageForm<DeclineValues>({ cause: '', associatedNumber: '', associatedItem: '' })

/** What was not written goes as nothing, so that the server asks for it on its field. */
const numberOf = (text: string): number => (text.trim() === '' ? undefined : Number(text)) as number

/** Closes an item with one of the causes of its kind; two of them name another prescription. */
export function DeclineForm(props: {
  context: ContextView
  itemKey: ItemKey
  view: DirectItemView
  form: UseFormReturn<DeclineValues>
  done: (text: string) => void
}): ReactElement {
  const { context, itemKey, view, form } = props
  const causes = declineCauses(itemKey.kind)
  const cause = useWatch({ control: form.control, name: 'cause' })
  const associated = causesWithAssociated.includes(Number(cause))
  const act = useAct<typeof declineItem, DeclineValues>(declineItem, {
    form,
    done: () => {
      form.reset()
      props.done('Ítem no direccionado. Se avisó a quien prescribió.')
    },
  })
  return (
    <Form
      form={form}
      act={act}
      label="No direccionar"
      scope="no"
      refusedTitle="No se cerró el ítem"
      onSubmit={(values) =>
        act.run({
          params: { context: context.key, ...itemKey },
          body: {
            cause: numberOf(values.cause),
            // What was written for another cause stays in its box and does not go.
            associatedNumber: associated ? values.associatedNumber : null,
            associatedItem: associated ? (numberOf(values.associatedItem) ?? null) : null,
          },
        })
      }
    >
      <SelectField
        name="cause"
        label="Causa"
        placeholder="Elija"
        options={causes.map(({ code, name }) => ({ value: String(code), label: `${code}. ${name}` }))}
      />
      {associated && (
        <>
          <TextField
            name="associatedNumber"
            label="Número de la otra prescripción"
            hint="Las 20 cifras; puede pegarlas con espacios."
            inputMode="numeric"
            autoComplete="off"
            maxLength={30}
          />
          <TextField
            name="associatedItem"
            label="Número del ítem en ella"
            hint="Su número entre los de su tipo; por ejemplo, 1."
            inputMode="numeric"
            autoComplete="off"
            width={4}
            maxLength={2}
          />
        </>
      )}
      <Effects
        items={[
          { kind: 'no', text: 'Nadie lo entrega: el ítem queda cerrado entero.' },
          { kind: 'mail', text: `${view.prescriberName} recibe el aviso con la causa.` },
          { kind: 'info', text: 'Puede anularlo después con un motivo. Entonces vuelve a esperar.' },
        ]}
      />
      <Actions>
        <Button kind="primary" type="submit" busy={act.busy}>
          No direccionar el ítem
        </Button>
      </Actions>
    </Form>
  )
}
