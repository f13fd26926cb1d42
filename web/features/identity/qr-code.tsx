import type { ReactElement } from 'react'
import { CopyLine, QrImage } from '#web/components/secret.tsx'
import { useQr } from '#web/lib/use-qr.ts'

/** The secret for the application of codes: as a QR, and in letters for who cannot scan. */
export function TotpSecret({ secret, uri }: { secret: string; uri: string }): ReactElement {
  const image = useQr(uri, 400)
  return (
    <div className="stack">
      <QrImage src={image} label="Código QR para su aplicación de códigos" />
      <p>¿No puede escanear? Escriba esta clave en la aplicación:</p>
      <CopyLine value={secret.replace(/(.{4})(?=.)/g, '$1 ')} label="Clave de la aplicación" />
    </div>
  )
}
