import { type ReactElement, useEffect, useState } from 'react'
import { CopyLine, QrImage } from '#web/components/secret.tsx'

/** The secret for the application of codes: as a QR, and in letters for who cannot scan. */
export function TotpSecret({ secret, uri }: { secret: string; uri: string }): ReactElement {
  const [image, setImage] = useState<string | null>(null)
  useEffect(() => {
    let here = true
    void import('qrcode').then(async ({ toDataURL }) => {
      const drawn = await toDataURL(uri, { margin: 1, width: 400 })
      if (here) setImage(drawn)
    })
    return () => {
      here = false
    }
  }, [uri])
  return (
    <div className="stack">
      <QrImage src={image} label="Código QR para su aplicación de códigos" />
      <p>¿No puede escanear? Escriba esta clave en la aplicación:</p>
      <CopyLine value={secret.replace(/(.{4})(?=.)/g, '$1 ')} label="Clave de la aplicación" />
    </div>
  )
}
