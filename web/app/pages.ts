/** One page to photograph and to check for accessibility. */
export interface PageToSee {
  /** The name of its pictures. */
  name: string
  path: string
  /** A demo account of docs/demo.md, by document number, or 'operator'; absent for a visitor. */
  as?: string
}

// One line per page, in the order of router.tsx.
export const pagesToSee: PageToSee[] = [
  { name: 'inicio', path: '/' },
  { name: 'ayuda', path: '/ayuda' },
  { name: 'accesibilidad', path: '/accesibilidad' },
  { name: 'datos-personales', path: '/datos-personales' },
  { name: 'consultas', path: '/consultas' },
  { name: 'estado', path: '/estado' },
  { name: 'componentes', path: '/componentes' },
  { name: 'mi-seguridad-social', path: '/mi-seguridad-social' },
  { name: 'registro', path: '/registro' },
  { name: 'ingresar', path: '/ingresar' },
  { name: 'recuperar', path: '/recuperar' },
  { name: 'restablecer', path: '/restablecer' },
  { name: 'confirmar-correo-sin-enlace', path: '/confirmar-correo' },
  { name: 'operador-activar-sin-enlace', path: '/operador/activar' },
  { name: 'caminos', path: '/caminos' },
  { name: 'camino-profesional', path: '/caminos/profesional' },
  { name: 'camino-delegado-eps', path: '/caminos/delegado_eps' },
  { name: 'consulta-reps', path: '/consultas/reps' },
  { name: 'consulta-reps-resultado', path: '/consultas/reps?q=hospital' },
  { name: 'consulta-rethus', path: '/consultas/rethus' },
  { name: 'consulta-sso', path: '/consultas/sso' },
  { name: 'reportar', path: '/reportar' },
  { name: 'operador-registros', path: '/operador/registros', as: 'operator' },
  { name: 'operador-importar', path: '/operador/registros/importar', as: 'operator' },
  { name: 'operador-inconsistencias', path: '/operador/inconsistencias', as: 'operator' },
  { name: 'no-existe', path: '/no-existe' },
]
