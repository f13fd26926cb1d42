import {
  dashboardOfEps,
  dashboardOfIps,
  exportOfEps,
  exportOfIps,
  exportOwn,
  readOfEps,
  readOfIps,
  searchOfEps,
  searchOfIps,
  searchOwn,
} from '#contract/prescriptions-search.ts'

/** The three ways of looking, each at its own address: the capability that opens it, and its endpoints. */
export const scopes = {
  ver_propias: {
    title: 'Mis prescripciones',
    lead: 'Lo que usted firmó para esta entidad.',
    search: searchOwn,
    ask: exportOwn,
    row: (base: string, number: string): string => `${base}/prescripciones/${number}`,
  },
  consultar_ips: {
    title: 'Prescripciones de la sede',
    lead: 'Lo que se firmó en esta sede. Cada consulta de un paciente queda registrada.',
    search: searchOfIps,
    ask: exportOfIps,
    row: (base: string, number: string): string => `${base}/consultar_ips/${number}`,
  },
  consultar_eps: {
    title: 'Prescripciones de sus afiliados',
    lead: 'Lo que se prescribió a los afiliados de este régimen. Cada consulta de un paciente queda registrada.',
    search: searchOfEps,
    ask: exportOfEps,
    row: (base: string, number: string): string => `${base}/consultar_eps/${number}`,
  },
} as const
export type Look = keyof typeof scopes

/** One prescription, and the dashboard, of an IPS and of an EPS. */
export const readers = {
  consultar_ips: { read: readOfIps, dashboard: dashboardOfIps },
  consultar_eps: { read: readOfEps, dashboard: dashboardOfEps },
} as const
export type Reading = keyof typeof readers
