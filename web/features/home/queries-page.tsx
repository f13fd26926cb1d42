import type { ReactElement } from 'react'
import { Link } from '#web/components/link.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import styles from './text-page.module.css'

const queries = [
  {
    to: '/consultas/rethus',
    title: 'Profesionales (ReTHUS)',
    text: 'Profesión, desde cuándo puede ejercer y sanciones. Por documento exacto.',
  },
  {
    to: '/consultas/sso',
    title: 'Servicio social obligatorio (SSO)',
    text: 'Plaza, sede y fechas. Por documento exacto.',
  },
  {
    to: '/consultas/reps',
    title: 'Prestadores y sedes (REPS)',
    text: 'Habilitación y vigencia. Por código, NIT, nombre o municipio.',
  },
]

/** The public queries, one link each. */
export function QueriesPage(): ReactElement {
  return (
    <>
      <PageHead
        title="Consultas públicas"
        lead="Cualquier persona puede consultar, sin registrarse. Cada respuesta dice de qué corte es el dato."
      />
      <ul className={styles.links}>
        {queries.map((query) => (
          <li key={query.to}>
            <Link to={query.to}>{query.title}</Link>
            <span className="meta">{query.text}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
