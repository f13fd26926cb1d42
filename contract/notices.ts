/** Every notice the product sends: a subject and a sentence with `{param}` placeholders. One line per kind; keep them grouped by module. */
const notices = {
  // identity
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
  'identity.delegate_named': {
    subject: 'Le nombraron delegado de {entity}',
    text: '{entity} le nombró para administrar {application}. Regístrese en Mi Seguridad Social con el documento {document}.',
  },
} as const satisfies Record<string, { subject: string; text: string }>

export type NoticeKind = keyof typeof notices

/** Subject and sentence with the values filled in. */
export function noticeText(
  kind: NoticeKind,
  params: Record<string, string | number>,
): { subject: string; text: string } {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '—'))
  return { subject: fill(notices[kind].subject), text: fill(notices[kind].text) }
}
