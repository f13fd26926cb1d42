import type { RefusalText } from './types.ts'

/** Refusals of the module `prescribing`. Numbers come grouped, moments as Spanish text in `when`. */
export const prescribingRefusals = {
  'prescribing.kind_not_allowed': {
    status: 422,
    text: 'Con la profesión {profession} no se prescribe «{kind}». Quite ese ítem o remita al paciente.',
  },
  'prescribing.prohibited': { status: 422, text: '{text}' },
  'prescribing.draft_signed': {
    status: 409,
    text: 'Este borrador ya se firmó con el número {number}. Ábralo desde sus prescripciones.',
  },
  'prescribing.not_replaceable': {
    status: 409,
    text: 'La prescripción {number} ya no se puede reemplazar. Está anulada, o pasó el plazo para anularla.',
  },
  'prescribing.annul_window_over': {
    status: 422,
    text: 'El plazo para anular terminó el {when}. Pida la anulación a la EPS.',
  },
  'prescribing.already_annulled': { status: 409, text: 'La prescripción {number} fue anulada el {when}.' },
  'prescribing.annulment_already_asked': {
    status: 409,
    text: 'La anulación de {number} ya se pidió el {when}. La decide la EPS.',
  },
  'prescribing.annulment_decided': {
    status: 409,
    text: 'Esta anulación ya se decidió el {when}: {decision}.',
  },
  'prescribing.still_in_window': {
    status: 422,
    text: 'Todavía puede anularla usted, hasta el {when}. Anúlela en lugar de pedirlo.',
  },
  'prescribing.directed': {
    status: 409,
    text: '{number} ya está direccionada a {supplier}. La EPS anula primero el direccionamiento.',
  },
  'prescribing.template_name_taken': {
    status: 409,
    text: 'Ya tiene una plantilla llamada «{name}». Escriba otro nombre.',
  },
  'prescribing.not_verified': {
    status: 404,
    text: 'El número y el código no corresponden a una prescripción. Compare ambos con el documento.',
  },
} as const satisfies Record<string, RefusalText>
