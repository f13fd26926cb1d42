import type { ReactElement } from 'react'
import type { UserType } from '#contract/paths.ts'
import { listPaths } from '#contract/users-paths.ts'
import { LinkButton } from '#web/components/button.tsx'
import { Icon, type IconName, Mark } from '#web/components/icon.tsx'
import { Link } from '#web/components/link.tsx'
import { H1 } from '#web/components/page-head.tsx'
import type { CallResult } from '#web/lib/api.ts'
import { useSession } from '#web/lib/session.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './home-page.module.css'
import { publicQueries, useCuts } from './queries.ts'

interface PathRow {
  to: string
  icon: IconName
  title: string
  text: string
  /** Its steps are those that the program declares. */
  type?: UserType
}

const path = (type: UserType) => ({ type, to: `/caminos/${type}` })

const groups: { title: string; rows: PathRow[] }[] = [
  {
    title: 'Trabajo con pacientes',
    rows: [
      {
        ...path('profesional'),
        icon: 'pencil',
        title: 'Prescribir u ordenar como profesional',
        text: 'Medicina, odontología, optometría, nutrición. Debe estar en ReTHUS.',
      },
      {
        ...path('sso'),
        icon: 'calendar',
        title: 'Prescribir en mi servicio social (SSO)',
        text: 'Año rural con plaza asignada y activa.',
      },
      {
        ...path('otro'),
        icon: 'people',
        title: 'Trabajar en MIPRES con otro cargo',
        text: 'Farmacia, facturación, consulta. No necesita ReTHUS.',
      },
    ],
  },
  {
    title: 'Administro los usuarios de una entidad',
    rows: [
      {
        ...path('delegado_eps'),
        icon: 'shield',
        title: 'Ser delegado de una EPS',
        text: 'Red de prestadores, usuarios y roles, por régimen.',
      },
      {
        ...path('delegado_ips'),
        icon: 'building',
        title: 'Ser delegado de una IPS',
        text: 'Activar profesionales y personal de sus sedes.',
      },
      {
        ...path('delegado_proveedor'),
        icon: 'truck',
        title: 'Ser delegado de un proveedor',
        text: 'Droguerías, gestores y proveedores. Crea sus sedes.',
      },
      {
        ...path('delegado_proveedor_pn'),
        icon: 'person',
        title: 'Ser proveedor como persona natural',
        text: 'A nombre propio. Sin nombramiento de nadie.',
      },
    ],
  },
  {
    title: 'Soy representante legal',
    rows: [
      {
        to: '/mi-seguridad-social',
        icon: 'key',
        title: 'Registrar mi entidad y nombrar delegados',
        text: 'En Mi Seguridad Social. Una EPS nombra uno por régimen.',
      },
    ],
  },
]

function count({ type }: PathRow, declared: CallResult<typeof listPaths>['paths'] | undefined): string {
  const found = declared?.find((one) => one.type === type)
  return found ? `${found.pasos} pasos` : ''
}

/** The start: what each person came to do, where they left it, and what anyone may look up. */
export function HomePage(): ReactElement {
  const { session } = useSession()
  const { subject } = session
  const cutOf = useCuts()
  const declared = useEndpoint(listPaths, {}).data?.paths
  return (
    <>
      <div className={styles.hero}>
        <div className={styles.mark}>
          <Mark />
        </div>
        <H1 title="¿Qué necesita hacer?">¿Qué necesita hacer?</H1>
        <p>Elija su caso. Le mostramos qué ya está hecho, qué le toca a usted y a quién espera.</p>
      </div>
      <div className={styles.lift} data-signed-in={subject ? true : undefined}>
        <div className={styles.paths}>
          {groups.map((group) => (
            <section key={group.title} className={styles.group}>
              <h2>{group.title}</h2>
              <ul className={styles.rows}>
                {group.rows.map((row) => (
                  <li key={row.to}>
                    <Link to={row.to}>
                      <span className={styles.icon}>
                        <Icon name={row.icon} />
                      </span>
                      <span className={styles.text}>
                        <b>{row.title}</b>
                        <span>{row.text}</span>
                      </span>
                      <span className={styles.count}>{count(row, declared)}</span>
                      <Icon name="next" />
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <div className={styles.start}>
          {subject?.kind === 'operator' ? (
            <section>
              <h2>Operación del servicio</h2>
              <p className={styles.startText}>Registros, revisiones y políticas.</p>
              <LinkButton kind="primary" block to="/operador">
                Ir al escritorio del operador
              </LinkButton>
            </section>
          ) : (
            <section>
              <h2>{subject ? `Continúe, ${subject.name.split(' ')[0]}` : 'Ya empecé'}</h2>
              <p className={styles.startText}>Vea en qué va su trámite y quién lo tiene.</p>
              <LinkButton kind="primary" block to="/mi-camino">
                Ver mi camino
              </LinkButton>
              {!subject && (
                <p className={styles.first}>
                  ¿Primera vez? <Link to="/registro">Regístrese en Mi Seguridad Social</Link>
                </p>
              )}
            </section>
          )}
          <section>
            <h2>Consultas públicas</h2>
            <p className="meta">Sin registrarse.</p>
            <ul className={styles.queries}>
              {publicQueries.map((query) => (
                <li key={query.to}>
                  <Link to={query.to}>
                    <b>{query.title}</b>
                    <span>{[query.by, cutOf(query.registry)].filter(Boolean).join(' · ')}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </>
  )
}
