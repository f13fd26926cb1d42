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
  items: (pathname: string) => { label: string; to: string; also?: string[] }[]
}

// One entry per place with a navigation of its own; the last is everyone's.
const sections: Section[] = [
  {
    when: (_, session) => session.subject?.kind === 'person',
    items: () => [
      { label: 'Mi camino', to: '/mi-camino' },
      { label: 'Mi Seguridad Social', to: '/mss' },
      { label: 'Consultas', to: '/consultas' },
      { label: 'Ayuda', to: '/ayuda' },
    ],
  },
]

function under(pathname: string, start: string): boolean {
  return pathname === start || pathname.startsWith(`${start}/`)
}

/** The items of the page's navigation, the current one marked; empty for a visitor. */
export function navFor(pathname: string, session: Session): NavItem[] {
  const section = sections.find((one) => one.when(pathname, session))
  if (!section) return []
  const items = section.items(pathname)
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
