import type { ReactElement } from 'react'
import { type CapacityKind, capacityKinds } from '#contract/paths.ts'
import type { ActivadoresPolicy } from '#contract/policies.ts'
import { CheckboxGroup } from '#web/components/choices.tsx'
import { Grid } from './grid.tsx'
import { kindNames } from './policy-words.ts'

type Row = 'profesional' | 'sso' | 'otro' | 'delegado_proveedor_pn'

// What the guides fix is shown and cannot be changed: SSO by the IPS of the plaza, persona natural by himself.
const rows: { id: Row; label: string; note?: string }[] = [
  { id: 'profesional', label: 'Profesional', note: 'R-12' },
  { id: 'sso', label: 'SSO', note: 'Lo fija la guía: R-14' },
  { id: 'otro', label: 'Otro usuario', note: 'Lectura estricta: solo IPS (D-01)' },
  { id: 'delegado_proveedor_pn', label: 'Proveedor persona natural', note: 'Lo fija la guía: R-11' },
]

/** Who activates whom. */
export function ActivadoresEditor(props: {
  value: ActivadoresPolicy
  onChange: (value: ActivadoresPolicy) => void
}): ReactElement {
  const { value, onChange } = props
  return (
    <>
      <Grid
        label="De qué entidad es el delegado que activa cada tipo de usuario"
        columns={capacityKinds.map((kind) => ({
          id: kind,
          label: kindNames[kind],
          title: `la activa ${kindNames[kind]}`,
        }))}
        rows={rows}
        checked={(row, kind) => value[row as Row].activadores.includes(kind as CapacityKind)}
        fixed={(row) => row === 'sso' || row === 'delegado_proveedor_pn'}
        onChange={(row, kind, on) => {
          const activadores = capacityKinds.filter((one) =>
            one === kind ? on : value[row as Row].activadores.includes(one),
          )
          onChange({ ...value, [row]: { activadores } })
        }}
      />
      <CheckboxGroup
        label="¿Quién puede darse roles a sí mismo?"
        hint="D-05. En las demás entidades, otro delegado los da."
        value={value.autoasignacion}
        onChange={(autoasignacion) => onChange({ ...value, autoasignacion: autoasignacion as CapacityKind[] })}
        options={capacityKinds.map((kind) => ({ value: kind, label: `El delegado de ${kindNames[kind]}` }))}
      />
    </>
  )
}
