import type { BrowserContext } from '@playwright/test'
import decodeQr from 'qr/decode.js'

/** What the QR in a picture says; the browser reads the picture, at a blank page of its own. */
export async function readQr(context: BrowserContext, picture: Buffer): Promise<string> {
  const page = await context.newPage()
  const { width, height, grey } = await page.evaluate(
    async (url) => {
      const image = await createImageBitmap(await (await fetch(url)).blob())
      const canvas = new OffscreenCanvas(image.width, image.height)
      const pen = canvas.getContext('2d')
      pen?.drawImage(image, 0, 0)
      const { data } = pen?.getImageData(0, 0, image.width, image.height) ?? { data: [] }
      let grey = ''
      for (let i = 0; i < data.length; i += 4) grey += (data[i + 1] ?? 0) > 127 ? '1' : '0'
      return { width: image.width, height: image.height, grey }
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  )
  await page.close()
  const data = Uint8Array.from([...grey].flatMap((bit) => (bit === '1' ? [255, 255, 255, 255] : [0, 0, 0, 255])))
  return decodeQr({ width, height, data })
}
