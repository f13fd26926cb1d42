import type { ReactElement } from 'react'
import { CatalogField, Quantity, Schedule } from '#web/components/prescription/fields.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { Amount, Common, type EditorProps } from './editor-parts.tsx'
import { WhyQuestions } from './why-questions.tsx'

/** The editor of a procedure. */
export function ProcedureEditor({ index, computed, pending }: EditorProps): ReactElement {
  const path = `items.${index}`
  return (
    <>
      <CatalogField
        name={`${path}.code`}
        nameField={`${path}.name`}
        catalog="cups"
        label="Procedimiento (CUPS)"
        hint="Por nombre o por código, por ejemplo: densitometría."
      />
      <div className={styles.grid}>
        <Amount path={path} label="Cuántas veces en cada uso" />
        <Schedule path={path} />
      </div>
      <Quantity path={path} computed={computed} pending={pending} />
      <Common path={path} what="de este procedimiento" />
      <WhyQuestions path={path} kind="P" />
    </>
  )
}
