import { filled } from './spanish.ts'

/** Every notice the product sends: a subject and a sentence with `{param}` placeholders. One line per kind; keep them grouped by module. */
const notices = {
  // registries
  'registries.inconsistency_to_review': {
    subject: 'Reporte por revisar: {registry}',
    text: 'Alguien reportó una inconsistencia en {registry} sobre {subject}. Revise y decida.',
  },
  'registries.inconsistency_received': {
    subject: 'Recibimos su reporte sobre {registry}',
    text: 'Recibimos su reporte sobre {subject}. Lo tiene el operador de registros. Siga el caso en este enlace y guárdelo.',
  },
  'registries.inconsistency_answered': {
    subject: 'Respondieron un reporte de {registry}',
    text: '{by} respondió lo que usted pidió sobre {subject}. El caso vuelve a usted.',
  },
  'registries.inconsistency_asks': {
    subject: 'Necesitamos algo más para su reporte de {registry}',
    text: 'Sobre {subject}, el operador pregunta: {text}',
  },
  'registries.inconsistency_solved': {
    subject: 'Su reporte de {registry} terminó',
    text: 'Sobre {subject}, el operador responde: {text}',
  },
  // identity: entities and delegations
  'identity.claim_waits': {
    subject: 'Una entidad espera revisión',
    text: '{claimant} pidió registrar {entity}, NIT {nit}. Revise el soporte y decida.',
  },
  'identity.claim_accepted': {
    subject: '{entity} quedó registrada',
    text: 'Usted es representante legal de {entity} en Mi Seguridad Social. Ahora puede nombrar quién la administra.',
  },
  'identity.claim_rejected': {
    subject: 'El registro de {entity} no fue aceptado',
    text: 'El operador no aceptó el registro de {entity}: {reason}. Puede corregir lo que falta y enviarlo de nuevo.',
  },
  'identity.representation_ended': {
    subject: 'Ya no representa a {entity}',
    text: '{successor} es representante legal de {entity} desde hoy. Si cree que es un error, escriba al operador.',
  },
  'identity.confirm_delegates': {
    subject: 'Confirme los delegados de {entity}',
    text: 'Usted recibió {count} nombramientos de quien representaba a {entity}. Confírmelos o revóquelos antes del {by}.',
  },
  'identity.delegate_in_force': {
    subject: '{name} ya administra {application}',
    text: '{name} se registró y administra {application} por {entity}.',
  },
  'identity.delegation_revoked': {
    subject: 'Ya no administra {application} por {entity}',
    text: 'Su delegación en {application} por {entity} terminó el {when}. Lo que usted activó sigue en pie.',
  },
  'identity.delegation_revoked_by_operator': {
    subject: 'El operador revocó a {name}',
    text: 'El operador revocó la delegación de {name} en {application} por {entity}: {reason}. Puede nombrar a otra persona.',
  },
  'identity.naming_reminder': {
    subject: '{entity} espera su registro',
    text: '{entity} le nombró para administrar {application}. Regístrese con {document} antes del {by}.',
  },
  'identity.naming_waits': {
    subject: '{document} todavía no se registra',
    text: 'Usted nombró a {document} para {application} por {entity}. El nombramiento vence el {by}.',
  },
  'identity.delegate_idle': {
    subject: '{name} no hace actos por {entity}',
    text: '{name} administra MIPRES por {entity} y no hace actos desde el {when}. Si ya no está, reemplace a esa persona.',
  },
  // identity: the own account
  'identity.account_opened': {
    subject: 'Su cuenta está lista',
    text: '{name}, su cuenta en Mi Seguridad Social está lista. Configure un segundo factor: lo piden varios actos.',
  },
  'identity.password_changed': {
    subject: 'Cambió su contraseña',
    text: 'La contraseña de su cuenta cambió y las demás sesiones se cerraron. Si no fue usted, recupere el acceso ya.',
  },
  'identity.email_changed': {
    subject: 'Cambió el correo de su cuenta',
    text: 'Su cuenta usa ahora el correo {email}. Si no fue usted, escriba a la mesa de ayuda.',
  },
  'identity.email_change_asked': {
    subject: 'Pidieron cambiar el correo de su cuenta',
    text: 'Alguien con su contraseña pidió cambiar el correo de su cuenta a {email}. Si no fue usted, cambie la contraseña.',
  },
  'identity.second_factor_added': {
    subject: 'Su cuenta tiene un segundo factor nuevo',
    text: 'Se agregó a su cuenta: {factor}. Si no fue usted, revise la seguridad de su cuenta.',
  },
  'identity.second_factor_removed': {
    subject: 'Se quitó un segundo factor de su cuenta',
    text: 'Se quitó de su cuenta: {factor}. Si no fue usted, revise la seguridad de su cuenta.',
  },
  'identity.recovery_code_used': {
    subject: 'Ingresaron con un código de recuperación',
    text: 'Alguien ingresó a su cuenta con un código de recuperación. Le quedan {left}. Si no fue usted, cambie la contraseña.',
  },
  'identity.recovery_codes_made': {
    subject: 'Hay códigos de recuperación nuevos',
    text: 'Su cuenta tiene diez códigos de recuperación nuevos. Los anteriores ya no sirven.',
  },
  'identity.account_blocked': {
    subject: 'Bloquearon su cuenta',
    text: 'El operador bloqueó su cuenta en Mi Seguridad Social. Motivo: {reason}. Para aclararlo, escriba a la mesa de ayuda.',
  },
  'identity.account_unblocked': {
    subject: 'Su cuenta vuelve a estar activa',
    text: 'El operador desbloqueó su cuenta en Mi Seguridad Social. Motivo: {reason}. Ingrese con la contraseña de siempre.',
  },
  'identity.account_closed': {
    subject: 'Su cuenta quedó cerrada',
    text: 'Usted retiró su autorización y la cuenta quedó inactiva. Puede registrarse de nuevo cuando quiera.',
  },
  'identity.delegate_named': {
    subject: 'Le nombraron delegado de {entity}',
    text: '{entity} le nombró para administrar {application}. Regístrese en Mi Seguridad Social con el documento {document}.',
  },
  // users
  'users.activated': {
    subject: 'Su usuario está activo',
    text: 'Su usuario «{userType}» está activo en {place}. Falta un rol para entrar; lo da quien le activó.',
  },
  'users.activated_with_roles': {
    subject: 'Su usuario está activo y tiene rol',
    text: 'Su usuario «{userType}» está activo en {place} con: {roles}. Mi camino le dice si falta algo para entrar.',
  },
  'users.inactivated': {
    subject: 'Su usuario ya no está activo en {place}',
    text: 'Inactivaron su usuario en {place}. Motivo: {reason}.',
  },
  'users.roles_changed': { subject: 'Cambiaron sus roles', text: 'Sus roles en {place} son ahora: {roles}.' },
  'users.activation_asked': {
    subject: '{name} pide activación',
    text: '{name} pidió activación como «{userType}» en {place}. Revise y decida.',
  },
  'users.activation_reminded': {
    subject: '{name} sigue esperando',
    text: '{name} espera activación como «{userType}» en {entity} desde el {when}. Revise y decida.',
  },
  'users.request_returned': {
    subject: 'Devolvieron su solicitud de activación',
    text: 'Devolvieron su solicitud en {place}. Motivo: {reason}. Corrija y pida de nuevo.',
  },
  'users.sso_finished': {
    subject: 'Su servicio social terminó',
    text: 'Su plaza {plaza} {ended} y su registro como SSO quedó cerrado. Regístrese como Profesional cuando esté en ReTHUS.',
  },
  'users.delegate_left': {
    subject: '{name} ya no administra {entity}',
    text: '{name} anuló su registro como delegado de {entity}. Motivo: {reason}. Puede reemplazar a esa persona.',
  },
  'users.site_closed': {
    subject: 'Cerró la sede {site}',
    text: '{entity} cerró la sede {site} y su usuario quedó suspendido allí. Motivo: {reason}.',
  },
  // prescribing
  'prescribing.board_waits': {
    subject: 'Una prescripción espera a la junta',
    text: 'La prescripción {number} tiene {count} por decidir en la junta de {entity}.',
  },
  'prescribing.board_decided': {
    subject: 'La junta {decision}: {item}',
    text: 'La junta de {entity} {decision} {item}, de la prescripción {number}.',
  },
  'prescribing.annulment_asked': {
    subject: 'Piden anular la prescripción {number}',
    text: '{name} pidió anular la prescripción {number}. Motivo: {reason}. Revise y decida.',
  },
  'prescribing.annulment_accepted': {
    subject: 'La prescripción {number} quedó anulada',
    text: 'La EPS aceptó anular la prescripción {number}. Observación: {remarks}.',
  },
  'prescribing.annulment_denied': {
    subject: 'La EPS no anuló la prescripción {number}',
    text: 'La EPS negó la anulación de la prescripción {number}. Motivo: {remarks}.',
  },
  // supply
  'supply.directed': {
    subject: '{eps} direccionó a {entity}',
    text: '{eps} le direccionó a {entity} lo que hay que entregar. Vea primero lo que vence antes.',
  },
  'supply.direction_annulled': {
    subject: '{eps} anuló un direccionamiento',
    text: '{eps} anuló lo que le direccionó de {number}: {item}. El motivo: {reason}. Ya no lo entregue.',
  },
  'supply.decline_annulled': {
    subject: 'Un ítem de {number} vuelve a esperar',
    text: '{eps} va a direccionar {item}: anuló lo que le había dicho. El motivo: {reason}. No lo prescriba otra vez.',
  },
  'supply.declined': {
    subject: 'No se direccionó un ítem de {number}',
    text: '{eps} no direccionó {item}. La causa: {cause}. Si el paciente todavía lo necesita, prescriba otra vez o hable con la EPS.',
  },
} as const satisfies Record<string, { subject: string; text: string }>

export type NoticeKind = keyof typeof notices

/** Subject and sentence with the values filled in. */
export function noticeText(
  kind: NoticeKind,
  params: Record<string, string | number>,
): { subject: string; text: string } {
  const fill = (text: string) => filled(text, (name) => String(params[name] ?? '—'))
  return { subject: fill(notices[kind].subject), text: fill(notices[kind].text) }
}
