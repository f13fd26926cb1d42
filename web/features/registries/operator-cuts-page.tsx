import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { type CutView, importKinds, listCuts, uploadCut } from '#contract/registries-imports.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { CheckboxField } from '#web/components/choices.tsx'
import { type Column, DataTable, Pager } from '#web/components/data-table.tsx'
import { DateField } from '#web/components/date-field.tsx'
import { FileField } from '#web/components/file-field.tsx'
import { Form } from '#web/components/form.tsx'
import { Section } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { SelectField } from '#web/components/select.tsx'
import { Tag } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showDate, showInstant, showNumber } from '#web/lib/format.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './registries.module.css'
import { cutStateWords } from './words.ts'

const columns: Column<CutView>[] = [
  {
    label: 'Carga',
    cell: (c) => (
      <>
        <Link to={`/operador/registros/${c.id}`}>{c.title}</Link>
        <div className={`meta ${styles.second} ${styles.break}`}>
          {c.scope ? `${c.scope} · ${c.fileName}` : c.fileName}
        </div>
      </>
    ),
  },
  { label: 'Corte', cell: (c) => (c.cutDate ? showDate(c.cutDate) : '—') },
  { label: 'Estado', cell: (c) => <Tag kind={cutStateWords[c.state].kind}>{cutStateWords[c.state].text}</Tag> },
  { label: 'Leídas', numeric: true, cell: (c) => showNumber(c.rowsRead) },
  { label: 'Rechazadas', numeric: true, cell: (c) => showNumber(c.rowsRejected) },
  {
    label: 'Quién',
    cell: (c) => (
      <>
        {c.by}
        <div className="meta">{showInstant(c.createdAt)}</div>
      </>
    ),
  },
]

/** What is loaded of each registry, and every file received, newest first. */
export function OperatorCutsPage(): ReactElement {
  const [search] = useSearchState()
  const before = search.desde
  const kinds = useEndpoint(importKinds, {})
  const cuts = useEndpoint(listCuts, { query: before ? { before } : {} }, { keep: true, refetchEvery: 5_000 })
  return (
    <>
      <PageHead
        title="Registros"
        lead="Cortes oficiales cargados en esta instalación. Cada respuesta del sistema dice de cuál salió."
        action={
          <LinkButton kind="primary" to="/operador/registros/importar" icon="upload">
            Importar un archivo
          </LinkButton>
        }
      />
      <Section title="Corte vigente de cada registro">
        <Loaded query={kinds} lines={5}>
          {({ items }) => (
            <DataTable
              label="Registros y sus cortes"
              rows={items.flatMap(({ tables, ...kind }) =>
                tables.length > 0 ? tables.map((table) => ({ ...kind, ...table })) : [kind],
              )}
              rowKey={(k) => `${k.id} ${k.title}`}
              columns={[
                { label: 'Registro', cell: (k) => k.title },
                { label: 'Corte', cell: (k) => (k.cut ? showDate(k.cut) : 'Sin cargar') },
                { label: 'Orden de consola', cell: (k) => <span className="code">import {k.id}</span> },
              ]}
            />
          )}
        </Loaded>
      </Section>
      <Section title="Cargas">
        <Loaded
          query={cuts}
          empty={({ items }) =>
            items.length === 0 && (
              <Empty icon="upload" title="Todavía no se ha cargado nada">
                Empiece por los prestadores de REPS. Aquí verá qué cambió cada archivo.
              </Empty>
            )
          }
        >
          {({ items, next }) => (
            <>
              <DataTable label="Cargas, la más nueva primero" rows={items} rowKey={(c) => c.id} columns={columns} />
              <Pager
                text={before ? 'Cargas anteriores' : 'Las más nuevas'}
                first={before ? '/operador/registros' : undefined}
                next={next ? `/operador/registros?desde=${next}` : undefined}
              />
            </>
          )}
        </Loaded>
      </Section>
    </>
  )
}

interface Values {
  kind: string
  cut: string
  complete: boolean
  file: File | null
}

/** One file of one kind: the server receives it in a stream and loads it in the background. */
export function OperatorImportPage(): ReactElement {
  const form = usePageForm<Values>({ kind: '', cut: '', complete: false, file: null })
  const navigate = useNavigate()
  const kinds = useEndpoint(importKinds, {})
  const act = useAct(uploadCut, {
    form,
    say: 'Archivo recibido.',
    at: { 'registries.file_missing': 'file', 'registries.kind_unknown': 'kind', 'registries.cut_in_future': 'cut' },
  })
  const chosen = kinds.data?.items.find((k) => k.id === form.watch('kind'))
  return (
    <>
      <BackLink to="/operador/registros">Registros</BackLink>
      <Form
        form={form}
        act={act}
        refusedTitle="No se recibió el archivo"
        head={
          <PageHead
            title="Importe un archivo"
            lead="Se lee completo antes de cambiar algo. Las filas malas quedan por fuera solas."
          />
        }
        onSubmit={async ({ kind, cut, complete, file }) => {
          const data = new FormData()
          if (file) data.append('file', file)
          const query = {
            kind,
            complete: complete ? 'true' : 'false',
            ...(cut && !chosen?.dated ? { cut } : {}),
          } as const
          const done = await act.run({ query, body: data })
          if (done) await navigate({ to: `/operador/registros/${done.cutId}` })
        }}
      >
        <SelectField
          name="kind"
          label="Clase de archivo"
          placeholder="Elija una clase"
          options={(kinds.data?.items ?? []).map((k) => ({ value: k.id, label: k.title }))}
        />
        <FileField
          name="file"
          label="Archivo"
          accept=".csv,.txt"
          limits="CSV separado por «;» o «,», UTF-8 o ISO-8859-1"
          {...(chosen ? { hint: `Columnas que debe traer, en cualquier orden: ${chosen.headers.join(', ')}.` } : {})}
        />
        {chosen && !chosen.dated && <DateField name="cut" label="Fecha de corte" hint="Este archivo no la dice." />}
        <CheckboxField
          name="complete"
          label="El archivo está completo: lo que no trae se cierra"
          hint="Sin esta marca solo agrega y cambia. Si cerrara más del 20 %, le preguntamos antes."
        />
        <Actions>
          <Button kind="primary" type="submit" icon="upload" busy={act.busy}>
            {act.busy ? 'Enviando el archivo' : 'Importar archivo'}
          </Button>
        </Actions>
      </Form>
    </>
  )
}
