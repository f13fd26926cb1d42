import type { OperatorRight } from '#contract/endpoint.ts'
import type { Contexts } from '#web/lib/contexts.ts'
import type { Session } from '#web/lib/session.ts'

export interface NavItem {
  label: string
  to: string
  current: boolean
}

/** The page's navigation: its places and, of the place where one is, the pages that it holds when they are several. */
export interface Nav {
  items: NavItem[]
  within: { label: string; items: NavItem[] } | null
}

interface NavLink {
  label: string
  to: string
  /** Other beginnings of path under which the item is the current one. */
  also?: string[]
  /** The pages of a place that holds several. */
  pages?: NavLink[]
}

/** A place with its pages: the only one by its own name, none as nothing; it opens at the first. */
function group(label: string, pages: NavLink[]): NavLink[] {
  const [first] = pages
  return pages.length > 1 && first ? [{ label, to: first.to, pages }] : pages
}

interface Section {
  /** The paths where this navigation holds; the first that matches wins. */
  when: (pathname: string, session: Session) => boolean
  items: (pathname: string, session: Session, places: Contexts) => NavLink[]
}

/** The screens of MIPRES in a context, in their order: the capabilities that open each, and what its address begins with. */
const contextEntries: { label: string; path: string; of: string[]; unless?: string[]; also?: string[] }[] = [
  { label: 'Prescribir', path: 'prescribir', of: ['prescribir'] },
  { label: 'Ordenar', path: 'ordenar', of: ['ordenar'], unless: ['prescribir'], also: ['prescribir'] },
  { label: 'Transcribir', path: 'transcribir', of: ['transcribir'], also: ['prescribir'] },
  { label: 'Mis prescripciones', path: 'ver_propias', of: ['ver_propias'], also: ['prescripciones'] },
  { label: 'Plantillas', path: 'plantillas', of: ['prescribir', 'ordenar', 'transcribir'] },
  { label: 'Junta', path: 'decidir_junta', of: ['decidir_junta'] },
  { label: 'Tutelas', path: 'cargar_tutela', of: ['cargar_tutela'] },
  { label: 'Direccionar', path: 'direccionar', of: ['direccionar'] },
  { label: 'Lo direccionado', path: 'consultar_direccionado', of: ['consultar_direccionado'] },
  { label: 'Prescripciones', path: 'consultar_ips', of: ['consultar_ips'] },
  { label: 'Prescripciones', path: 'consultar_eps', of: ['consultar_eps', 'auditar_eps'] },
  { label: 'Auditoría', path: 'auditar_eps', of: ['auditar_eps'] },
  { label: 'Tablero', path: 'tablero', of: ['consultar_ips', 'consultar_eps', 'auditar_eps'] },
]

// One entry per place with a navigation of its own; the last is everyone's.
const sections: Section[] = [
  {
    // MIPRES in a context: what its role allows, one item per screen.
    when: (pathname) => /^\/mipres\/c\/[^/]+/.test(pathname),
    items: (pathname, _, places) => {
      const base = pathname.split('/').slice(0, 4).join('/')
      const key = decodeURIComponent(base.split('/')[3] ?? '')
      const allowed = places.contexts.find((context) => context.key === key)?.capabilities.map((one) => one.code) ?? []
      return contextEntries
        .filter(({ of }) => of.some((capability) => allowed.includes(capability)))
        .filter(({ unless }) => !unless?.some((capability) => allowed.includes(capability)))
        .map(({ label, path, also }) => ({
          label,
          to: `${base}/${path}`,
          ...(also ? { also: also.map((one) => `${base}/${one}`) } : {}),
        }))
    },
  },
  {
    // Administración de Usuarios of one capacity: only what it may do.
    when: (pathname) => /^\/administracion\/[^/]+/.test(pathname),
    items: (pathname, _, places) => {
      const base = pathname.split('/').slice(0, 3).join('/')
      const kind = places.desks.find((desk) => `/administracion/${desk.capacityId}` === base)?.kind
      return [
        { label: 'Quién espera', to: base },
        { label: 'Usuarios', to: `${base}/usuarios` },
        ...(kind === 'eps' ? [{ label: 'Red', to: `${base}/red` }] : []),
        ...(kind && kind !== 'eps' ? [{ label: 'Sedes', to: `${base}/sedes` }] : []),
      ]
    },
  },
  {
    when: (_, session) => session.subject?.kind === 'operator',
    items: (_, session) => {
      const rights = session.subject?.kind === 'operator' ? session.subject.rights : []
      const when = (right: OperatorRight, ...links: NavLink[]): NavLink[] => (rights.includes(right) ? links : [])
      return [
        group('Inicio', [
          { label: 'Qué espera', to: '/operador' },
          { label: 'Tablero', to: '/operador/tablero' },
        ]),
        group('Casos', [
          ...when('reviews', {
            label: 'Revisiones',
            to: '/operador/revisiones',
            also: ['/operador/autorizados'],
          }),
          ...when('registries', { label: 'Inconsistencias', to: '/operador/inconsistencias' }),
          ...when('reviews', { label: 'Cuentas', to: '/operador/cuentas' }),
        ]),
        group('Registros', when('registries', { label: 'Registros', to: '/operador/registros' })),
        group('Servicio', [
          ...when(
            'policies',
            { label: 'Políticas', to: '/operador/politicas' },
            { label: 'Ajustes', to: '/operador/ajustes' },
            { label: 'Tipos de tutela', to: '/operador/tipos-de-tutela' },
          ),
          ...when('clients', { label: 'Aplicaciones', to: '/operador/clientes' }),
          ...when('audit', { label: 'Auditoría', to: '/operador/auditoria' }),
        ]),
      ].flat()
    },
  },
  {
    when: (_, session) => session.subject?.kind === 'person',
    items: () => [
      { label: 'Mi camino', to: '/mi-camino' },
      { label: 'Mi Seguridad Social', to: '/mi-seguridad-social', also: ['/cuenta'] },
      { label: 'Consultas', to: '/consultas' },
      { label: 'Ayuda', to: '/ayuda' },
    ],
  },
]

function under(pathname: string, start: string): boolean {
  return pathname === start || pathname.startsWith(`${start}/`)
}

/** Which of the links the path is under: the longest beginning wins, so that /admin/x/usuarios is not also /admin/x. */
function currentOf(links: readonly NavLink[], pathname: string): number {
  let best = -1
  let longest = 0
  links.forEach((link, index) => {
    const starts = [link, ...(link.pages ?? [])].flatMap((one) => [one.to, ...(one.also ?? [])])
    for (const start of starts) {
      const path = start.split('?')[0] ?? start
      if (under(pathname, path) && path.length > longest) {
        best = index
        longest = path.length
      }
    }
  })
  return best
}

const marked = (links: readonly NavLink[], pathname: string): NavItem[] => {
  const current = currentOf(links, pathname)
  return links.map(({ label, to }, index) => ({ label, to, current: index === current }))
}

/** The page's navigation, where one is marked; without items for a visitor. */
export function navFor(pathname: string, session: Session, places: Contexts): Nav {
  const links = sections.find((one) => one.when(pathname, session))?.items(pathname, session, places) ?? []
  const here = links[currentOf(links, pathname)]
  return {
    items: marked(links, pathname),
    within: here?.pages ? { label: here.label, items: marked(here.pages, pathname) } : null,
  }
}
