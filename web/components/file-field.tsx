import { type ReactElement, useRef, useState } from 'react'
import { showBytes } from '#web/lib/format.ts'
import { bound } from './bound.tsx'
import styles from './field.module.css'
import { type Control, describedBy, FieldFrame, type FieldTexts, useFieldId } from './field.tsx'
import { Icon } from './icon.tsx'

export interface FileInputProps extends FieldTexts, Control<File | null> {
  /** For the browser: ".pdf,.xlsx". */
  accept?: string
  /** For people: "CSV o XLSX, hasta 100 MB". */
  limits: string
}

/** One file, dropped or chosen. Stays attached when the form comes back with errors. */
export function FileInput(props: FileInputProps): ReactElement {
  const id = useFieldId(props.id)
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const { value } = props
  return (
    <FieldFrame {...props} id={id}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input does the same by keyboard */}
      <div
        className={styles.drop}
        data-over={over || undefined}
        data-wrong={props.error ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          const file = event.dataTransfer.files[0]
          if (file) props.onChange(file)
        }}
      >
        <input
          ref={input}
          className="sr"
          type="file"
          id={id}
          accept={props.accept}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={[describedBy(id, props), `${id}-archivo`].filter(Boolean).join(' ')}
          onChange={(event) => props.onChange(event.target.files?.[0] ?? null)}
          onBlur={props.onBlur}
          // The input itself is a dot in the box; what is seen is the box.
          onFocus={(event) => event.currentTarget.parentElement?.scrollIntoView?.({ block: 'nearest' })}
        />
        <Icon name={value ? 'document' : 'upload'} />
        {value ? (
          <p id={`${id}-archivo`}>
            <b>{value.name}</b> · {showBytes(value.size)}
          </p>
        ) : (
          <p>
            <b>Suelte aquí el archivo</b> o <label htmlFor={id}>elíjalo</label>
          </p>
        )}
        {value ? (
          <p className="meta">
            Sigue adjunto. <label htmlFor={id}>Cambiar</label>
          </p>
        ) : (
          <p className="meta" id={`${id}-archivo`}>
            {props.limits}
          </p>
        )}
      </div>
    </FieldFrame>
  )
}

/** Inside a `<Form>`, by `name`; the value is the file or null. */
export const FileField = bound<File | null, FileInputProps>(FileInput, null)
