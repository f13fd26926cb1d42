import { refusalText } from '#contract/refusals/index.ts'

/** The three small pages that the provider itself must answer: no script, nothing fetched, our words. */
const page = (title: string, body: string): string => `<!doctype html>
<html lang="es-CO"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · OpenMIPRES</title>
<style>body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.25rem;color:#16202c}
@media(prefers-color-scheme:dark){body{background:#10161e;color:#e8edf3}a{color:#a9c1ff}}
button{font:inherit;padding:.7rem 1.2rem;border-radius:.4rem;border:1px solid currentColor;background:none;color:inherit;cursor:pointer;margin-right:.5rem}</style>
</head><body><main><h1>${title}</h1>${body}</main></body></html>`

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

/** What went wrong between an application and the provider. */
export function errorPage(out: { error: string; error_description?: string | undefined }): string {
  const late = out.error === 'invalid_request' && /session|interaction|expired/i.test(out.error_description ?? '')
  const says = late
    ? refusalText('identity.sign_in_expired')
    : 'La aplicación que le envió aquí hizo una solicitud que no se puede atender. Vuelva a ella e intente de nuevo.'
  return page(
    'No se pudo ingresar',
    `<p>${says}</p><p><a href="/">Ir al inicio</a></p><p><small>${escaped(out.error)}: ${escaped(out.error_description ?? '')}</small></p>`,
  )
}

/** Another application asks to end the session: the person decides. `form` is the library's, with its secret. */
export function logoutPage(form: string): string {
  return page(
    '¿Cerrar su sesión?',
    `<p>Una aplicación pide cerrar su sesión en Mi Seguridad Social.</p>${form}
<p><button type="submit" form="op.logoutForm" name="logout" value="yes">Cerrar la sesión</button>
<button type="submit" form="op.logoutForm">Seguir con la sesión</button></p>`,
  )
}

/** The session ended and there is nowhere to go back to. */
export function loggedOutPage(): string {
  return page('Su sesión quedó cerrada', '<p><a href="/">Ir al inicio</a></p>')
}
