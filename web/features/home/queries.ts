import { registryCuts } from '#contract/registries.ts'
import { showDate } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'

interface PublicQuery {
  to: string
  title: string
  /** What it is asked by. */
  by: string
  /** What it answers. */
  answers: string
  /** Whose cut the answer carries; what was signed here has none. */
  registry?: 'rethus' | 'sso' | 'reps'
}

/** What anyone may look up. */
export const publicQueries: PublicQuery[] = [
  {
    to: '/consultas/rethus',
    title: 'Profesionales (ReTHUS)',
    by: 'Por documento exacto',
    answers: 'Profesión, desde cuándo puede ejercer y sanciones.',
    registry: 'rethus',
  },
  {
    to: '/consultas/sso',
    title: 'Servicio social (SSO)',
    by: 'Plaza, sede y fechas',
    answers: 'Plaza, sede y fechas. Por documento exacto.',
    registry: 'sso',
  },
  {
    to: '/consultas/reps',
    title: 'Prestadores y sedes (REPS)',
    by: 'Por código, NIT, nombre o municipio',
    answers: 'Habilitación y vigencia de prestadores y de sus sedes.',
    registry: 'reps',
  },
  {
    to: '/consultas/codigos',
    title: 'Tablas de códigos',
    by: 'Por campo de MIPRES',
    answers: 'Lo que cada campo de MIPRES puede llevar, para quien conecta un programa.',
  },
  {
    to: '/verificar',
    title: 'Verificar una prescripción',
    by: 'Con el número y el código impresos',
    answers: 'Con el número y el código impresos: dice si el papel es lo que se firmó.',
  },
]

/** "corte 18 nov 2026" of each registry, once known. */
export function useCuts(): (registry: PublicQuery['registry']) => string | null {
  const cuts = useEndpoint(registryCuts, {}).data
  return (registry) => {
    const date = registry && cuts?.[registry]
    return date ? `corte ${showDate(date)}` : null
  }
}
