import { type ReactElement, useState } from 'react'
import { type UseFormReturn, useFieldArray, useWatch } from 'react-hook-form'
import { type DirectItemView, directItem, type ItemKey, searchSuppliers } from '#contract/direccionamientos.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { CheckboxField } from '#web/components/choices.tsx'
import { ComboBoxField, type ComboItem } from '#web/components/combo-box.tsx'
import { DateField } from '#web/components/date-field.tsx'
import { ErrorText } from '#web/components/field.tsx'
import { Form } from '#web/components/form.tsx'
import { Note } from '#web/components/note.tsx'
import { CatalogField } from '#web/components/prescription/fields.tsx'
import { MunicipalityField } from '#web/components/prescription/municipality-field.tsx'
import { countOf } from '#web/components/prescription/words.ts'
import { TextField, TextInput } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { call } from '#web/lib/api.ts'
import { now } from '#web/lib/clock.ts'
import { usePageForm } from '#web/lib/form.ts'
import { dayOf, plural } from '#web/lib/format.ts'
import { addDays, type DeliveryRow, freeNumbers, missingOf, quantityText, splitRows, sumOf } from './deliveries.ts'
import { keepDirected, type LastDirected } from './kept.ts'
import styles from './supply.module.css'
import { isPresentation, usualDays } from './words.ts'

export interface DirectValues {
  supplier: ComboItem | null
  municipalityCode: string
  atHome: boolean
  homeAddress: string
  code: string
  deliveries: DeliveryRow[]
}

/** Numbers of deliveries that an active direccionamiento has. */
const takenOf = (view: DirectItemView): Set<number> =>
  new Set(view.directions.filter((one) => one.state !== 0).map((one) => one.delivery))

/** The next delivery with all that is missing, until the usual day; one that was annulled, until the day that it had. */
function firstRow(view: DirectItemView): DeliveryRow {
  const missing = missingOf(view)
  const today = dayOf(now())
  const former = view.directions.filter((one) => one.delivery === view.nextDelivery && one.latestOn >= today).at(-1)
  return {
    delivery: String(view.nextDelivery),
    quantity: missing > 0n ? quantityText(missing).replace('.', ',') : '',
    latestOn: former?.latestOn ?? addDays(today, usualDays(view.ambito)),
  }
}

/** What is filled before anything is written: what the item says, and where its prescription went last. */
export function directDefaults(
  kind: ItemKey['kind'],
  view: DirectItemView,
  last: LastDirected | undefined,
): DirectValues {
  const { homeAddress = '' } = last ?? {}
  return {
    supplier: last?.supplier ?? null,
    municipalityCode: last?.municipalityCode ?? '',
    // Home hospital care is given at home.
    atHome: view.ambito === 21 || homeAddress !== '',
    homeAddress,
    code: kind !== 'M' || isPresentation(kind, view.code) ? view.code : '',
    deliveries: [firstRow(view)],
  }
}

export const useDirectForm = (defaults: DirectValues): UseFormReturn<DirectValues> =>
  usePageForm<DirectValues>(defaults)

/** Gives an item, whole or by deliveries, to somebody of the network. */
export function DirectForm(props: {
  context: ContextView
  itemKey: ItemKey
  view: DirectItemView
  form: UseFormReturn<DirectValues>
  done: (text: string) => void
}): ReactElement {
  const { context, itemKey, view, form } = props
  const params = { context: context.key }
  const { fields, append, remove, replace } = useFieldArray({ control: form.control, name: 'deliveries' })
  const rows = useWatch({ control: form.control, name: 'deliveries' })
  const atHome = useWatch({ control: form.control, name: 'atHome' })
  const act = useAct<typeof directItem, DirectValues>(directItem, {
    form,
    done: ({ created }) => {
      const { supplier, municipalityCode, homeAddress } = form.getValues()
      if (supplier) keepDirected(itemKey.number, { supplier, municipalityCode, homeAddress: atHome ? homeAddress : '' })
      const many =
        created.length === 1
          ? `Entrega ${created[0]?.delivery} direccionada`
          : `${created.length} entregas direccionadas`
      // A name may end with the point of its own: 'S.A.S.'.
      props.done(`${many} a ${(supplier?.name ?? 'quien la entrega').replace(/\.$/, '')}.`)
    },
  })
  const taken = takenOf(view)
  const suppliers = async (text: string, signal: AbortSignal): Promise<ComboItem[]> => {
    const found = await call(searchSuppliers, { params, query: { text } }, signal)
    return found.suppliers.map(({ key, name, identification, blocked }) => ({
      id: key,
      name,
      detail: identification,
      ...(blocked ? { blocked } : {}),
    }))
  }

  return (
    <Form
      form={form}
      act={act}
      label="Direccionar"
      refusedTitle="No se direccionó"
      onSubmit={(values) =>
        act.run({
          params: { ...params, ...itemKey },
          body: {
            supplier: values.supplier?.id ?? '',
            municipalityCode: values.municipalityCode,
            homeAddress: values.atHome ? values.homeAddress : null,
            code: values.code,
            deliveries: values.deliveries.map(({ delivery, quantity, latestOn }) => ({
              // What is no number goes as nothing, so that the server asks for it on its field.
              delivery: (/^\d+$/.test(delivery.trim()) ? Number(delivery) : undefined) as number,
              quantity,
              latestOn,
            })),
          },
        })
      }
    >
      <div className={styles.two}>
        <ComboBoxField
          name="supplier"
          label="Quién entrega"
          hint="De la red del régimen, por nombre o número"
          from={0}
          load={suppliers}
        />
        <MunicipalityField name="municipalityCode" label="Municipio de la entrega" hint="Por nombre o código" />
      </div>
      <div className={styles.two}>
        <Code kind={itemKey.kind} view={view} />
        <div className="stack">
          <CheckboxField name="atHome" label="Se entrega en el domicilio del paciente" />
          {atHome && <TextField name="homeAddress" label="Dirección del domicilio" autoComplete="off" maxLength={80} />}
        </div>
      </div>
      <fieldset className={styles.deliveries} id="campo-deliveries" tabIndex={-1}>
        <legend>Entregas</legend>
        <Split
          view={view}
          onSplit={(count, everyDays) => {
            const missing = missingOf(view)
            const amount = missing > 0n ? missing : (sumOf(form.getValues('deliveries')) ?? 0n)
            if (amount === 0n) return
            const firstOn = form.getValues('deliveries.0.latestOn') || firstRow(view).latestOn
            replace(splitRows({ amount, count, everyDays, firstOn, next: view.nextDelivery, taken }))
          }}
        />
        <ol className={styles.rows}>
          {fields.map((field, i) => (
            <li key={field.id}>
              <fieldset aria-label={`Entrega ${rows[i]?.delivery || i + 1}`}>
                <TextField
                  name={`deliveries.${i}.delivery`}
                  label="Entrega"
                  inputMode="numeric"
                  autoComplete="off"
                  width={2}
                  maxLength={4}
                />
                <TextField
                  name={`deliveries.${i}.quantity`}
                  label="Cantidad"
                  inputMode="decimal"
                  autoComplete="off"
                  maxLength={16}
                  {...(view.unit ? { unit: view.unit.toLowerCase() } : {})}
                />
                <DateField name={`deliveries.${i}.latestOn`} label="Entregar hasta" hint="" />
                {fields.length > 1 && (
                  <Button kind="ghost" small icon="trash" onClick={() => remove(i)}>
                    Quitar<span className="sr"> la entrega {rows[i]?.delivery || i + 1}</span>
                  </Button>
                )}
              </fieldset>
            </li>
          ))}
        </ol>
        <Sum view={view} rows={rows} />
        <Button
          small
          icon="plus"
          onClick={() => {
            const written = rows.map((row) => Number(row.delivery)).filter((n) => Number.isInteger(n))
            const used = new Set([...taken, ...written])
            const left = missingOf(view) - (sumOf(rows) ?? missingOf(view))
            append({
              delivery: String(freeNumbers(Math.max(0, ...written) + 1, 1, used)[0]),
              quantity: left > 0n ? quantityText(left).replace('.', ',') : '',
              latestOn: addDays(rows.at(-1)?.latestOn ?? '', 30),
            })
          }}
        >
          Agregar otra entrega
        </Button>
      </fieldset>
      <Actions>
        <Button kind="primary" type="submit" busy={act.busy} aria-keyshortcuts="Control+Enter">
          {rows.length === 1 ? 'Direccionar la entrega' : `Direccionar ${rows.length} entregas`}
        </Button>
      </Actions>
    </Form>
  )
}

/** The code of what is delivered: of a medicine without presentation it is looked for, or written when no catalogue has it. */
function Code({ kind, view }: { kind: ItemKey['kind']; view: DirectItemView }): ReactElement {
  const [typing, setTyping] = useState(false)
  if (kind !== 'M')
    return (
      <TextField
        name="code"
        label="Código de lo que se entrega"
        hint={view.code ? 'El de la prescripción' : undefined}
        autoComplete="off"
        width={20}
        maxLength={20}
      />
    )
  return (
    <div className={styles.code}>
      {typing ? (
        <TextField
          name="code"
          label="Código de lo que se entrega"
          hint="Por ejemplo, 019900001-01"
          autoComplete="off"
          width={20}
          maxLength={20}
        />
      ) : (
        <CatalogField
          name="code"
          catalog="cum"
          label="Presentación que se entrega"
          hint={
            isPresentation(kind, view.code) ? 'La de la prescripción' : 'Se prescribió sin presentación. Elija una.'
          }
        />
      )}
      <Button kind="ghost" small onClick={() => setTyping(!typing)}>
        {typing ? 'Buscar en el catálogo' : 'Escribir el código'}
      </Button>
    </div>
  )
}

/** "Repartir en 3 entregas, cada 30 días": fills the rows, which can still be changed. */
function Split(props: { view: DirectItemView; onSplit: (count: number, everyDays: number) => void }): ReactElement {
  const [count, setCount] = useState('')
  const [every, setEvery] = useState('30')
  const [error, setError] = useState('')
  const go = (): void => {
    const [n, days] = [Number(count), Number(every)]
    const wrong =
      !/^\d+$/.test(count.trim()) || n < 1 || n > 36
        ? 'Escriba en cuántas entregas, de 1 a 36.'
        : !/^\d+$/.test(every.trim()) || days > 366
          ? 'Escriba cada cuántos días, hasta 366.'
          : ''
    setError(wrong)
    if (!wrong) props.onSplit(n, days)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in its boxes splits, and does not send the form
    <div
      className={styles.split}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        go()
      }}
    >
      <TextInput
        label="Repartir en"
        unit="entregas"
        inputMode="numeric"
        autoComplete="off"
        maxLength={2}
        value={count}
        onChange={setCount}
      />
      <TextInput
        label="Una cada"
        unit="días"
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
        value={every}
        onChange={setEvery}
      />
      <Button small onClick={go}>
        Repartir
      </Button>
      {error && <ErrorText>{error}</ErrorText>}
    </div>
  )
}

/** What the rows add up to, against what is missing. More is a note: who directs may know why. */
function Sum({ view, rows }: { view: DirectItemView; rows: readonly DeliveryRow[] }): ReactElement | null {
  const sum = sumOf(rows)
  if (sum === null) return null
  const missing = missingOf(view)
  const words = (amount: bigint): string => countOf(quantityText(amount), view.unit)
  if (sum > missing)
    return (
      <Note kind="wait" alert>
        <p>
          Suma {words(sum)}: {words(sum - missing)} más de lo que falta. Puede direccionarlo así si es lo que se
          entrega.
        </p>
      </Note>
    )
  return (
    <p className="muted" role="status">
      {sum === missing
        ? `${plural(rows.length, 'entrega suma', 'entregas suman')} ${words(sum)}: todo lo que falta.`
        : `${plural(rows.length, 'entrega suma', 'entregas suman')} ${words(sum)}. Quedarían por direccionar ${words(missing - sum)}.`}
    </p>
  )
}
