import type { ReactElement } from 'react'
import { Select } from '#web/components/select.tsx'
import type { DeskView } from './capacity.tsx'
import { placeName, typeNames } from './words.ts'

/** The two choices that every list of a capacity offers: the sede, when there are several, and the type of user. */
export function PlaceAndType(props: {
  view: DeskView
  search: Record<string, string | undefined>
  change: (part: Record<string, string>) => void
}): ReactElement {
  const { view, search, change } = props
  return (
    <>
      {view.places.length > 1 && (
        <Select
          label="Sede"
          value={search.sede ?? ''}
          onChange={(sede) => change({ sede })}
          placeholder={`Todas (${view.places.length})`}
          options={view.places.map((place) => ({ value: place.key, label: placeName(place) }))}
        />
      )}
      <Select
        label="Tipo"
        value={search.tipo ?? ''}
        onChange={(tipo) => change({ tipo })}
        placeholder="Todos"
        options={view.activates.map((type) => ({ value: type, label: typeNames[type] }))}
      />
    </>
  )
}
