import type { ReactElement } from 'react'
import { querySso } from '#contract/registries.ts'
import { calm } from '#contract/spanish.ts'
import { Section, SummaryList } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty } from '#web/components/loaded.tsx'
import { Tag, type TagKind } from '#web/components/tag.tsx'
import { showDate, showNit } from '#web/lib/format.ts'
import { DocumentQuery } from './document-query.tsx'
import styles from './registries.module.css'
import { showCut, showPlace } from './words.ts'

/** 'SIN_ASIGNAR' → 'Sin asignar'. */
const words = (code: string): string => {
  const text = code.replaceAll('_', ' ').toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}
const day = (date: string | null): string => (date ? showDate(date) : '—')

function tagOf(row: { inscriptionState: string; plazaState: string | null }): { kind: TagKind; text: string } {
  if (row.plazaState === 'ACTIVA') return { kind: 'done', text: 'Plaza activa' }
  if (row.plazaState) return { kind: 'stop', text: `Plaza ${words(row.plazaState).toLowerCase()}` }
  return row.inscriptionState === 'APROBADA'
    ? { kind: 'wait', text: 'Sin plaza' }
    : { kind: 'stop', text: `Inscripción ${words(row.inscriptionState).toLowerCase()}` }
}

/** The Servicio Social Obligatorio for anyone, by exact document: every inscription and plaza, the latest first. */
export function SsoPage(): ReactElement {
  return (
    <DocumentQuery
      endpoint={querySso}
      title="Servicio Social Obligatorio"
      lead="Escriba el documento exacto de la persona inscrita."
      say="Llegó la respuesta del SSO."
    >
      {({ rows, cut }, document) =>
        rows.length === 0 ? (
          <Empty icon="search" title={`${document} no tiene inscripción en el SSO`}>
            {showCut('SSO', cut)}. La inscripción la aprueba la secretaría de salud de su domicilio. Si el registro está
            mal, <Link to="/reportar?registro=sso">repórtelo con un soporte</Link>.
          </Empty>
        ) : (
          <>
            {rows.map((row) => {
              const tag = tagOf(row)
              return (
                <Section
                  key={`${row.process} ${row.plazaCode}`}
                  title={row.plazaCode ? `Plaza ${row.plazaCode}` : `Proceso ${row.process || 'sin número'}`}
                  action={<Tag kind={tag.kind}>{tag.text}</Tag>}
                >
                  <SummaryList
                    rows={[
                      { label: 'Nombre', value: calm(row.name) },
                      { label: 'Profesión', value: calm(row.profession) },
                      {
                        label: 'Proceso',
                        value: `${row.process || '—'}${row.processDate ? `, ${showDate(row.processDate)}` : ''}`,
                      },
                      { label: 'Inscripción', value: words(row.inscriptionState) },
                      { label: 'Asignación', value: words(row.assignmentState) },
                      ...(row.plazaCode
                        ? [
                            { label: 'Plaza', value: <span className="code">{row.plazaCode}</span> },
                            {
                              label: 'IPS',
                              value: row.ipsName
                                ? `${calm(row.ipsName)}${row.ipsNit ? `, NIT ${showNit(row.ipsNit)}` : ''}`
                                : '—',
                            },
                            {
                              label: 'Sede',
                              value: row.sedeCode ? (
                                <Link to={`/consultas/reps/sedes/${row.sedeCode}`}>{row.sedeCode}</Link>
                              ) : (
                                'La modalidad no tiene sede de IPS'
                              ),
                            },
                            { label: 'Municipio', value: showPlace(row.municipality) },
                            { label: 'Modalidad', value: calm(row.modality ?? '—') },
                            { label: 'Fechas', value: `Del ${day(row.startsOn)} al ${day(row.endsOn)}` },
                          ]
                        : []),
                      { label: 'De dónde sale', value: showCut('SSO', cut) },
                    ]}
                  />
                </Section>
              )
            })}
            <p className={styles.after}>
              ¿Algo está mal? <Link to="/reportar?registro=sso">Reporte la inconsistencia</Link>.
            </p>
          </>
        )
      }
    </DocumentQuery>
  )
}
