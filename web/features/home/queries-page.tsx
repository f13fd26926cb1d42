import type { ReactElement } from 'react'
import { Link } from '#web/components/link.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { publicQueries, useCuts } from './queries.ts'
import styles from './text-page.module.css'

/** The public queries, one link each. */
export function QueriesPage(): ReactElement {
  const cutOf = useCuts()
  return (
    <>
      <PageHead
        title="Consultas públicas"
        lead="Cualquier persona puede consultar, sin registrarse. Cada respuesta dice de qué corte es el dato."
      />
      <ul className={styles.links}>
        {publicQueries.map((query) => (
          <li key={query.to}>
            <Link to={query.to}>{query.title}</Link>
            <span className="meta">
              {query.answers} {cutOf(query.registry)?.replace(/^c/, 'C')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
