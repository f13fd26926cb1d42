/** What a role may allow in MIPRES. Policies combine them; screens and services ask for them one by one. */
export const capabilities = {
  prescribir: 'Prescribir',
  ordenar: 'Ordenar',
  anular_propia: 'Anular sus prescripciones',
  ver_propias: 'Ver sus prescripciones',
  decidir_junta: 'Registrar la decisión de la junta',
  consultar_ips: 'Consultar las prescripciones de la IPS',
  programar: 'Programar',
  entregar: 'Entregar',
  reportar_entrega: 'Reportar la entrega',
  facturar: 'Reportar la facturación',
  transcribir: 'Transcribir formatos de contingencia',
  cargar_tutela: 'Cargar tutelas',
  direccionar: 'Direccionar y no direccionar',
  reportar_suministro: 'Reportar el suministro',
  consultar_eps: 'Consultar las prescripciones del régimen',
  auditar_eps: 'Auditar el régimen',
  consultar_direccionado: 'Consultar lo direccionado al proveedor',
} as const
export type Capability = keyof typeof capabilities

/** Items of a prescription (D-07). */
export const itemKinds = {
  M: 'Medicamento',
  P: 'Procedimiento',
  D: 'Dispositivo médico',
  N: 'Producto de soporte nutricional',
  S: 'Servicio complementario',
} as const
export type ItemKind = keyof typeof itemKinds
