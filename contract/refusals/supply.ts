import type { RefusalText } from './types.ts'

/** Refusals of the module `supply`. Numbers come grouped, moments as Spanish text in `when`. */
export const supplyRefusals = {
  'supply.not_directable': { status: 422, text: 'Este ítem no se direcciona: {why}' },
  'supply.already_declined': {
    status: 409,
    text: 'Ya existe un no direccionamiento activo para este ítem, del {when}. Anúlelo primero.',
  },
  'supply.already_directed': {
    status: 409,
    text: 'Ya existe un direccionamiento activo para este ítem, a {supplier}. Anúlelo primero.',
  },
  'supply.delivery_taken': {
    status: 409,
    text: 'Ya existe un direccionamiento activo para la entrega {delivery}. Escriba otro número o anúlelo.',
  },
  'supply.not_in_network': {
    status: 422,
    text: 'No está en la red del régimen {regime}. Pida a quien administra MIPRES que agregue a quien entrega.',
  },
  'supply.supplier_not_ready': { status: 422, text: 'No se le puede direccionar a {name} todavía: {why}' },
  'supply.cause_not_of_kind': {
    status: 422,
    text: 'Esa causa no es de un ítem de tipo «{kind}». Elija otra de la lista.',
  },
  'supply.direction_annulled': { status: 409, text: 'Este direccionamiento se anuló el {when}.' },
  'supply.direction_scheduled': {
    status: 409,
    text: 'Este direccionamiento ya fue programado por {supplier}. Pídale que anule la programación.',
  },
  'supply.decline_annulled': { status: 409, text: 'Este no direccionamiento se anuló el {when}.' },
} as const satisfies Record<string, RefusalText>
