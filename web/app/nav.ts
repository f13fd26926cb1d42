import type { Contexts } from '#web/lib/contexts.ts'
import type { Session } from '#web/lib/session.ts'

export interface NavItem {
  label: string
  to: string
  current: boolean
}

interface Section {
  /** The paths where this navigation holds; the first that matches wins. */
  when: (pathname: string, session: Session) => boolean
  /** `also`: other beginnings of path under which the item is the current one. */
  items: (pathname: string, session: Session, places: Contexts) => { label: string; to: string; also?: string[] }[]
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
      return [
        { label: 'Inicio', to: '/operador' },
        { label: 'Tablero', to: '/operador/tablero' },
        ...(rights.includes('registries')
          ? [
              { label: 'Registros', to: '/operador/registros' },
              { label: 'Inconsistencias', to: '/operador/inconsistencias' },
            ]
          : []),
        ...(rights.includes('reviews')
          ? [
              { label: 'Revisiones', to: '/operador/revisiones', also: ['/operador/autorizados'] },
              { label: 'Cuentas', to: '/operador/cuentas' },
            ]
          : []),
        ...(rights.includes('policies')
          ? [
              { label: 'Políticas', to: '/operador/politicas' },
              { label: 'Ajustes', to: '/operador/ajustes' },
            ]
          : []),
        ...(rights.includes('clients') ? [{ label: 'Aplicaciones', to: '/operador/clientes' }] : []),
        ...(rights.includes('audit') ? [{ label: 'Auditoría', to: '/operador/auditoria' }] : []),
      ]
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

/** The items of the page's navigation, the current one marked; empty for a visitor. */
export function navFor(pathname: string, session: Session, places: Contexts): NavItem[] {
  const section = sections.find((one) => one.when(pathname, session))
  if (!section) return []
  const items = section.items(pathname, session, places)
  // The longest beginning wins, so that /admin/x/usuarios is not also /admin/x.
  let best = -1
  let longest = 0
  items.forEach((item, index) => {
    for (const start of [item.to, ...(item.also ?? [])]) {
      const path = start.split('?')[0] ?? start
      if (under(pathname, path) && path.length > longest) {
        best = index
        longest = path.length
      }
    }
  })
  return items.map(({ label, to }, index) => ({ label, to, current: index === best }))
}
