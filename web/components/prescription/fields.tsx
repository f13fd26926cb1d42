import { useQuery } from '@tanstack/react-query'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useController, useFormContext, useWatch } from 'react-hook-form'
import { fold } from '#contract/fold.ts'
import { type CodeList, codeName, offered } from '#contract/mipres-codes/code-list.ts'
import { timeUnits } from '#contract/mipres-codes/short-lists.ts'
import { givenOnce, withoutNumber } from '#contract/prescription-questions.ts'
import { type Catalog, type CatalogRow, readCatalogRow, searchCatalog } from '#contract/registries-catalogs.ts'
import { Button } from '#web/components/button.tsx'
import { ComboBox, type ComboItem } from '#web/components/combo-box.tsx'
import { ErrorText, FieldGroup } from '#web/components/field.tsx'
import { SelectField } from '#web/components/select.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { call } from '#web/lib/api.ts'
import { now } from '#web/lib/clock.ts'
import { cx } from '#web/lib/cx.ts'
import { fieldId, firstError } from '#web/lib/form.ts'
import { dayOf } from '#web/lib/format.ts'
import { catalogRowKey } from './code-name.tsx'
import { DocumentParts, type FormDocument } from './document-parts.tsx'
import styles from './prescribing.module.css'
import { countOf } from './words.ts'

/** A control of the draft's form by its name: value, change and what the server said of it. */
export function useField<V>(name: string): {
  value: V
  onChange: (value: V) => void
  onBlur: () => void
  error: string | undefined
} {
  const { control, formState } = useFormContext()
  const { field } = useController({ name, control })
  return {
    value: field.value as V,
    onChange: field.onChange,
    onBlur: field.onBlur,
    error: firstError(formState.errors, name)?.message,
  }
}

/** Sets other fields when one is chosen. */
export function useSet(): (name: string, value: unknown) => void {
  const { setValue } = useFormContext()
  return (name, value) => setValue(name, value, { shouldDirty: true })
}

/** A question answered yes or no, on one line. Not answering is a third state. */
export function Ask({ name, label, hint }: { name: string; label: string; hint?: string }): ReactElement {
  const { value, onChange, onBlur, error } = useField<boolean | null>(name)
  const id = fieldId(name)
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={cx(styles.ask, error && styles.askWrong)}
      aria-describedby={cx(hint && `${id}-pista`, error && `${id}-error`) || undefined}
    >
      <legend className="sr">{label}</legend>
      <span className={styles.askLabel} aria-hidden="true">
        {label}
      </span>
      <div className={styles.yesNo}>
        {([true, false] as const).map((answer) => (
          <label key={String(answer)}>
            <input
              type="radio"
              name={id}
              checked={value === answer}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(answer)}
              onBlur={onBlur}
            />
            {answer ? 'Sí' : 'No'}
          </label>
        ))}
      </div>
      {hint && (
        <span className="meta" id={`${id}-pista`}>
          {hint}
        </span>
      )}
      {error && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
    </fieldset>
  )
}

const today = (): string => dayOf(now())

/** A code of a short table, in a select. */
export function CodeSelect(props: {
  name: string
  label: ReactNode
  list: CodeList
  hint?: string
  optional?: boolean
  placeholder?: string
  onPick?: (code: string) => void
}): ReactElement {
  const { list } = props
  const { control } = useFormContext()
  const value = String(useWatch({ control, name: props.name }) ?? '')
  const options = offered(list, today()).map(({ code, name }) => ({ value: String(code), label: name }))
  // A code of an older prescription that is not offered today stays readable.
  if (value && !options.some((one) => one.value === value)) options.push({ value, label: codeName(list, value) })
  return (
    <SelectField
      name={props.name}
      label={props.label}
      options={options}
      placeholder={props.placeholder ?? 'Elija'}
      {...(props.hint ? { hint: props.hint } : {})}
      {...(props.optional ? { optional: true } : {})}
    />
  )
}

/** Choices of a table for what is typed: those that begin so first, then those that hold it. */
export function searchCodes(list: CodeList, text: string, on: string): ComboItem[] {
  const sought = fold(text.trim())
  const all = offered(list, on).map(({ code, name }) => ({ id: String(code), name, detail: String(code) }))
  const starts = all.filter((one) => fold(one.name).startsWith(sought) || one.id === text.trim())
  const holds = all.filter((one) => !starts.includes(one) && fold(one.name).includes(sought))
  return [...starts, ...holds].slice(0, 60)
}

/** A code of a long table: search and choose. */
export function CodeCombo(props: {
  name: string
  label: ReactNode
  list: CodeList
  hint?: string
  optional?: boolean
}): ReactElement {
  const { value, onChange, onBlur, error } = useField<string | null>(props.name)
  return (
    <ComboBox
      id={fieldId(props.name)}
      label={props.label}
      {...(props.hint ? { hint: props.hint } : {})}
      {...(props.optional ? { optional: true } : {})}
      error={error}
      from={1}
      value={value ? { id: value, name: codeName(props.list, value) } : null}
      onChange={(item) => onChange(item?.id ?? '')}
      onBlur={onBlur}
      load={async (text) => searchCodes(props.list, text, today())}
    />
  )
}

/** A row of a catalogue as a choice: its name, and always its code. */
const choiceOf = (row: CatalogRow): ComboItem => ({
  id: row.code,
  name: row.name,
  detail: [row.code, row.covered === true ? 'Incluido en el plan' : null].filter(Boolean).join(' · '),
})

/** Search and choose in a catalogue of the registries; `onRow` gets the whole row, or null when it was cleared. */
export function CatalogBox(props: {
  id: string
  catalog: Catalog
  label: ReactNode
  hint?: string | undefined
  optional?: boolean | undefined
  error?: string | undefined
  code: string
  /** When the page knows it; otherwise the catalogue is asked. */
  name?: string | undefined
  onRow: (row: CatalogRow | null) => void
  onBlur?: () => void
}): ReactElement {
  const { catalog, code } = props
  const [rows, setRows] = useState<CatalogRow[]>([])
  const known = props.name || rows.find((row) => row.code === code)?.name
  const asked = useQuery({
    queryKey: catalogRowKey(catalog, code),
    queryFn: ({ signal }) => call(readCatalogRow, { params: { catalog, code }, query: {} }, signal),
    enabled: Boolean(code) && !known,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const name = known ?? asked.data?.name
  const waiting = Boolean(code) && !name && asked.isPending
  return (
    <ComboBox
      key={waiting ? 'waiting' : 'ready'}
      id={props.id}
      label={props.label}
      {...(props.hint ? { hint: props.hint } : {})}
      {...(props.optional ? { optional: true } : {})}
      error={props.error}
      value={code ? { id: code, name: name ?? code } : null}
      onChange={(item) => props.onRow(item ? (rows.find((row) => row.code === item.id) ?? null) : null)}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      load={async (text, signal) => {
        const { items } = await call(searchCatalog, { params: { catalog }, query: { q: text } }, signal)
        setRows(items)
        return items.map(choiceOf)
      }}
    />
  )
}

/** A code of a catalogue by the name of its field. `nameField` keeps the words beside the code. */
export function CatalogField(props: {
  name: string
  catalog: Catalog
  label: ReactNode
  hint?: string
  optional?: boolean
  nameField?: string
  onRow?: (row: CatalogRow) => void
}): ReactElement {
  const { value, onChange, onBlur, error } = useField<string | null>(props.name)
  const set = useSet()
  const { control } = useFormContext()
  const words = useWatch({ control, name: props.nameField ?? '__none' }) as unknown
  return (
    <>
      <CatalogBox
        id={fieldId(props.name)}
        catalog={props.catalog}
        label={props.label}
        hint={props.hint}
        optional={props.optional}
        error={error}
        code={value ?? ''}
        name={typeof words === 'string' && words && value ? words : undefined}
        onBlur={onBlur}
        onRow={(row) => {
          onChange(row?.code ?? '')
          if (props.nameField) set(props.nameField, row?.name ?? '')
          if (row) props.onRow?.(row)
        }}
      />
      <Chosen code={value ?? ''} />
    </>
  )
}

/** The code of what is chosen, under its box. */
function Chosen({ code }: { code: string }): ReactElement | null {
  return code ? (
    <p className={cx('meta', styles.under)}>
      Código <span className="code">{code}</span>
    </p>
  ) : null
}

/** Type and number of a document of the official list for patients. */
export function DocumentFields({ name, label, hint }: { name: string; label: string; hint?: string }): ReactElement {
  const { value, onChange, onBlur, error } = useField<FormDocument | null>(name)
  const document = value ?? { type: 'CC', number: '' }
  const id = fieldId(name)
  return (
    <FieldGroup id={id} label={label} error={error} {...(hint ? { hint } : {})}>
      <DocumentParts id={id} value={document} onChange={onChange} onBlur={onBlur} wrong={Boolean(error)} />
    </FieldGroup>
  )
}

const numberedUnits = timeUnits

/** "Cada 14 días", "Durante 12 semanas": a number and a unit of table 6.7 as one question. */
function Span(props: { path: string; amount: string; unit: string; label: string }): ReactElement {
  const amountName = `${props.path}.${props.amount}`
  const unitName = `${props.path}.${props.unit}`
  const amount = useField<string | null>(amountName)
  const unit = useField<string | null>(unitName)
  const bare = withoutNumber(unit.value)
  const error = amount.error ?? unit.error
  const id = fieldId(unitName)
  return (
    <FieldGroup id={`${id}-grupo`} label={props.label} error={error}>
      <div className={styles.span}>
        {!bare && (
          <input
            id={fieldId(amountName)}
            className={styles.control}
            aria-label={`${props.label}: número`}
            inputMode="numeric"
            maxLength={5}
            value={amount.value ?? ''}
            aria-invalid={amount.error ? true : undefined}
            onBlur={amount.onBlur}
            onChange={(event) => amount.onChange(event.target.value.trim())}
          />
        )}
        <select
          id={id}
          className={styles.control}
          aria-label={`${props.label}: unidad`}
          value={unit.value ?? ''}
          aria-invalid={unit.error ? true : undefined}
          onBlur={unit.onBlur}
          onChange={(event) => {
            unit.onChange(event.target.value)
            if (withoutNumber(event.target.value)) amount.onChange('')
          }}
        >
          <option value="">Unidad</option>
          {numberedUnits.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </FieldGroup>
  )
}

/** How often and for how long; nothing of it when the item is given once. */
export function Schedule({ path }: { path: string }): ReactElement | null {
  const { control } = useFormContext()
  const item = useWatch({ control, name: path }) as Record<string, unknown>
  const once = givenOnce(item ?? {})
  return (
    <>
      {once && item.everyUnit !== '8' ? null : <Span path={path} amount="everyAmount" unit="everyUnit" label="Cada" />}
      {once ? null : <Span path={path} amount="durationAmount" unit="durationUnit" label="Durante" />}
    </>
  )
}

/**
 * The total: what the schedule gives, as the server computed it, until the doctor adjusts it with a reason. When nothing can be
 * computed she writes it.
 */
export function Quantity(props: {
  path: string
  computed: string | null
  unit?: string
  pending: boolean
}): ReactElement {
  const { path, computed } = props
  const { control } = useFormContext()
  const set = useSet()
  const total = String(useWatch({ control, name: `${path}.totalQuantity` }) ?? '')
  const reason = String(useWatch({ control, name: `${path}.totalReason` }) ?? '')
  const { formState } = useFormContext()
  const wrong = ['totalQuantity', 'totalReason'].some((name) => firstError(formState.errors, `${path}.${name}`))
  const adjusting = useWatch({ control, name: `${path}.adjusted` }) === true
  const unit = props.unit?.toLowerCase() ?? ''
  const asWords = (n: string): string => countOf(n, unit)
  if (computed === null || adjusting || wrong || reason !== '') {
    return (
      <div className={styles.quantity}>
        <div className={styles.grid}>
          <TextField
            name={`${path}.totalQuantity`}
            label="Cantidad total"
            inputMode="decimal"
            maxLength={10}
            {...(unit ? { unit } : {})}
            {...(computed === null
              ? { hint: 'No se puede calcular con lo escrito. Escríbala.' }
              : { hint: `La dosis y la duración dan ${asWords(computed)}.` })}
          />
          {computed !== null && <TextField name={`${path}.totalReason`} label="¿Por qué es otra?" maxLength={160} />}
        </div>
        {computed !== null && (
          <Button
            small
            onClick={() => {
              set(`${path}.totalQuantity`, computed)
              set(`${path}.totalReason`, '')
              set(`${path}.adjusted`, false)
            }}
          >
            Usar la calculada
          </Button>
        )}
      </div>
    )
  }
  return (
    <div className={styles.calc} id={fieldId(`${path}.totalQuantity`)} tabIndex={-1}>
      <div>
        <span className="meta">Cantidad total</span>
        <p className={styles.total} aria-busy={props.pending || undefined}>
          {asWords(total || computed)}
        </p>
      </div>
      <Button small onClick={() => set(`${path}.adjusted`, true)}>
        Ajustar con motivo
      </Button>
      <p className="meta">Calculada con la dosis, la frecuencia y la duración.</p>
    </div>
  )
}
