import { type ReactElement, useEffect } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { codeOf } from '#contract/mipres-codes/code-list.ts'
import { devices } from '#contract/mipres-codes/devices.ts'
import { CodeSelect, Quantity, Schedule, useSet } from '#web/components/prescription/fields.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { Amount, Common, type EditorProps } from './editor-parts.tsx'
import { WhyQuestions } from './why-questions.tsx'

/** The editor of a medical device. */
export function DeviceEditor({ index, computed, pending }: EditorProps): ReactElement {
  const path = `items.${index}`
  const { control } = useFormContext()
  const code = String(useWatch({ control, name: `${path}.code` }) ?? '')
  const name = String(useWatch({ control, name: `${path}.name` }) ?? '')
  const set = useSet()
  const named = codeOf(devices, code)?.name ?? ''
  useEffect(() => {
    if (named !== name) set(`${path}.name`, named)
  })
  return (
    <>
      <CodeSelect name={`${path}.code`} label="Dispositivo" list={devices} />
      <div className={styles.grid}>
        <Amount path={path} label="Cuántos en cada uso" />
        <Schedule path={path} />
      </div>
      <Quantity path={path} computed={computed} pending={pending} />
      <Common path={path} what="de este dispositivo" />
      <WhyQuestions path={path} kind="D" />
    </>
  )
}
