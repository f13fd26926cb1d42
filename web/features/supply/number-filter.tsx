import { type ReactElement, useEffect, useState } from 'react'
import { TextInput } from '#web/components/text-input.tsx'
import { showPrescriptionNumber } from '#web/lib/format.ts'

/** One prescription or tutela by its number, pasted in any form: it is looked for as soon as its 20 digits are there. */
export function NumberFilter(props: { value: string; onChange: (number: string | undefined) => void }): ReactElement {
  const [typed, setTyped] = useState(props.value && showPrescriptionNumber(props.value))
  const [left, setLeft] = useState(false)
  const digits = typed.replace(/\D/g, '')
  const { value } = props
  // The address may change by itself: a link without the number, the browser's way back.
  useEffect(() => {
    setTyped((was) => {
      const had = was.replace(/\D/g, '')
      if (value) return had === value ? was : showPrescriptionNumber(value)
      return had.length === 20 ? '' : was
    })
  }, [value])
  return (
    <TextInput
      label="Prescripción o tutela"
      inputMode="numeric"
      autoComplete="off"
      maxLength={30}
      value={typed}
      error={left && digits && digits.length !== 20 ? `El número tiene 20 cifras y van ${digits.length}.` : undefined}
      onChange={(text) => {
        setTyped(text)
        const found = text.replace(/\D/g, '')
        const number = found.length === 20 ? found : ''
        if (number !== props.value) props.onChange(number || undefined)
      }}
      onBlur={() => setLeft(true)}
    />
  )
}
