import { type ReactElement, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { RadioCardsField, RadiosField } from '#web/components/choices.tsx'
import { DateField } from '#web/components/date-field.tsx'
import { TextAreaField, TextField } from '#web/components/text-input.tsx'
import { now } from '#web/lib/clock.ts'
import { usePageForm } from '#web/lib/form.ts'
import { dayOf } from '#web/lib/format.ts'

/** What the form of an act holds; empty choices are what the server asks for. */
export interface ActValues {
  approves: '' | 'si' | 'no'
  mode: '' | '1' | '2'
  actNumber: string
  actOn: string
  observations: string
  technicalJustification: string
}

export function useActForm(): UseFormReturn<ActValues> {
  const [today] = useState(() => dayOf(now()))
  return usePageForm<ActValues>({
    approves: '',
    mode: '',
    actNumber: '',
    actOn: today,
    observations: '',
    technicalJustification: '',
  })
}

/** The act as the endpoint takes it; what was not chosen goes as nothing, so that the server asks for it on its field. */
export function actBody(values: ActValues) {
  return {
    approves: (values.approves === '' ? undefined : values.approves === 'si') as boolean,
    mode: (values.mode === '' ? undefined : Number(values.mode)) as 1 | 2,
    actNumber: values.actNumber,
    actOn: values.actOn,
    observations: values.observations,
    technicalJustification: values.technicalJustification,
  }
}

/** The fields of an act, in the order of the official record. */
export function ActFields({ many }: { many?: boolean }): ReactElement {
  return (
    <>
      <RadioCardsField
        name="approves"
        label="Decisión de la junta"
        options={[
          {
            value: 'si',
            title: 'Aprueba',
            text: many ? 'La EPS puede direccionar todos estos ítems.' : 'La EPS puede direccionar este ítem.',
          },
          { value: 'no', title: 'No aprueba', text: 'No se entrega. Quien prescribió lee la justificación.' },
        ]}
      />
      <RadiosField
        name="mode"
        label="Modalidad"
        options={[
          { value: '1', label: 'Presencial' },
          { value: '2', label: 'Virtual' },
        ]}
      />
      <TextField name="actNumber" label="Número del acta" width={20} maxLength={20} autoComplete="off" />
      <DateField name="actOn" label="Fecha del acta" hint="Entre el día de la prescripción y hoy" />
      <TextAreaField
        name="technicalJustification"
        label="Justificación técnica"
        hint="Por qué la junta decide así. La leen quien prescribió y la EPS."
        rows={4}
        maxLength={500}
      />
      <TextAreaField name="observations" label="Observaciones" optional rows={2} maxLength={500} />
    </>
  )
}
