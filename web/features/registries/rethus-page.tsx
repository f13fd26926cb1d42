import type { ReactElement } from 'react'
import { queryRethus } from '#contract/registries.ts'
import { calm } from '#contract/spanish.ts'
import { DataTable } from '#web/components/data-table.tsx'
import { Section, SummaryList } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { Tag } from '#web/components/tag.tsx'
import { showDate } from '#web/lib/format.ts'
import { DocumentQuery } from './document-query.tsx'
import styles from './registries.module.css'
import { showCut } from './words.ts'

const day = (date: string | null): string => (date ? showDate(date) : '—')

/** ReTHUS for anyone, by exact document: the registry's three grids. */
export function RethusPage(): ReactElement {
  return (
    <DocumentQuery
      endpoint={queryRethus}
      title="Profesionales en ReTHUS"
      lead="Escriba el documento exacto de la persona."
      say="Llegó la respuesta de ReTHUS."
    >
      {({ person, cut }, document) =>
        person === null ? (
          <Empty icon="search" title={`${document} no está en ReTHUS`}>
            {showCut('ReTHUS', cut)}. Hay quienes ejercen con documentos anteriores al registro. Si es su caso,{' '}
            <Link to="/reportar?registro=rethus">repórtelo con su tarjeta o resolución</Link>.
          </Empty>
        ) : (
          <>
            <Section
              title={calm(
                [person.firstName, person.secondName, person.firstSurname, person.secondSurname]
                  .filter(Boolean)
                  .join(' '),
              )}
              action={
                <Tag kind={/^vigente$/i.test(person.identificationState) ? 'done' : 'stop'}>
                  Identificación {person.identificationState.toLowerCase()}
                </Tag>
              }
            >
              <SummaryList
                rows={[
                  { label: 'Documento', value: document },
                  { label: 'Primer nombre', value: calm(person.firstName) },
                  { label: 'Segundo nombre', value: calm(person.secondName ?? '—') },
                  { label: 'Primer apellido', value: calm(person.firstSurname) },
                  { label: 'Segundo apellido', value: calm(person.secondSurname ?? '—') },
                  { label: 'De dónde sale', value: showCut('ReTHUS', cut) },
                ]}
              />
            </Section>
            <Section title="Información académica">
              {person.academics.length === 0 ? (
                <Note kind="wait">ReTHUS no muestra títulos de esta persona.</Note>
              ) : (
                <DataTable
                  label="Títulos"
                  rows={person.academics}
                  rowKey={(a) => `${a.profession} ${a.act}`}
                  columns={[
                    { label: 'Profesión u ocupación', cell: (a) => calm(a.profession) },
                    { label: 'Tipo de programa', cell: (a) => calm(a.programType) },
                    { label: 'Origen del título', cell: (a) => calm(a.titleOrigin ?? '—') },
                    { label: 'Puede ejercer desde', cell: (a) => day(a.practiseFrom) },
                    { label: 'Acto administrativo', cell: (a) => a.act ?? '—' },
                    { label: 'Entidad reportadora', cell: (a) => calm(a.reporter ?? '—') },
                  ]}
                />
              )}
            </Section>
            <Section title="Servicio Social Obligatorio">
              {person.sso.length === 0 ? (
                <p className="muted">No hay datos de servicio social de esta persona.</p>
              ) : (
                <DataTable
                  label="Servicio social prestado"
                  rows={person.sso}
                  rowKey={(s) => `${s.place} ${s.from}`}
                  columns={[
                    {
                      label: 'Lugar',
                      cell: (s) => (
                        <>
                          {calm(s.place)}
                          <div className={`meta ${styles.second}`}>{calm(s.placeKind)}</div>
                        </>
                      ),
                    },
                    { label: 'Tipo de prestación', cell: (s) => calm(s.kind) },
                    { label: 'Fechas', cell: (s) => `${day(s.from)} a ${day(s.to)}` },
                    { label: 'Modalidad', cell: (s) => calm(s.modality ?? '—') },
                    { label: 'Programa', cell: (s) => calm(s.program) },
                    { label: 'Entidad reportadora', cell: (s) => calm(s.reporter) },
                  ]}
                />
              )}
            </Section>
            <p className={styles.after}>
              ¿Falta algo o está mal? <Link to="/reportar?registro=rethus">Reporte la inconsistencia</Link>.
            </p>
          </>
        )
      }
    </DocumentQuery>
  )
}
