import type { RefusalText } from './types.ts'

/** Refusals of the house itself: sessions, rates, versions. */
export const platformRefusals = {
  'platform.not_signed_in': { status: 401, text: 'Ingrese para continuar.' },
  'platform.second_factor_needed': {
    status: 403,
    text: 'Este acto exige un segundo factor. Configúrelo o ingrese de nuevo con él.',
  },
  'platform.second_factor_stale': {
    status: 403,
    text: 'Para firmar hace falta su segundo factor de nuevo. Escríbalo y firme otra vez.',
  },
  'platform.not_found': { status: 404, text: 'No encontramos lo que busca, o no está a su nombre.' },
  'platform.not_allowed': { status: 403, text: 'Su usuario no puede hacer este acto.' },
  'platform.operator_right_missing': {
    status: 403,
    text: 'Su usuario de operador no tiene el permiso «{right}». Pídalo a quien administra el servicio.',
  },
  'platform.too_many_requests': {
    status: 429,
    text: 'Hizo muchas consultas seguidas. Espere {seconds} segundos y vuelva a intentar.',
  },
  'platform.version_conflict': {
    status: 409,
    text: 'Otra persona cambió estos datos mientras usted los editaba. Revise la versión nueva y guarde de nuevo.',
  },
  'platform.foreign_origin': { status: 403, text: 'La solicitud no viene de este sitio. Recargue la página.' },
} as const satisfies Record<string, RefusalText>
