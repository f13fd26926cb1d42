import { type ReactElement, useEffect, useRef, useState } from 'react'
import { ComboBox as AriaComboBox, I18nProvider, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { bound } from './bound.tsx'
import styles from './combo-box.module.css'
import field from './field.module.css'
import { type Control, describedBy, FieldFrame, type FieldTexts, useFieldId } from './field.tsx'

/** One choice: its name and, always, what tells it apart: code and department. */
export interface ComboItem {
  id: string
  name: string
  /** "Casanare · 85440" */
  detail?: string
}

export interface ComboBoxProps extends FieldTexts, Control<ComboItem | null> {
  /** Finds the items for what is typed; called at most every 250 ms, the former call aborted. */
  load: (text: string, signal: AbortSignal) => Promise<ComboItem[]>
  /** How much must be typed before searching (default 2; 0 shows all at once). */
  from?: number
  placeholder?: string
}

function Marked({ text, part }: { text: string; part: string }): ReactElement {
  const plain = (one: string) => one.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const at = part ? plain(text).indexOf(plain(part)) : -1
  if (at < 0) return <span>{text}</span>
  return (
    <span>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + part.length)}</mark>
      {text.slice(at + part.length)}
    </span>
  )
}

/** Search and choose, from eight choices on. */
export function ComboBox(props: ComboBoxProps): ReactElement {
  const id = useFieldId(props.id)
  const { value, load, from = 2 } = props
  const [text, setText] = useState(value?.name ?? '')
  const [items, setItems] = useState<ComboItem[]>(value ? [value] : [])
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle')
  const finder = useRef(load)
  finder.current = load
  const last = useRef<string | null>(value?.id ?? null)

  // A value that comes from outside (a draft, a cleared form) is shown.
  useEffect(() => {
    if ((value?.id ?? null) === last.current) return
    last.current = value?.id ?? null
    setText(value?.name ?? '')
    if (value) setItems([value])
  }, [value])

  const asked = text.trim()
  const searching = asked.length >= from && asked !== value?.name
  useEffect(() => {
    if (!searching) return
    const control = new AbortController()
    setState('loading')
    const timer = setTimeout(() => {
      finder
        .current(asked, control.signal)
        .then((found) => {
          if (control.signal.aborted) return
          setItems(found)
          setState('idle')
        })
        .catch(() => {
          if (control.signal.aborted) return
          setItems([])
          setState('failed')
        })
    }, 250)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [asked, searching])

  const nothing =
    asked.length < from
      ? `Escriba ${from} letras o más.`
      : state === 'loading'
        ? 'Buscando…'
        : state === 'failed'
          ? 'No pudimos buscar. Siga escribiendo para intentar de nuevo.'
          : 'Nada coincide. Revise la escritura o pruebe con el código.'
  return (
    <FieldFrame {...props} id={id}>
      <I18nProvider locale="es-CO">
        <AriaComboBox<ComboItem>
          aria-label={typeof props.label === 'string' ? props.label : 'Buscar'}
          className={styles.combo ?? ''}
          items={items}
          inputValue={text}
          selectedKey={value?.id ?? null}
          allowsEmptyCollection
          menuTrigger={from === 0 ? 'focus' : 'input'}
          isInvalid={props.error !== undefined}
          onInputChange={(next) => {
            setText(next)
            if (value && next !== value.name) {
              last.current = null
              props.onChange(null)
            }
          }}
          onSelectionChange={(key) => {
            const item = items.find((one) => one.id === key)
            if (!item) return
            last.current = item.id
            setText(item.name)
            props.onChange(item)
          }}
          onBlur={props.onBlur ?? (() => undefined)}
          allowsCustomValue
        >
          <Input
            id={id}
            className={field.input ?? ''}
            placeholder={props.placeholder ?? ''}
            aria-describedby={describedBy(id, props)}
          />
          <Popover className={styles.popover ?? ''} offset={6}>
            <ListBox<ComboItem>
              className={styles.list ?? ''}
              renderEmptyState={() => <p className={styles.nothing}>{nothing}</p>}
            >
              {(item) => (
                <ListBoxItem id={item.id} textValue={item.name} className={styles.option ?? ''}>
                  <Marked text={item.name} part={asked} />
                  {item.detail && <span className="meta">{item.detail}</span>}
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </AriaComboBox>
      </I18nProvider>
    </FieldFrame>
  )
}

/** Inside a `<Form>`, by `name`; the value is the item or null. */
export const ComboBoxField = bound<ComboItem | null, ComboBoxProps>(ComboBox, null)
