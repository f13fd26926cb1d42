import { type ReactElement, useState } from 'react'
import { type ProviderView, searchMunicipalities, searchReps } from '#contract/registries.ts'
import { calm } from '#contract/spanish.ts'
import { Button } from '#web/components/button.tsx'
import { ComboBox, type ComboItem } from '#web/components/combo-box.tsx'
import { type Column, DataTable, Pager } from '#web/components/data-table.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, ErrorState, Skeleton } from '#web/components/loaded.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { Status } from '#web/components/tag.tsx'
import { TextInput } from '#web/components/text-input.tsx'
import { showDate, showNit } from '#web/lib/format.ts'
import { loadMunicipalities, municipalityItem, onlyMunicipality } from '#web/lib/municipalities.ts'
import { stringifyPlainSearch, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './registries.module.css'
import { repsStateWords, showCut, showPlace } from './words.ts'

const columns: Column<ProviderView>[] = [
  {
    label: 'Prestador',
    cell: (p) => (
      <>
        <Link to={`/consultas/reps/${p.code}`}>{calm(p.name)}</Link>
        <div className={`meta ${styles.second}`}>{p.className}</div>
      </>
    ),
  },
  { label: 'Código', cell: (p) => <span className="code">{p.code}</span> },
  { label: 'NIT', cell: (p) => (p.nit ? <span className="num">{showNit(p.nit, p.dv ?? '')}</span> : '—') },
  { label: 'Municipio', cell: (p) => showPlace(p.municipality) },
  {
    label: 'Habilitación',
    cell: (p) => (
      <>
        <Status kind={repsStateWords[p.state].kind}>{repsStateWords[p.state].text}</Status>
        {p.expiresOn && <div className="meta">vence {showDate(p.expiresOn)}</div>}
      </>
    ),
  },
]

/** REPS for anyone: by code, NIT, name or municipality; the search lives in the address. */
export function RepsPage(): ReactElement {
  const [search, change] = useSearchState()
  const { q = '', municipio = '', despues } = search
  const asked = q !== '' || municipio !== ''
  const query = useEndpoint(
    searchReps,
    { query: { q, municipality: municipio, ...(despues ? { after: despues } : {}) } },
    { enabled: asked, keep: true },
  )
  const malformed = query.error?.problem.kind === 'malformed' ? query.error.sentences[0] : undefined
  return (
    <>
      <BackLink to="/consultas">Consultas públicas</BackLink>
      <PageHead
        title="Prestadores y sedes en REPS"
        lead="Escriba parte del nombre, el NIT o el código. No importan tildes ni mayúsculas."
      />
      <SearchForm
        key={`${q}|${municipio}`}
        q={q}
        municipality={municipio}
        error={malformed}
        busy={query.isFetching}
        onSearch={(next) => change({ ...next, despues: undefined })}
      />
      {asked && query.isPending && <Skeleton lines={6} label="Consultando REPS" />}
      {query.error && !malformed && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {asked && query.data && !query.error && (
        <div role="status" aria-label="Resultado de la consulta">
          {query.data.items.length === 0 ? (
            <Empty icon="search" title="No encontramos prestadores con esos datos">
              {showCut('REPS', query.data.cut)}. Pruebe con menos palabras o con el NIT. Si REPS está mal,{' '}
              <Link to="/reportar?registro=reps">repórtelo con un soporte</Link>.
            </Empty>
          ) : (
            <>
              <p className={`meta ${styles.cut}`}>{showCut('REPS', query.data.cut)}</p>
              <DataTable
                label="Prestadores encontrados"
                rows={query.data.items}
                rowKey={(p) => p.code}
                columns={columns}
              />
              <Pager
                text={despues ? 'Página siguiente' : query.data.next ? 'Primeros resultados' : 'No hay más resultados'}
                first={despues ? linkTo(q, municipio) : undefined}
                next={query.data.next ? linkTo(q, municipio, query.data.next) : undefined}
              />
            </>
          )}
        </div>
      )}
    </>
  )
}

function linkTo(q: string, municipio: string, despues?: string): string {
  return `/consultas/reps${stringifyPlainSearch({ q, municipio, despues })}`
}

function SearchForm(props: {
  q: string
  municipality: string
  error: string | undefined
  busy: boolean
  onSearch: (next: { q: string; municipio: string }) => void
}): ReactElement {
  const [text, setText] = useState(props.q)
  const [chosen, setChosen] = useState<ComboItem | null | undefined>(undefined)
  const [writtenPlace, setWrittenPlace] = useState('')
  const [fault, setFault] = useState<'empty' | 'place' | null>(null)
  const named = useEndpoint(
    searchMunicipalities,
    { query: { q: props.municipality, limit: 1 } },
    { enabled: props.municipality !== '' },
  )
  const found = named.data?.items[0]
  const place = chosen === undefined ? (found ? municipalityItem(found) : null) : chosen

  /** What was written without choosing is taken when it means one municipality, and never left out in silence. */
  async function search(): Promise<void> {
    let municipio = chosen === undefined ? props.municipality : (chosen?.id ?? '')
    if (!municipio && writtenPlace.trim()) {
      const only = await onlyMunicipality(writtenPlace)
      if (!only) {
        setFault('place')
        document.getElementById('municipio')?.focus()
        return
      }
      municipio = only.id
    }
    const q = text.trim()
    const nothing = q === '' && municipio === ''
    setFault(nothing ? 'empty' : null)
    if (!nothing) props.onSearch({ q, municipio })
  }
  return (
    <search>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault()
          void search()
        }}
      >
        <TextInput
          label="Nombre, NIT o código"
          type="search"
          autoComplete="off"
          maxLength={100}
          value={text}
          onChange={setText}
          error={fault === 'empty' ? 'Escriba un nombre, un NIT o un código, o elija un municipio.' : props.error}
        />
        <ComboBox
          id="municipio"
          label="Municipio"
          optional
          value={place}
          onChange={setChosen}
          onText={setWrittenPlace}
          load={loadMunicipalities}
          error={fault === 'place' ? 'Elija el municipio de la lista, o borre lo escrito.' : undefined}
        />
        <Button kind="primary" type="submit" icon="search" busy={props.busy}>
          Consultar
        </Button>
      </form>
    </search>
  )
}
