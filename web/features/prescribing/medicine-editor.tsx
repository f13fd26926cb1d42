import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { pharmaceuticalForms } from '#contract/mipres-codes/pharmaceutical-forms.ts'
import { routes } from '#contract/mipres-codes/routes.ts'
import { medicineKinds } from '#contract/mipres-codes/short-lists.ts'
import { units } from '#contract/mipres-codes/units.ts'
import type { CatalogRow } from '#contract/registries-catalogs.ts'
import { Button } from '#web/components/button.tsx'
import { ErrorText } from '#web/components/field.tsx'
import { catalogRowKey, useCatalogName } from '#web/components/prescription/code-name.tsx'
import { CatalogBox, CatalogField, CodeCombo, CodeSelect, useSet } from '#web/components/prescription/fields.tsx'
import { composeDescription, type Ingredient, ofPresentation } from '#web/components/prescription/medicine.ts'
import styles from '#web/components/prescription/prescribing.module.css'
import { TextAreaField, TextField } from '#web/components/text-input.tsx'
import { fieldId, firstError } from '#web/lib/form.ts'
import { Dosing } from './dosing.tsx'
import { Common, type EditorProps } from './editor-parts.tsx'
import { WhyQuestions } from './why-questions.tsx'

/** The editor of a medicine: what it is, its dose, why. */
export function MedicineEditor({ index, computed, pending, transcribing }: EditorProps): ReactElement {
  const path = `items.${index}`
  const { control } = useFormContext()
  const item = (useWatch({ control, name: path }) ?? {}) as Record<string, unknown>
  const set = useSet()
  const magistral = item.medicineKind === '3'
  const kinds = medicineKinds.filter(({ code }) => transcribing || code !== 9 || item.medicineKind === '9')
  const ingredients = (item.ingredients ?? []) as Ingredient[]
  const composed = composeDescription(ingredients, String(item.form ?? ''))
  const written = String(item.description ?? '')

  // The name follows what it is made of, from the first change on: opening a draft changes nothing of it. A preparation is named
  // by who prescribes it.
  const made = `${magistral} ${composed}`
  const opened = useRef(written ? made : null)
  useEffect(() => {
    if (made === opened.current) return
    opened.current = null
    if (!magistral && composed && composed !== written) set(`${path}.description`, composed)
  })

  return (
    <>
      <CodeSelect name={`${path}.medicineKind`} label="Clase" list={kinds} />
      {magistral ? (
        <TextAreaField
          name={`${path}.description`}
          label="Preparación"
          hint="Componentes, concentraciones y forma, como se debe preparar."
          rows={3}
          maxLength={1000}
        />
      ) : (
        <Presentation path={path} item={item} />
      )}
      <Composition path={path} item={item} composed={composed} />
      {item.medicineKind === '7' && <Indications path={path} codes={(item.indications ?? []) as string[]} />}
      <Dosing path={path} computed={computed} pending={pending} />
      <Common path={path} what="de este medicamento" />
      <WhyQuestions path={path} kind="M" />
    </>
  )
}

/** The presentation of the catalogue that fills the rest; or nothing, and it is prescribed by its ingredient. */
function Presentation({ path, item }: { path: string; item: Record<string, unknown> }): ReactElement {
  const set = useSet()
  const { formState } = useFormContext()
  const [searching, setSearching] = useState(false)
  const code = String(item.presentation ?? '')
  const description = String(item.description ?? '')
  const error = firstError(formState.errors, `${path}.description`)?.message
  const picked = Boolean(description) && !searching
  const id = fieldId(`${path}.description`)
  // One takes the place of the other: the focus goes with what was done, from the box to what it found and back.
  const acted = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when one takes the place of the other
  useEffect(() => {
    if (acted.current) document.getElementById(id)?.focus()
    acted.current = false
  }, [picked, id])
  const search = (on: boolean): void => {
    acted.current = true
    setSearching(on)
  }
  if (picked) {
    return (
      <div className={styles.picked} id={id} tabIndex={-1}>
        <div>
          <b>{description}</b>
          <p className="meta">
            {[codeName(pharmaceuticalForms, String(item.form ?? '')), codeName(routes, String(item.route ?? ''))]
              .filter(Boolean)
              .join(' · ')}
            {code && (
              <>
                {' · '}
                <span className="code">{code}</span>
              </>
            )}
          </p>
        </div>
        <Button kind="ghost" small onClick={() => search(true)}>
          Cambiar<span className="sr"> el medicamento</span>
        </Button>
      </div>
    )
  }
  return (
    <div>
      <CatalogBox
        id={id}
        catalog="cum"
        label="Principio activo y presentación"
        hint="Por ejemplo: adalimumab 40. Llena la forma, la vía y las unidades."
        error={error}
        code=""
        onRow={(row: CatalogRow | null) => {
          if (!row) return
          acted.current = true
          for (const [name, value] of Object.entries(ofPresentation(row))) set(`${path}.${name}`, value)
          setSearching(false)
        }}
      />
      {searching && (
        <Button kind="ghost" small onClick={() => search(false)}>
          Dejar el que estaba
        </Button>
      )}
    </div>
  )
}

/** Active ingredients, form and route: folded when a presentation filled them. */
function Composition(props: { path: string; item: Record<string, unknown>; composed: string }): ReactElement {
  const { path, item, composed } = props
  const { formState } = useFormContext()
  const set = useSet()
  const ingredients = (item.ingredients ?? []) as Ingredient[]
  const wrong = ['ingredients', 'form', 'route'].some((name) => firstError(formState.errors, `${path}.${name}`))
  const [open, setOpen] = useState(() => !item.presentation && ingredients.length > 0)
  const error = firstError(formState.errors, `${path}.ingredients`)
  const all = `${path}.ingredients`
  return (
    <details
      className={styles.details}
      open={open || wrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      id={fieldId(all)}
    >
      <summary>
        Principios activos, forma y vía
        <span className="meta">
          {ingredients.length === 0
            ? 'Para prescribir por principio activo, sin presentación'
            : ingredients.length === 1
              ? '1 principio activo'
              : `${ingredients.length} principios activos`}
        </span>
      </summary>
      <div className={styles.inside}>
        {error && !error.part && <ErrorText>{error.message}</ErrorText>}
        {ingredients.map((ingredient, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an ingredient has no other name until it is chosen
          <fieldset key={`${ingredient.code}-${i}`} className={styles.ingredient}>
            <legend>Principio activo {i + 1}</legend>
            <CatalogField
              name={`${all}.${i}.code`}
              nameField={`${all}.${i}.name`}
              catalog="dci"
              label="Principio activo (DCI)"
            />
            <div className={styles.grid}>
              <TextField name={`${all}.${i}.concentration`} label="Concentración" inputMode="decimal" maxLength={10} />
              <CodeCombo name={`${all}.${i}.concentrationUnit`} label="Unidad" list={units} />
              <TextField name={`${all}.${i}.content`} label="En cuánto contenido" inputMode="decimal" maxLength={10} />
              <CodeCombo name={`${all}.${i}.contentUnit`} label="Unidad del contenido" list={units} />
            </div>
            <Button
              kind="ghost"
              small
              icon="trash"
              onClick={() =>
                set(
                  all,
                  ingredients.filter((_, j) => j !== i),
                )
              }
            >
              Quitar principio activo {i + 1}
            </Button>
          </fieldset>
        ))}
        <Button
          small
          icon="plus"
          onClick={() => {
            setOpen(true)
            set(all, [
              ...ingredients,
              { code: '', name: '', concentration: '', concentrationUnit: '', content: '', contentUnit: '' },
            ])
          }}
        >
          Agregar principio activo
        </Button>
        <div className={styles.grid}>
          <CodeCombo name={`${path}.form`} label="Forma farmacéutica" list={pharmaceuticalForms} />
          <CodeCombo name={`${path}.route`} label="Vía de administración" list={routes} />
        </div>
        {composed && <p className="meta">Se escribirá así: {composed}</p>}
      </div>
    </details>
  )
}

/** UNIRS: the indications out of the register for which it is asked. */
function Indications({ path, codes }: { path: string; codes: string[] }): ReactElement {
  const set = useSet()
  const { formState } = useFormContext()
  const [round, setRound] = useState(0)
  const cache = useQueryClient()
  const name = `${path}.indications`
  // The box is emptied by being a new one; who chooses several goes on in it.
  useEffect(() => {
    if (round > 0) document.getElementById(fieldId(name))?.focus()
  }, [round, name])
  return (
    <div className="stack">
      <CatalogBox
        key={round}
        id={fieldId(name)}
        catalog="unirs"
        label="Indicaciones UNIRS"
        hint="Uso no incluido en el registro sanitario. Puede elegir varias."
        error={firstError(formState.errors, name)?.message}
        code=""
        onRow={(row) => {
          if (!row) return
          cache.setQueryData(catalogRowKey('unirs', row.code), row)
          if (!codes.includes(row.code)) set(name, [...codes, row.code])
          setRound((n) => n + 1)
        }}
      />
      {codes.length > 0 && (
        <ul className={styles.chosen} aria-label="Indicaciones elegidas">
          {codes.map((code) => (
            <Indication
              key={code}
              code={code}
              onRemove={() =>
                set(
                  name,
                  codes.filter((one) => one !== code),
                )
              }
            />
          ))}
        </ul>
      )}
    </div>
  )
}

/** A chosen indication: its name, also when the draft was written on another day, and its code. */
function Indication({ code, onRemove }: { code: string; onRemove: () => void }): ReactElement {
  const name = useCatalogName('unirs', code) ?? 'Indicación'
  return (
    <li>
      <span>
        {name} <span className="code">{code}</span>
      </span>
      <Button kind="ghost" small onClick={onRemove}>
        Quitar
        <span className="sr">
          {' '}
          {name} {code}
        </span>
      </Button>
    </li>
  )
}
