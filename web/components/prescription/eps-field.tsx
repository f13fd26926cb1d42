import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { type EapbRow, searchEapb } from '#contract/registries-catalogs.ts'
import { ComboBox, type ComboItem } from '#web/components/combo-box.tsx'
import { call } from '#web/lib/api.ts'
import { fieldId } from '#web/lib/form.ts'
import { useField, useSet } from './fields.tsx'

const itemOf = (eps: EapbRow): ComboItem => ({
  id: eps.code,
  name: `${eps.code} · ${eps.name}`,
  detail: `Régimen ${eps.regime}`,
})

/** An EPS by its name or code, among those in force. An EPS has a code in each regime: choosing one answers `regimeField` too. */
export function EpsField(props: { name: string; regimeField: string; label: string; hint?: string }): ReactElement {
  const { value, onChange, onBlur, error } = useField<string | null>(props.name)
  const set = useSet()
  const [found, setFound] = useState<EapbRow[]>([])
  const code = value ?? ''
  const known = found.find((one) => one.code === code)
  const asked = useQuery({
    queryKey: [searchEapb.id, code],
    queryFn: ({ signal }) => call(searchEapb, { query: { q: code } }, signal),
    enabled: Boolean(code) && !known,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const row = known ?? asked.data?.items.find((one) => one.code === code)
  const waiting = Boolean(code) && !row && asked.isPending
  return (
    <ComboBox
      key={waiting ? 'waiting' : 'ready'}
      id={fieldId(props.name)}
      label={props.label}
      {...(props.hint ? { hint: props.hint } : {})}
      error={error}
      value={code ? (row ? itemOf(row) : { id: code, name: code }) : null}
      onChange={(item) => {
        const chosen = found.find((one) => one.code === item?.id)
        onChange(chosen?.code ?? '')
        if (chosen) set(props.regimeField, chosen.regime)
      }}
      onBlur={onBlur}
      load={async (text, signal) => {
        const { items } = await call(searchEapb, { query: { q: text } }, signal)
        setFound(items)
        return items.map(itemOf)
      }}
    />
  )
}
