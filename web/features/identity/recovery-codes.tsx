import type { ReactElement } from 'react'
import { CodeBlock } from '#web/components/secret.tsx'

/** Ten codes, shown once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }): ReactElement {
  return (
    <div className="stack">
      <h3>Guarde sus códigos de recuperación</h3>
      <p>Cada uno sirve una vez, si pierde el teléfono. No se vuelven a mostrar: imprímalos o guárdelos ahora.</p>
      <CodeBlock codes={codes} name="Códigos de recuperación" />
    </div>
  )
}
