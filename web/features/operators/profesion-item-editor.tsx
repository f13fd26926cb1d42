import { type ReactElement, useState } from 'react'
import { type ItemKind, itemKinds } from '#contract/capabilities.ts'
import type { ProfesionItemPolicy } from '#contract/policies.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { Radios } from '#web/components/choices.tsx'
import { TextArea } from '#web/components/text-area.tsx'
import { TextInput } from '#web/components/text-input.tsx'
import styles from './grid.module.css'
import { Grid } from './grid.tsx'
import { entryNames, professionCode, registroNames } from './policy-words.ts'

const items = Object.keys(itemKinds) as ItemKind[]

/** Professions and what they may prescribe. */
export function ProfesionItemEditor(props: {
  value: ProfesionItemPolicy
  onChange: (value: ProfesionItemPolicy) => void
}): ReactElement {
  const { value, onChange } = props
  const [added, setAdded] = useState('')
  const code = professionCode(added)
  const taken = value.professions.some((one) => one.code === code)
  const change = (which: string, part: Partial<ProfesionItemPolicy['professions'][number]>) =>
    onChange({
      ...value,
      professions: value.professions.map((one) => (one.code === which ? { ...one, ...part } : one)),
    })
  return (
    <>
      <Grid
        label="Ítems que prescribe cada profesión"
        columns={items.map((kind) => ({ id: kind, label: kind, title: itemKinds[kind] }))}
        rows={value.professions.map((one) => ({ id: one.code, label: one.name }))}
        checked={(row, kind) =>
          value.professions.some((one) => one.code === row && one.items.includes(kind as ItemKind))
        }
        onChange={(row, kind, on) => {
          const one = value.professions.find((profession) => profession.code === row)
          if (one) change(row, { items: items.filter((item) => (item === kind ? on : one.items.includes(item))) })
        }}
      />
      <p className="meta">{items.map((kind) => `${kind}: ${itemKinds[kind].toLowerCase()}`).join(' · ')}</p>
      <details className={styles.block}>
        <summary>Nombres con que los registros escriben cada profesión</summary>
        <div>
          {value.professions.map((one) => (
            <TextArea
              key={one.code}
              label={one.name}
              hint="Uno por línea. Se comparan completos, sin acentos ni mayúsculas."
              rows={3}
              value={one.names.join('\n')}
              onChange={(text) => {
                const names = text.split('\n').map((line) => line.trimStart())
                change(one.code, { names: names.length > 0 ? names : [one.name] })
              }}
            />
          ))}
        </div>
      </details>
      <div className="row" style={{ alignItems: 'flex-end' }}>
        <TextInput
          label="Otra profesión"
          value={added}
          onChange={setAdded}
          width={20}
          error={taken ? 'Esa profesión ya está en la tabla.' : undefined}
        />
        <Actions>
          <Button
            icon="plus"
            onClick={() => {
              if (!code || taken) return
              const name = added.trim()
              onChange({ ...value, professions: [...value.professions, { code, name, names: [name], items: [] }] })
              setAdded('')
            }}
          >
            Agregar profesión
          </Button>
        </Actions>
      </div>
      <Radios
        label="¿Quién se registra como Profesional?"
        hint="D-13"
        value={value.registro}
        onChange={(registro) => onChange({ ...value, registro: registro as ProfesionItemPolicy['registro'] })}
        options={Object.entries(registroNames).map(([code, label]) => ({ value: code, label }))}
      />
      <Radios
        label="Entrada de prescribir y ordenar"
        hint="D-08"
        value={value.prescribir_ordenar}
        onChange={(entry) =>
          onChange({ ...value, prescribir_ordenar: entry as ProfesionItemPolicy['prescribir_ordenar'] })
        }
        options={Object.entries(entryNames).map(([code, label]) => ({ value: code, label }))}
      />
    </>
  )
}
