import type { RefusalText } from './types.ts'

/** Refusals of the module `registries`: requirements first, then imports, then reports of inconsistencies. */
export const registriesRefusals = {
  // P-REPS: R-07, D-10
  'registries.reps_not_found': {
    status: 422,
    text: 'El NIT {nit} no está en REPS. Inscríbalo ante la secretaría de salud de su departamento o distrito.',
  },
  'registries.reps_not_ips': {
    status: 422,
    text: 'El NIT {nit} está en REPS como «{className}», no como IPS. Este paso es para instituciones prestadoras.',
  },
  'registries.reps_not_enabled': {
    status: 422,
    text: 'REPS no muestra habilitado el prestador {code}. Aclare su habilitación ante la secretaría de salud.',
  },
  'registries.reps_expired': {
    status: 422,
    text: 'La inscripción en REPS del prestador {code} venció el {date}. Renuévela ante la secretaría de salud.',
  },
  'registries.reps_closed': {
    status: 422,
    text: 'REPS muestra cerrado el prestador {code} desde el {date}. Aclárelo ante la secretaría de salud.',
  },
  'registries.sede_not_found': {
    status: 422,
    text: 'La sede {code} no está en REPS. Revise el código de 12 dígitos o actualice la inscripción.',
  },
  'registries.sede_of_other': {
    status: 422,
    text: 'La sede {code} no es de esta entidad según REPS. Elija una sede propia.',
  },
  'registries.sede_not_enabled': {
    status: 422,
    text: 'REPS no muestra habilitada la sede {code}. Aclare su habilitación ante la secretaría de salud.',
  },
  'registries.sede_closed': {
    status: 422,
    text: 'REPS muestra cerrada la sede {code} desde el {date}. Elija otra sede.',
  },
  // P-EAPB
  'registries.eapb_not_found': {
    status: 422,
    text: 'El NIT {nit} no tiene códigos de EAPB. Pida el código al Ministerio de Salud.',
  },
  'registries.eapb_no_code_in_regime': {
    status: 422,
    text: 'El NIT {nit} no tiene código de EAPB en el régimen {regime}. Elija otro régimen o pida el código al Ministerio.',
  },
  'registries.eapb_not_enabled': {
    status: 422,
    text: 'El código {code} del régimen {regime} no está habilitado. Aclárelo con el Ministerio de Salud.',
  },
  // P-RETHUS: R-12, D-13
  'registries.rethus_not_found': {
    status: 422,
    text: 'El documento {document} no está en ReTHUS. Inscríbase ante su colegio profesional o reporte la inconsistencia.',
  },
  'registries.rethus_identification_not_current': {
    status: 422,
    text: 'ReTHUS muestra su identificación como «{state}». Aclárela ante la entidad que le inscribió.',
  },
  'registries.rethus_no_current_title': {
    status: 422,
    text: 'ReTHUS no muestra un título universitario vigente a su nombre. Aclárelo ante su colegio profesional.',
  },
  'registries.rethus_profession_not_allowed': {
    status: 422,
    text: 'Su profesión en ReTHUS es {profession} y no está entre las permitidas aquí. Regístrese con otro tipo de usuario.',
  },
  'registries.rethus_sanctioned': {
    status: 422,
    text: 'ReTHUS muestra una sanción vigente desde el {from} (acto {act}). Aclárela ante el tribunal que la impuso.',
  },
  // P-SSO-*
  'registries.sso_not_found': {
    status: 422,
    text: 'El documento {document} no tiene inscripción en el SSO. Inscríbase ante su secretaría de salud.',
  },
  'registries.sso_not_approved': {
    status: 422,
    text: 'Su inscripción en el SSO está en «{state}» y debe estar aprobada. La decide la secretaría de salud.',
  },
  'registries.sso_exonerated': {
    status: 422,
    text: 'El SSO le exoneró: no hay plaza que activar. Regístrese como profesional cuando esté en ReTHUS.',
  },
  'registries.sso_no_plaza': {
    status: 422,
    text: 'Todavía no tiene una plaza asignada. La asigna la secretaría de salud.',
  },
  'registries.sso_plaza_not_active': {
    status: 422,
    text: 'Su plaza {plaza} está en «{state}» y debe estar activa. La actualiza la secretaría de salud.',
  },
  'registries.sso_not_started': { status: 422, text: 'Su plaza empieza el {date}. Vuelva ese día.' },
  'registries.sso_ended': {
    status: 422,
    text: 'Su plaza terminó el {date}. Solo fechas nuevas en el registro SSO la extienden.',
  },
  'registries.sso_plaza_without_sede': {
    status: 422,
    text: 'Su plaza {plaza} no tiene una sede de IPS, así que nadie puede activarla en MIPRES.',
  },
  'registries.sso_other_ips': {
    status: 422,
    text: 'La plaza es de {ips}. Solo el delegado de esa IPS puede activarla.',
  },
  'registries.sso_other_sede': {
    status: 422,
    text: 'La plaza está en la sede {sede}. Solo se activa en esa sede.',
  },
  // Imports
  'registries.kind_unknown': { status: 422, text: 'No hay un importador «{kind}». Elija uno de la lista.' },
  'registries.file_missing': { status: 422, text: 'Falta el archivo. Elija uno y vuelva a enviar.' },
  'registries.file_empty': {
    status: 422,
    text: 'El archivo está vacío: no trae ni el encabezado. Elija otro archivo.',
  },
  'registries.file_unclosed_quote': {
    status: 422,
    text: 'Cerca de la línea {line} hay una comilla sin cerrar. Corríjala y vuelva a cargar el archivo.',
  },
  'registries.columns_missing': {
    status: 422,
    text: 'Al archivo le faltan estas columnas: {columns}. Revise que sea «{kind}».',
  },
  'registries.no_good_rows': {
    status: 422,
    text: 'Ninguna fila del archivo se pudo leer. Descargue las filas rechazadas y corrija la fuente.',
  },
  'registries.cut_date_needed': {
    status: 422,
    text: 'El archivo no dice su fecha de corte. Escríbala para cargarlo.',
  },
  'registries.cut_date_differs': {
    status: 422,
    text: 'El archivo dice corte {file} y usted escribió {given}. Deje solo la fecha correcta.',
  },
  'registries.cut_in_future': { status: 422, text: 'La fecha de corte {date} todavía no llega. Revísela.' },
  'registries.cut_older': {
    status: 409,
    text: 'Ya está cargado un corte más nuevo, del {loaded}. Este archivo es del {date} y no cambia nada.',
  },
  'registries.cut_busy': { status: 409, text: 'Otra carga de este registro está en curso. Espere a que termine.' },
  'registries.cut_not_waiting': {
    status: 409,
    text: 'Esta carga ya no espera confirmación. Abra el informe para ver qué pasó.',
  },
  'registries.cut_discarded': { status: 409, text: '{by} descartó esta carga. No cambió nada en el registro.' },
  'registries.import_failed': {
    status: 503,
    text: 'La carga se interrumpió y no cambió nada. Vuelva a intentarla; si falla otra vez, avise a soporte.',
  },
  // Inconsistencies
  'registries.evidence_too_large': { status: 422, text: 'El archivo pasa de 5 MB. Envíe uno más liviano.' },
  'registries.evidence_type': {
    status: 422,
    text: 'El soporte debe ser PDF, JPG o PNG. Convierta el archivo y vuelva a enviarlo.',
  },
  'registries.inconsistency_solved': {
    status: 409,
    text: '{by} ya cerró este reporte. Abra uno nuevo si el registro sigue mal.',
  },
} as const satisfies Record<string, RefusalText>
