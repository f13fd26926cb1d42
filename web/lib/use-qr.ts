import { useEffect, useState } from 'react'

/** A text drawn as a QR, the address of an image; null until it is drawn. The library comes only here. */
export function useQr(text: string, width: number): string | null {
  const [image, setImage] = useState<string | null>(null)
  useEffect(() => {
    let here = true
    void import('qrcode').then(async ({ toDataURL }) => {
      const drawn = await toDataURL(text, { margin: 1, width })
      if (here) setImage(drawn)
    })
    return () => {
      here = false
    }
  }, [text, width])
  return image
}
