import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { fold } from '#contract/fold.ts'
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
  /** Why it cannot be chosen now: it is shown and stays where it is. */
  blocked?: string
}

export interface ComboBoxProps extends FieldTexts, Control<ComboItem | null> {
  /** Finds the items for what is typed; called at most every 250 ms, the former call aborted. */
  load: (text: string, signal: AbortSignal) => Promise<ComboItem[]>
  /** How much must be typed before searching (default 2; 0 shows all at once). */
  from?: number
  /** What is written in the box: for who must say that nothing was chosen with it. */
  onText?: (text: string) => void
  placeholder?: string
}

function Marked({ text, part }: { text: string; part: string }): ReactElement {
  const at = part ? fold(text).indexOf(fold(part)) : -1
  if (at < 0) return <span>{text}</span>
  return (
    <span>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + part.length)}</mark>
      {text.slice(at + part.length)}
    </span>
  )
}

/**
 * Search and choose, from eight choices on: an editable combo box with a list (ARIA APG). Arrows move, Enter chooses,
 * Escape closes; the focus never leaves the box. Our own because react-aria's costs 57 kB compressed
 * (docs/decisions/0006-own-combo-box.md).
 */
export function ComboBox(props: ComboBoxProps): ReactElement {
  const id = useFieldId(props.id)
  const { value, load, from = 2 } = props
  const [text, setText] = useState(value?.name ?? '')
  const [items, setItems] = useState<ComboItem[]>([])
  const [state, setState] = useState<'idle' | 'loading' | 'found' | 'failed'>('idle')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const finder = useRef(load)
  finder.current = load
  const list = useRef<HTMLUListElement>(null)
  const last = useRef(value?.id ?? null)

  // A value that comes from outside (a draft, a cleared form) is shown.
  useEffect(() => {
    if ((value?.id ?? null) === last.current) return
    last.current = value?.id ?? null
    setText(value?.name ?? '')
  }, [value])

  const asked = text.trim()
  const searching = open && asked.length >= from && asked !== value?.name
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
          setActive(-1)
          setState('found')
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

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function choose(item: ComboItem): void {
    if (item.blocked) return
    last.current = item.id
    setText(item.name)
    setOpen(false)
    setActive(-1)
    setItems([])
    setState('idle')
    props.onText?.(item.name)
    props.onChange(item)
  }

  function type(next: string): void {
    setText(next)
    setOpen(true)
    setActive(-1)
    props.onText?.(next)
    if (value && next !== value.name) {
      last.current = null
      props.onChange(null)
    }
  }

  function press(event: KeyboardEvent): void {
    const n = shown.length
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      if (n > 0) setActive((now) => (event.key === 'ArrowDown' ? (now + 1) % n : (now <= 0 ? n : now) - 1))
    } else if (event.key === 'Enter' && listed) {
      // Enter chooses; it does not send the form while the list is open.
      event.preventDefault()
      const item = shown[active]
      if (item) choose(item)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
      setActive(-1)
    }
  }

  const shown = searching ? items : []
  const listed = open && shown.length > 0
  const said =
    !open || asked === value?.name
      ? ''
      : asked.length < from
        ? asked.length > 0
          ? `Escriba ${from} letras o más.`
          : ''
        : state === 'loading' && shown.length === 0
          ? 'Buscando…'
          : state === 'failed'
            ? 'No pudimos buscar. Siga escribiendo para intentar de nuevo.'
            : state === 'found' && shown.length === 0
              ? 'Nada coincide. Revise la escritura o pruebe con el código.'
              : ''
  return (
    <FieldFrame {...props} id={id}>
      <div className={styles.combo}>
        <input
          id={id}
          className={field.input}
          role="combobox"
          aria-expanded={listed}
          aria-controls={`${id}-lista`}
          aria-autocomplete="list"
          aria-activedescendant={listed && active >= 0 ? `${id}-${active}` : undefined}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={describedBy(id, props)}
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
          onFocus={() => {
            if (from === 0) setOpen(true)
          }}
          onBlur={() => {
            setOpen(false)
            setActive(-1)
            props.onBlur?.()
          }}
        />
        <ul
          ref={list}
          id={`${id}-lista`}
          className={styles.list}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combo box
          role="listbox"
          aria-label={typeof props.label === 'string' ? props.label : 'Resultados'}
          hidden={!listed}
        >
          {shown.map((item, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box
            <li
              key={item.id}
              id={`${id}-${i}`}
              className={styles.option}
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of a combo box
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              aria-disabled={item.blocked ? true : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setActive(i)}
              onClick={() => choose(item)}
            >
              <Marked text={item.name} part={asked} />
              {item.detail && <span className="meta">{item.detail}</span>}
              {item.blocked && <span className={styles.blocked}>{item.blocked}</span>}
            </li>
          ))}
        </ul>
        <p className={said && !listed ? styles.said : 'sr'} role="status">
          {listed ? (shown.length === 1 ? '1 resultado' : `${shown.length} resultados`) : said}
        </p>
      </div>
    </FieldFrame>
  )
}

/** Inside a `<Form>`, by `name`; the value is the item or null. */
export const ComboBoxField = bound<ComboItem | null, ComboBoxProps>(ComboBox, null)
