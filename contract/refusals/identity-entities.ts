import type { RefusalText } from './types.ts'

/** Refusals of the topics entities and delegations of the module `identity`. Moments come as Spanish text in `when`, as instants in `at`. */
export const entityRefusals = {
  'identity.person_not_registered': {
    status: 422,
    text: 'Complete primero su registro como persona natural en Mi Seguridad Social.',
  },
  'identity.entity_not_registered': {
    status: 422,
    text: 'La entidad todavía no está registrada en Mi Seguridad Social. La registra su representante legal.',
  },
  'identity.entity_in_review': {
    status: 409,
    text: 'El registro de {entity} está en revisión desde el {when}. Espere la decisión del operador.',
  },
  'identity.claim_rejected': {
    status: 422,
    text: 'El registro de {entity} no fue aceptado: {reason}. Corrija lo que falta y envíelo de nuevo.',
  },
  'identity.claim_open': {
    status: 409,
    text: 'Usted ya pidió registrar el NIT {nit} el {when}. Espere la decisión del operador.',
  },
  'identity.claim_already_decided': {
    status: 409,
    text: '{by} ya decidió esta solicitud el {when}: {decision}.',
  },
  'identity.already_representative': {
    status: 409,
    text: 'Usted ya es representante legal de {entity}. Abra la entidad para continuar.',
  },
  'identity.not_representative': {
    status: 403,
    text: 'Solo el representante legal de la entidad hace este acto. Pídaselo a {representative}.',
  },
  'identity.support_needed': {
    status: 422,
    text: 'Adjunte el certificado de existencia y representación. Sin él no podemos comprobar su cargo.',
  },
  'identity.support_not_found': {
    status: 422,
    text: 'No encontramos el archivo adjunto. Adjúntelo de nuevo.',
  },
  'identity.support_not_readable': {
    status: 422,
    text: 'El archivo no es un PDF, JPG o PNG. Guárdelo en uno de esos formatos y adjúntelo de nuevo.',
  },
  'identity.support_too_big': {
    status: 422,
    text: 'El archivo pesa más de 10 MB. Redúzcalo y adjúntelo de nuevo.',
  },
  'identity.supports_too_many': {
    status: 429,
    text: 'Adjuntó muchos archivos hoy. Use los que ya subió o vuelva mañana.',
  },
  'identity.capacity_exists': {
    status: 409,
    text: 'La entidad ya está registrada como {capacity}.',
  },
  'identity.regime_declined': {
    status: 422,
    text: 'Declaró que la EPS no opera MIPRES en el régimen {regime}. Retire esa declaración para nombrar.',
  },
  'identity.regime_already_declared': {
    status: 409,
    text: 'Esa declaración sobre el régimen {regime} ya estaba hecha. Recargue la página.',
  },
  'identity.regime_has_delegate': {
    status: 409,
    text: 'El régimen {regime} tiene delegado o nombramiento pendiente. Revóquelo antes de declarar que no opera.',
  },
} as const satisfies Record<string, RefusalText>

export const delegationRefusals = {
  'identity.delegate_missing': {
    status: 422,
    text: 'Nadie administra {application} como {capacity}. El representante legal nombra un delegado.',
    toYou: 'Nadie administra {application} como {capacity}. Nombre un delegado.',
  },
  'identity.naming_pending': {
    status: 409,
    text: '{by} ya nombró a {document} el {when}. Corrija ese nombramiento o revóquelo.',
  },
  'identity.delegation_in_force': {
    status: 409,
    text: '{name} ya administra {application} desde el {when}. Reemplace a esa persona en vez de nombrar otra.',
  },
  'identity.naming_lapsed': {
    status: 422,
    text: 'El nombramiento de {document} venció el {when}. El representante legal puede nombrar de nuevo.',
  },
  'identity.delegate_not_in_mss': {
    status: 422,
    text: 'Nadie se ha registrado con {document}. Cuando esa persona se registre, queda vinculada.',
  },
  'identity.delegation_closed': {
    status: 409,
    text: '{by} ya cerró este nombramiento el {when}: {state}.',
  },
  'identity.delegation_not_pending': {
    status: 409,
    text: '{name} ya se registró y administra la aplicación. Use «Reemplazar».',
  },
  'identity.delegation_not_in_force': {
    status: 409,
    text: 'Ese delegado todavía no está vigente. Corrija el documento en vez de reemplazar.',
  },
  'identity.delegation_suspended': {
    status: 422,
    text: 'El nuevo representante legal no confirmó esta delegación antes del {when}. Puede confirmarla o revocarla.',
  },
  'identity.delegation_confirmed': {
    status: 409,
    text: '{name} no necesita confirmación, o ya la tiene. Recargue la página.',
  },
  'identity.not_named': {
    status: 422,
    text: 'Ningún representante legal ha nombrado a {document} para este tipo. Pida que le nombren con ese documento.',
  },
  'identity.same_delegate': {
    status: 409,
    text: '{document} ya es la persona nombrada. Escriba el documento de quien la reemplaza.',
  },
  'identity.application_unknown': {
    status: 422,
    text: 'Esa aplicación no se administra aquí. Elija una de la lista.',
  },
  'identity.application_whole_entity': {
    status: 422,
    text: '{application} se administra para toda la EPS, no por régimen. Nombre desde «Toda la entidad».',
  },
  'identity.reminder_without_address': {
    status: 422,
    text: 'El nombramiento no tiene correo. Avísele a esa persona o corrija el nombramiento con su correo.',
  },
  'identity.reminder_too_soon': {
    status: 429,
    text: 'Ya enviamos un recordatorio el {when}. Puede enviar otro al día siguiente.',
  },
} as const satisfies Record<string, RefusalText>
