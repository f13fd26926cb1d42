import type { DocumentType } from '#contract/documents.ts'
import { calm, filled, spanishDocument } from '#contract/spanish.ts'
import type { RecordedEvent } from '#platform/audit.ts'

/**
 * The sentence of each act, with `{name}` taken from the event's context, after or before, in that order. One line per act, by module.
 * They name the act, not the actor, who stands beside: so they read the same of oneself and of another.
 */
const sentences: Record<string, string> = {
  // registries
  'registries.report_inconsistency': 'Reporte de una inconsistencia.',
  'registries.answer_inconsistency': 'Respuesta a una inconsistencia.',
  'registries.ask_reporter': 'Pregunta a quien reportó una inconsistencia.',
  'registries.solve_inconsistency': 'Cierre de una inconsistencia.',
  'registries.import_cut': 'Carga de un corte de registro.',
  'registries.confirm_cut': 'Confirmación de un corte de registro.',
  'registries.discard_cut': 'Descarte de un corte de registro.',
  // identity: the own account
  'identity.person_registered': 'Registro en Mi Seguridad Social.',
  'identity.contact_changed': 'Cambio de los datos de contacto.',
  'identity.account_closed': 'Cierre de la cuenta.',
  'identity.account_blocked': 'Bloqueo de la cuenta de {personName}: {reason}.',
  'identity.account_unblocked': 'Desbloqueo de la cuenta de {personName}: {reason}.',
  'identity.signed_in': 'Ingreso a la cuenta.',
  'identity.password_changed': 'Cambio de la contraseña.',
  'identity.password_reset': 'Restablecimiento de la contraseña.',
  'identity.email_change_asked': 'Solicitud de cambio de correo.',
  'identity.email_changed': 'Cambio del correo de la cuenta.',
  'identity.second_factor_added': 'Segundo factor agregado.',
  'identity.second_factor_removed': 'Segundo factor retirado.',
  'identity.recovery_codes_made': 'Códigos de recuperación nuevos.',
  'identity.recovery_code_used': 'Ingreso con un código de recuperación.',
  'identity.session_revoked': 'Cierre de una sesión.',
  'identity.other_sessions_revoked': 'Cierre de las demás sesiones.',
  'identity.application_permitted': 'Permiso a la aplicación {application}.',
  'identity.application_refused': 'Permiso negado a la aplicación {application}.',
  'identity.application_revoked': 'Permiso retirado a la aplicación {application}.',
  'identity.operator_added': 'Operador agregado.',
  'identity.operator_activated': 'Operador activado.',
  'identity.client_registered': 'Aplicación registrada en el ingreso.',
  'identity.client_withdrawn': 'Aplicación retirada del ingreso.',
  'identity.keys_rotated': 'Rotación de las llaves del servicio.',
  // identity: entities and delegations
  'identity.entity_claimed': 'Solicitud de registro de {entity}.',
  'identity.claim_accepted': 'Registro de {entity} aceptado.',
  'identity.claim_rejected': 'Registro de {entity} no aceptado: {reason}.',
  'identity.representation_opened': '{representative} representa a {entity}.',
  'identity.capacity_added': '{entity} actúa también como {capacity}.',
  'identity.own_capacity_opened': 'Apertura como proveedor persona natural.',
  'identity.regime_declared_not_operated': '{entity} declaró que no opera MIPRES en el régimen {regime}.',
  'identity.regime_declaration_withdrawn': '{entity} retiró la declaración sobre el régimen {regime}.',
  'identity.delegate_named': 'Nombramiento de {document} para {entity} ({capacity}).',
  'identity.delegate_replaced': 'Reemplazo del delegado de {entity} ({capacity}) por {document}.',
  'identity.naming_corrected': 'Corrección del nombramiento en {entity}.',
  'identity.delegation_in_force': '{document} administra {entity} ({capacity}).',
  'identity.delegation_confirmed': 'Delegación de {document} en {entity} confirmada.',
  'identity.delegation_revoked': 'Delegación de {document} en {entity} ({capacity}) revocada.',
  'identity.delegation_revoked_by_operator': 'Delegación de {document} en {entity} ({capacity}) revocada de urgencia.',
  // prescribing
  'prescribing.signed': 'Firma de la prescripción {number}.',
  'prescribing.annulled': 'Anulación de la prescripción {number}: {reason}.',
  'prescribing.replaced': 'Reemplazo de la prescripción {number} por {by}.',
  'prescribing.board_voted': 'Voto de la junta de {entityName} sobre {number}: {decision}.',
  'prescribing.board_decided': 'Decisión de la junta de {entityName} sobre {number}: {decision}. Acta {act}.',
  'prescribing.board_assigned': 'Junta de {entity} encargada de {item}, de {number}.',
  'prescribing.tutela_registered': 'Carga de la tutela {number}.',
  'prescribing.ruling_added': 'Fallo {ruling} agregado a la tutela {number}.',
  'prescribing.tutela_replaced': 'Corrección de la tutela {number}: la reemplaza la {by}.',
  'prescribing.tutela_annulled': 'Anulación de la tutela {number}: {reason}.',
  'prescribing.tutela_code_added': 'Tipo nuevo de las tutelas: {code}, «{name}».',
  'prescribing.tutela_code_set': 'Nombre nuevo del tipo {code} de las tutelas: «{name}».',
  'prescribing.tutela_code_closed': 'El tipo {code} de las tutelas, «{name}», dejó de ofrecerse.',
  'prescribing.tutela_code_offered': 'El tipo {code} de las tutelas, «{name}», se ofrece de nuevo.',
  'prescribing.read': 'Consulta de la prescripción {number} por {entityName}.',
  'prescribing.tutela_read': 'Consulta de la tutela {number} por {entityName}.',
  'prescribing.patient_searched': 'Búsqueda de las prescripciones de un paciente por {entityName}.',
  'prescribing.tutelas_searched': 'Búsqueda de las tutelas de un paciente por {entityName}.',
  'prescribing.board_case_read': 'Consulta de {item}, de {number}, por la junta de {entityName}.',
  'prescribing.exported': 'Descarga de prescripciones en {format}.',
  'prescribing.annulment_asked': 'Solicitud de anulación de la prescripción {number}: {reason}.',
  'prescribing.annulment_decided': 'Anulación de la prescripción {number} {decision}.',
  // supply
  'supply.directed': 'Direccionamiento de {item}, de {number}, a {supplierName}.',
  'supply.direction_annulled': 'Anulación del direccionamiento de {item}, de {number}, a {supplierName}: {reason}.',
  'supply.declined': 'No direccionamiento de {item}, de {number}: {cause}.',
  'supply.decline_annulled': 'Anulación del no direccionamiento de {item}, de {number}: {reason}.',
  'supply.read': 'Consulta de {item}, de {number}, por {entityName}.',
  'supply.patient_searched': 'Búsqueda de lo direccionado a un paciente por {entityName}.',
  'supply.exported': 'Descarga de direccionamientos en {format}.',
  // users
  'users.register': 'Registro de {personName} como «{userType}».',
  'users.annul_registration': 'Anulación del registro como «{userType}»: {reason}.',
  'users.sso_finished': 'Fin del servicio social de {personName}: el registro como SSO quedó cerrado.',
  'users.activate': 'Activación de {personName} en {entityName}.',
  'users.inactivate': 'Inactivación de {personName} en {entityName}: {reason}.',
  'users.assign_role': 'Rol «{roleName}» para {personName} en {entityName}.',
  'users.withdraw_role': 'Retiro del rol «{roleName}» a {personName} en {entityName}.',
  'users.ask_activation': 'Solicitud de activación de {personName} a {entityName}.',
  'users.withdraw_request': 'Retiro de la solicitud de activación a {entityName}.',
  'users.remind_request': 'Recordatorio de la solicitud de activación a {entityName}.',
  'users.return_request': 'Devolución de la solicitud de {personName}: {reason}.',
  'users.create_site': 'Creación de la sede {sedeName} de {entityName}.',
  'users.close_site': 'Cierre de la sede {sedeName} de {entityName}: {reason}.',
  'users.add_to_network': '{memberName} entró a la red de {entityName}.',
  'users.remove_from_network': '{memberName} salió de la red de {entityName}.',
  'users.publish_policy': 'Publicación de la política {policy}, versión {version}.',
  'users.change_setting': 'Cambio del ajuste «{settingName}».',
}

/** Words for the values that events carry, so that no code reaches a reader. */
const labels: readonly (readonly [key: string, label: string])[] = [
  ['entityName', 'Entidad'],
  ['regime', 'Régimen'],
  ['sedeName', 'Sede'],
  ['sedeCode', 'Código de sede'],
  ['roleName', 'Rol'],
  ['document', 'Documento'],
  ['reason', 'Motivo'],
]

/** What was done, in one Spanish sentence. An act without its own line is named by its code rather than hidden. */
export function sentenceOf(event: RecordedEvent): string {
  const template = sentences[event.act]
  if (!template) return `Acto registrado: ${event.act}.`
  const values = valuesOf(event)
  return filled(template, (name) => told(values, name))
}

/** The particulars that place the act, in a fixed order; what the sentence already says is not repeated. */
export function detailsOf(event: RecordedEvent): { label: string; value: string }[] {
  const said = new Set([...(sentences[event.act] ?? '').matchAll(/\{(\w+)\}/g)].map((m) => m[1]))
  const values = valuesOf(event)
  return labels.flatMap(([key, label]) => {
    const value = values[key]
    return said.has(key) || value === undefined || value === null || value === ''
      ? []
      : [{ label, value: told(values, key) }]
  })
}

/** Acts that have a sentence: for the walker. */
export const actsWithSentence: readonly string[] = Object.keys(sentences)

function valuesOf(event: RecordedEvent): Record<string, unknown> {
  const record = (value: unknown) => (typeof value === 'object' && value !== null ? value : {})
  return { ...record(event.before), ...record(event.after), ...event.context }
}

/** REPS writes its sedes in capitals. */
const told = (values: Record<string, unknown>, name: string): string =>
  name === 'sedeName' ? calm(textOf(values[name])) : textOf(values[name])

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '—'
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  if (typeof value === 'object') {
    const doc = value as { type?: unknown; number?: unknown }
    return doc.type && doc.number ? `${String(doc.type)} ${String(doc.number)}` : '—'
  }
  const text = String(value)
  // Events keep the key of a document: 'CC 1099400218'.
  const [, type, number] = /^([A-Z]{2}) (\d{5,})$/.exec(text) ?? []
  return type && number ? spanishDocument({ type: type as DocumentType, number }) : text
}
