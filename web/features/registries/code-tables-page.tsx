import { type ReactElement, useState } from 'react'
import { fold } from '#contract/fold.ts'
import { type CodeRow, listCodeTables, readCodeTable } from '#contract/registries-catalogs.ts'
import { type Column, DataTable } from '#web/components/data-table.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { Status } from '#web/components/tag.tsx'
import { TextInput } from '#web/components/text-input.tsx'
import { plural, showDate } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'

const codes = (n: number): string => plural(n, 'código', 'códigos')

/** The code tables of MIPRES, for who connects a program or reads a file: what each field may carry. */
export function CodeTablesPage(): ReactElement {
  const query = useEndpoint(listCodeTables, {})
  return (
    <>
      <BackLink to="/consultas">Consultas públicas</BackLink>
      <PageHead
        title="Tablas de códigos"
        lead="Lo que cada campo de MIPRES puede llevar. Para quien conecta un programa o lee un archivo."
      />
      <Loaded query={query} lines={10}>
        {({ items }) => (
          <DataTable
            label="Tablas de códigos"
            rows={items}
            rowKey={(table) => table.id}
            columns={[
              { label: 'Tabla', cell: (table) => <Link to={`/consultas/codigos/${table.id}`}>{table.title}</Link> },
              { label: 'Campos', cell: (table) => <span className="code">{table.fields.join(', ')}</span> },
              { label: 'Códigos', numeric: true, cell: (table) => table.codes },
              { label: 'Se ofrecen hoy', numeric: true, cell: (table) => table.offered },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}

/** Since when it is offered, or until when it was. */
const period = ({ offered, from, until }: CodeRow): string =>
  [offered && from && `desde el ${showDate(from)}`, until && `hasta el ${showDate(until)}`].filter(Boolean).join(' ')

const columns: Column<CodeRow>[] = [
  { label: 'Código', cell: (row) => <span className="code">{row.code}</span>, width: '9rem' },
  { label: 'Nombre', cell: (row) => row.name },
  {
    label: 'Hoy',
    cell: (row) => (
      <>
        <Status kind={row.offered ? 'done' : 'idle'}>{row.offered ? 'Se ofrece' : 'Solo se lee'}</Status>
        {period(row) && <div className="meta">{period(row)}</div>}
      </>
    ),
  },
]

/** One code table, searched as one types. */
export function CodeTablePage(): ReactElement {
  const query = useEndpoint(readCodeTable, { params: { table: useParam('table') } })
  const [text, setText] = useState('')
  return (
    <>
      <BackLink to="/consultas/codigos">Tablas de códigos</BackLink>
      <Loaded query={query} heading="Tabla de códigos" lines={10}>
        {({ title, fields, rows }) => {
          const sought = fold(text.trim())
          const found = rows.filter((row) => fold(`${row.code} ${row.name}`).includes(sought))
          return (
            <>
              <PageHead title={title} lead={`${fields.length === 1 ? 'Campo' : 'Campos'} ${fields.join(', ')}.`} />
              <div className="stack">
                <TextInput type="search" label="Código o nombre" value={text} onChange={setText} />
                <p className="meta" aria-live="polite">
                  {found.length === rows.length ? codes(rows.length) : `${found.length} de ${codes(rows.length)}`}
                </p>
                {found.length === 0 ? (
                  <Empty icon="search" title="Ningún código coincide">
                    Busque por el código o por una parte del nombre.
                  </Empty>
                ) : (
                  <DataTable label={title} rows={found} rowKey={(row) => row.code} columns={columns} />
                )}
              </div>
            </>
          )
        }}
      </Loaded>
    </>
  )
}
