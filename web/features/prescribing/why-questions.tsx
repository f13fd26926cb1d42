import type { ReactElement } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { ItemKind } from '#contract/capabilities.ts'
import { type Answers, asked, noAlternativeReasons, type Question } from '#contract/prescription-questions.ts'
import { Ask, CatalogField } from '#web/components/prescription/fields.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { SelectField } from '#web/components/select.tsx'
import { TextField } from '#web/components/text-input.tsx'

const titles: Record<ItemKind, string> = {
  M: 'Por qué este medicamento',
  P: 'Por qué este procedimiento',
  D: 'Por qué este dispositivo',
  N: 'Por qué este producto',
  S: 'Por qué este servicio',
}

/** The criteria and justifications of an item, as plain questions; a dependent one appears when its condition holds. */
export function WhyQuestions({ path, kind }: { path: string; kind: ItemKind }): ReactElement {
  const { control } = useFormContext()
  const item = (useWatch({ control, name: path }) ?? {}) as Answers
  const one = (question: Question): ReactElement => {
    const name = `${path}.${question.name}`
    const { label } = question
    if (question.type === 'ask')
      return <Ask key={name} name={name} label={label} {...(question.hint ? { hint: question.hint } : {})} />
    return (
      <div key={name} className={styles.dependent}>
        {question.type === 'text' && <TextField name={name} label={label} maxLength={question.max ?? 160} />}
        {question.type === 'catalog' && <CatalogField name={name} label={label} catalog={question.catalog ?? 'cups'} />}
        {question.type === 'reason' && (
          <SelectField name={name} label={label} options={noAlternativeReasons} placeholder="Elija" />
        )}
      </div>
    )
  }
  return (
    <section className={styles.why} aria-label={titles[kind]}>
      <h3>{titles[kind]}</h3>
      {asked(kind, item).map(one)}
    </section>
  )
}
