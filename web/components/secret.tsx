import { type ReactElement, useState } from 'react'
import { announce } from '#web/lib/announce.ts'
import { Actions, Button } from './button.tsx'
import styles from './secret.module.css'

/**
 * A QR drawn by the server as a data: URL or by `qrcode` in the page. Always dark on white.
 * Its place is kept while it is drawn (`src` null): nothing below may move away from under a finger.
 */
export function QrImage({ src, label }: { src: string | null; label: string }): ReactElement {
  return src ? (
    <img className={styles.qr} src={src} alt={label} width={200} height={200} />
  ) : (
    <span className={styles.qr} aria-hidden="true" />
  )
}

/** Something to copy by hand: a key, a link. */
export function CopyLine({ value, label }: { value: string; label: string }): ReactElement {
  const [copied, setCopied] = useState(false)
  return (
    <p className={styles.copy}>
      <code>{value}</code>
      <Button
        small
        icon="copy"
        onClick={() => {
          void navigator.clipboard?.writeText(value.replace(/\s/g, '')).then(() => {
            setCopied(true)
            announce(`${label}: copiado.`)
          })
        }}
      >
        {copied ? 'Copiado' : 'Copiar'}
        <span className="sr"> {label}</span>
      </Button>
    </p>
  )
}

/** Codes shown once: to copy, print or save. */
export function CodeBlock({ codes, name }: { codes: readonly string[]; name: string }): ReactElement {
  const [copied, setCopied] = useState(false)
  const text = codes.join('\n')
  return (
    <div className={styles.block}>
      <ul className={styles.codes} aria-label={name}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Actions>
        <Button
          icon="copy"
          onClick={() =>
            void navigator.clipboard?.writeText(text).then(() => {
              setCopied(true)
              announce('Códigos copiados.')
            })
          }
        >
          {copied ? 'Copiados' : 'Copiar'}
        </Button>
        <Button icon="printer" onClick={() => window.print()}>
          Imprimir
        </Button>
        <Button
          icon="download"
          onClick={() => {
            const url = URL.createObjectURL(new Blob([`${name}\n\n${text}\n`], { type: 'text/plain' }))
            const link = document.createElement('a')
            link.href = url
            link.download = 'codigos-openmipres.txt'
            link.click()
            URL.revokeObjectURL(url)
          }}
        >
          Guardar
        </Button>
      </Actions>
    </div>
  )
}
