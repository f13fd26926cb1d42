import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { searchMunicipalities } from '#contract/registries.ts'
import { ComboBox, type ComboItem } from '#web/components/combo-box.tsx'
import { call } from '#web/lib/api.ts'
import { fieldId } from '#web/lib/form.ts'
import { loadMunicipalities, municipalityItem } from '#web/lib/municipalities.ts'
import { useField } from './fields.tsx'

/** A municipality of DIVIPOLA by its code: of a code that came from elsewhere, the name is asked. */
export function MunicipalityBox(props: {
  id?: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  code: string
  onChange: (code: string) => void
  onBlur?: () => void
}): ReactElement {
  const { code } = props
  const [found, setFound] = useState<ComboItem | null>(null)
  const asked = useQuery({
    queryKey: [searchMunicipalities.id, code],
    queryFn: ({ signal }) => call(searchMunicipalities, { query: { q: code } }, signal),
    enabled: Boolean(code) && found?.id !== code,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const place = asked.data?.items.find((one) => one.code === code)
  const item = found?.id === code ? found : place ? municipalityItem(place) : null
  return (
    <ComboBox
      key={code && !item ? 'waiting' : 'ready'}
      id={props.id}
      label={props.label}
      {...(props.hint ? { hint: props.hint } : {})}
      error={props.error}
      value={code ? (item ?? { id: code, name: code }) : null}
      onChange={(chosen) => {
        setFound(chosen)
        props.onChange(chosen?.id ?? '')
      }}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      load={loadMunicipalities}
    />
  )
}

/** The same inside a `<Form>`, by `name`; the value is the code. */
export function MunicipalityField(props: { name: string; label: string; hint?: string }): ReactElement {
  const { value, onChange, onBlur, error } = useField<string | null>(props.name)
  return (
    <MunicipalityBox
      id={fieldId(props.name)}
      label={props.label}
      hint={props.hint}
      error={error}
      code={value ?? ''}
      onChange={onChange}
      onBlur={onBlur}
    />
  )
}
