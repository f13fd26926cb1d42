import type { RefusalText } from './types.ts'

/** Refusals about boards and tutelas. Numbers come grouped, moments as Spanish text in `when`. */
export const boardRefusals = {
  'prescribing.board_own_item': {
    status: 403,
    text: 'Usted firmó la prescripción {number}. La junta de {entity} la decide con otro integrante.',
  },
  'prescribing.board_already_decided': {
    status: 409,
    text: 'La junta ya decidió este ítem el {when}: {outcome}. Acta {act}.',
  },
  'prescribing.board_already_voted': {
    status: 409,
    text: 'Usted ya votó este ítem el {when}. Faltan otros integrantes.',
  },
  'prescribing.board_without_object': {
    status: 409,
    text: 'La prescripción {number} se anuló el {when}. La junta ya no la decide.',
  },
  'prescribing.board_act_day': {
    status: 422,
    text: 'La fecha del acta va del {from}, día de la prescripción, a hoy. Corrija la fecha.',
  },
  'prescribing.board_attended': {
    status: 409,
    text: 'La junta de {entity} tiene quién registre su decisión. Espere a que lo haga.',
  },
  'prescribing.board_not_in_network': {
    status: 422,
    text: 'La IPS no está en la red de este régimen, o su junta no tiene quién registre decisiones. Elija otra.',
  },
  'prescribing.tutela_draft_registered': {
    status: 409,
    text: 'Este borrador ya se guardó con el número {number}. Ábralo desde la lista de tutelas.',
  },
  'prescribing.tutela_foreign_eps': {
    status: 422,
    text: 'El código {code} no es de su EPS en el régimen {regime}. Elija uno de los suyos.',
  },
  'prescribing.tutela_annulled': { status: 409, text: 'La tutela {number} se anuló el {when}.' },
  'prescribing.tutela_replaced': {
    status: 409,
    text: 'La tutela {number} se corrigió el {when}. Siga con la {by}, que la reemplaza.',
  },
  'prescribing.tutela_code_taken': {
    status: 409,
    text: 'El código {code} ya está en la lista con el nombre «{name}». Cambie ese.',
  },
  'prescribing.tutela_ruling_repeated': {
    status: 409,
    text: 'El fallo {ruling} ya está en esta tutela. Revise el número.',
  },
  'prescribing.tutela_ruling_day': {
    status: 422,
    text: 'El fallo adicional va del {from}, día del primer fallo, a hoy. Corrija la fecha.',
  },
} as const satisfies Record<string, RefusalText>
