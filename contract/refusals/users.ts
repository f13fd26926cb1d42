import type { RefusalText } from './types.ts'

/** Refusals of the module `users`. Moments come as Spanish text in `when`, as instants in `at`. */
export const usersRefusals = {
  // Registro de Usuarios
  'users.not_registered': {
    status: 422,
    text: 'Todavía no está en Registro de Usuarios como «{userType}». Regístrese.',
  },
  'users.already_registered': {
    status: 409,
    text: 'Ya está en Registro de Usuarios como «{userType}» desde el {when}. Abra su camino para continuar.',
  },
  'users.registration_annulled': {
    status: 409,
    text: 'El registro como «{userType}» fue anulado. Para continuar hace falta un registro nuevo.',
  },
  'users.sso_finished': {
    status: 422,
    text: 'Su plaza {plaza} {ended} y su registro como SSO quedó cerrado. Regístrese como Profesional cuando esté en ReTHUS.',
  },
  'users.account_not_active': {
    status: 422,
    text: 'La cuenta de {document} en Mi Seguridad Social no está activa. La activa su titular.',
  },
  'users.rethus_not_loaded': {
    status: 503,
    text: 'No hay un corte de ReTHUS cargado. El registro espera hasta que el operador lo cargue.',
  },
  'users.registry_not_loaded': {
    status: 503,
    text: 'No hay un corte de {registry} cargado. El registro espera hasta que el operador lo cargue.',
  },
  // Capacities and delegates
  'users.entity_not_in_force': {
    status: 422,
    text: '{entity} no está registrada y vigente en Mi Seguridad Social. Lo resuelve su representante legal.',
  },
  'users.capacity_closed': {
    status: 422,
    text: '{entity} ya no actúa como {capacity}. Lo aclara su representante legal.',
  },
  'users.not_delegate': {
    status: 403,
    text: 'Usted no administra esta entidad. Revise en Mi camino cuáles administra.',
  },
  'users.delegation_ended': {
    status: 403,
    text: 'Usted ya no administra {entity} ({capacity}) desde el {when}. Aclárelo con su representante legal.',
  },
  'users.delegation_not_confirmed': {
    status: 403,
    text: 'Su delegación de {entity} está suspendida desde el {when}. El nuevo representante legal debe confirmarla.',
  },
  'users.delegate_not_registered': {
    status: 403,
    text: 'Falta el registro del delegado de {entity} ({capacity}) en Registro de Usuarios.',
    toYou: 'Regístrese en Registro de Usuarios como delegada o delegado de {entity} ({capacity}).',
  },
  // Activation
  'users.activator_not_allowed': {
    status: 422,
    text: 'El delegado de {by} no activa el tipo «{userType}». Lo activa el delegado de {allowed}.',
  },
  'users.sso_only_ips': {
    status: 422,
    text: 'El delegado de {by} no activa usuarios de SSO. Solo los activa la IPS de su plaza.',
  },
  'users.not_activable': {
    status: 422,
    text: 'El tipo «{userType}» no necesita activación: entra con su registro.',
  },
  'users.own_registration_only': {
    status: 422,
    text: 'Un proveedor persona natural solo activa su propio registro, en su propia sede.',
  },
  'users.sede_needed': { status: 422, text: 'En {capacity} se activa en una sede. Elija al menos una.' },
  'users.regime_has_no_sedes': {
    status: 422,
    text: '{capacity} no tiene sedes. Active en el régimen, sin elegir sede.',
  },
  'users.already_active': {
    status: 409,
    text: '{by} ya activó a {name} en {place} el {when}. No hace falta activar de nuevo.',
  },
  'users.sso_already_active': {
    status: 409,
    text: 'La persona ya está activa en {entity}. Un usuario de SSO tiene una sola activación a la vez.',
  },
  'users.activation_ended': {
    status: 409,
    text: 'La activación ya terminó. Para dar el rol «{role}» active primero a la persona.',
  },
  'users.already_inactivated': { status: 409, text: '{by} ya inactivó esta activación el {when}: {reason}.' },
  'users.not_activated': {
    status: 422,
    text: 'Ningún delegado ha activado el registro como «{userType}». Pida la activación a la entidad.',
  },
  'users.not_activated_self': { status: 422, text: 'Falta activar su propio usuario en su sede y asignarse roles.' },
  'users.nobody_active': { status: 422, text: '{entity} ({capacity}) todavía no tiene usuarios activos.' },
  // Roles
  'users.no_role': { status: 422, text: 'Falta un rol en la activación como «{userType}». Lo da el delegado.' },
  'users.role_unknown': { status: 422, text: 'El rol «{role}» no existe en la política vigente. Elija otro.' },
  'users.role_of_other_kind': {
    status: 422,
    text: 'El rol «{role}» es de otro tipo de entidad. Elija uno de la lista.',
  },
  'users.role_not_for_type': { status: 422, text: 'El rol «{role}» no se da al tipo «{userType}». Elija otro.' },
  'users.profession_does_not_prescribe': {
    status: 422,
    text: 'El rol «{role}» pide una profesión que prescribe y el registro dice: {profession}.',
  },
  'users.role_to_oneself': {
    status: 403,
    text: 'Nadie se da roles a sí mismo. Pida que otra persona administre ese rol.',
  },
  'users.role_incompatible': {
    status: 422,
    text: 'El rol «{role}» no se combina con «{other}» en la misma entidad. Retire uno primero.',
  },
  'users.role_already_assigned': { status: 409, text: '{by} ya dio el rol «{role}» el {when}.' },
  // Sites
  'users.sites_not_yours': {
    status: 403,
    text: 'Solo el delegado de un proveedor crea y cierra sedes. Las de una IPS vienen de REPS.',
  },
  'users.site_not_found': { status: 422, text: 'La sede no existe en este proveedor. Elija una de la lista.' },
  'users.site_closed': { status: 422, text: 'La sede {site} está cerrada. Elija una abierta.' },
  'users.site_already_closed': { status: 409, text: '{by} ya cerró la sede el {when}.' },
  'users.site_implicit': {
    status: 422,
    text: 'La sede de un proveedor persona natural es su dirección: no se crean ni se cierran otras.',
  },
  'users.sites_full': { status: 422, text: 'El proveedor ya tiene 99 sedes, el máximo de dos cifras.' },
  'users.municipality_unknown': {
    status: 422,
    text: 'El municipio {code} no está en DIVIPOLA. Elija uno de la lista.',
  },
  'users.no_site': { status: 422, text: '{entity} todavía no tiene sedes. Las crea su delegado.' },
  // Network
  'users.network_not_yours': { status: 403, text: 'Solo el delegado de una EPS arma la red, en su régimen.' },
  'users.network_empty': { status: 422, text: 'La red de {entity} ({capacity}) está vacía. La arma su delegado.' },
  'users.already_in_network': { status: 409, text: '{by} ya agregó a {name} a esta red el {when}.' },
  'users.already_removed': { status: 409, text: '{by} ya retiró a {name} de esta red el {when}.' },
  'users.member_unknown': {
    status: 422,
    text: 'No encontramos un proveedor con {document}. Primero se registra en Mi Seguridad Social.',
  },
  'users.member_without_delegate': {
    status: 422,
    text: '{name} todavía no tiene delegado. Podrá agregarse cuando lo tenga.',
  },
  // Requests of activation
  'users.request_pending': {
    status: 409,
    text: 'Ya pidió esta activación a {entity} el {when}. Puede recordarla o retirarla.',
  },
  'users.request_already_decided': { status: 409, text: '{by} ya decidió esta solicitud el {when}: {decision}.' },
  'users.request_reminder_too_soon': {
    status: 429,
    text: 'Podrá enviar un recordatorio desde el {when}.',
  },
  // Policies and settings
  'users.policy_unchanged': {
    status: 422,
    text: 'El borrador es igual a la versión vigente. Cambie algo antes de publicar.',
  },
  'users.setting_value': { status: 422, text: '«{name}» debe ser un número entre {min} y {max}.' },
  'users.setting_days': {
    status: 422,
    text: '«{name}» son hasta {most} días distintos, de menor a mayor, entre {min} y {max}.',
  },
  'users.activation_waits': { status: 422, text: 'El delegado de {entity} debe activar su usuario.' },
  'users.audit_actor_unknown': {
    status: 404,
    text: 'Nadie tiene el correo o documento «{actor}». Escríbalo completo; por ejemplo: CC 1099400218.',
  },
  'users.audit_entity_unknown': {
    status: 404,
    text: 'Ninguna entidad registrada tiene el NIT {nit}. Compárelo con el RUT.',
  },
  // Authority: the chain that grants a permission
  'users.not_active_here': {
    status: 403,
    text: 'Todavía no puede hacerlo en {place}. Falta que el delegado active su usuario allí.',
  },
  'users.no_role_here': { status: 403, text: 'Todavía no puede hacerlo en {place}. Falta el rol «{role}».' },
} as const satisfies Record<string, RefusalText>
