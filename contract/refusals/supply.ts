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
  'supply.direction_annulled': { status: 409, text: 'Este direccionamiento se anuló el {when}.' },
  'supply.direction_scheduled': {
    status: 409,
    text: 'Este direccionamiento ya fue programado por {supplier}. Pídale que anule la programación.',
  },
  'supply.decline_annulled': { status: 409, text: 'Este no direccionamiento se anuló el {when}.' },
} as const satisfies Record<string, RefusalText>
