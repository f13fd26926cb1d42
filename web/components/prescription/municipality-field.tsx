import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { searchMunicipalities } from '#contract/registries.ts'
import { ComboBox, type ComboItem } from '#web/components/combo-box.tsx'
import { call } from '#web/lib/api.ts'
import { fieldId } from '#web/lib/form.ts'
import { loadMunicipalities } from '#web/lib/municipalities.ts'
import { useField } from './fields.tsx'

/** A municipality of DIVIPOLA. */
export function MunicipalityField({ name, label }: { name: string; label: string }): ReactElement {
  const { value, onChange, onBlur, error } = useField<string | null>(name)
  const [found, setFound] = useState<ComboItem | null>(null)
  const code = value ?? ''
  const asked = useQuery({
    queryKey: ['registries.search_municipalities', code],
    queryFn: ({ signal }) => call(searchMunicipalities, { query: { q: code } }, signal),
    enabled: Boolean(code) && found?.id !== code,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const place = asked.data?.items.find((one) => one.code === code)
  const item = found?.id === code ? found : place ? { id: place.code, name: place.name } : null
  return (
    <ComboBox
      key={code && !item ? 'waiting' : 'ready'}
      id={fieldId(name)}
      label={label}
      error={error}
      value={code ? (item ?? { id: code, name: code }) : null}
      onChange={(chosen) => {
        setFound(chosen)
        onChange(chosen?.id ?? '')
      }}
      onBlur={onBlur}
      load={loadMunicipalities}
    />
  )
}
