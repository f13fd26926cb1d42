/**
 * The addresses printed in the guides of July 2023, with only the host changed: people hold the PDFs.
 * Each leads to the page that does today what the guide says there.
 */
const registrationFolders = ['ALCANCE_user_esq2', 'ALCANCE_usuario', 'ALCANCE_usuarioesq2', 'ALCANCE_usuario_esq2']

export const guideAddresses: readonly (readonly [from: string, to: string])[] = [
  ...registrationFolders.map((f) => [`/SecurityWeb2/${f}/RegistrarUsuario.aspx`, '/registro-de-usuarios'] as const),
  ['/SecurityWeb2', '/administracion'],
  ['/SecurityWeb2/', '/administracion'],
  ['/THS/Cliente/ConsultasPublicas/ConsultaPublicaDeTHxIdentificacion.aspx', '/consultas/rethus'],
  ['/TramitesServicios/SSO/ConsultaInscripcion.aspx', '/consultas/sso'],
]
