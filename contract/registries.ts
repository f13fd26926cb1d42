import { z } from 'zod'
import { type DocumentType, documentTypes } from './documents.ts'
import { endpoint } from './endpoint.ts'
import { documentField } from './fields.ts'
import { wrongDigitIn } from './nit.ts'

/** The public queries: REPS by code, NIT, name or municipality; ReTHUS and SSO by exact document only. Every answer carries its cut. */

const cut = z.string().nullable()
const publicQuery = { permission: { kind: 'public' }, rate: 'public_query' } as const

const place = z.object({ code: z.string(), name: z.string(), department: z.string() })
export type Place = z.infer<typeof place>

/** How a provider or a sede stands today: `vigente` is the only state in which it can act (D-10). */
export const repsStates = ['vigente', 'vencido', 'cerrado', 'no_habilitado'] as const
export type RepsState = (typeof repsStates)[number]

const providerView = z.object({
  code: z.string(),
  name: z.string(),
  legalName: z.string(),
  /** Null for an independent professional: the cédula of a person is not published. */
  nit: z.string().nullable(),
  dv: z.number().int().nullable(),
  className: z.string(),
  municipality: place.nullable(),
  state: z.enum(repsStates),
  expiresOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  source: z.enum(['exports', 'dataset']),
  cut: z.string(),
})
export type ProviderView = z.infer<typeof providerView>

const sedeView = z.object({
  code: z.string(),
  providerCode: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  municipality: place.nullable(),
  state: z.enum(repsStates),
  closedOn: z.string().nullable(),
  cut: z.string(),
})
export type SedeView = z.infer<typeof sedeView>

export const registryCuts = endpoint({
  id: 'registries.cuts',
  method: 'GET',
  path: '/registries/cuts',
  summary: 'Corte vigente de cada registro',
  permission: { kind: 'public' },
  response: z.object({ reps: cut, eapb: cut, rethus: cut, sso: cut, civil: cut, divipola: cut }),
})

export const searchMunicipalities = endpoint({
  id: 'registries.search_municipalities',
  method: 'GET',
  path: '/registries/municipalities',
  summary: 'Municipios de DIVIPOLA por código o nombre, sin distinguir acentos',
  permission: { kind: 'public' },
  query: z.object({
    q: z.string().trim().max(80).default(''),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: z.object({ items: z.array(place) }),
})

export const searchReps = endpoint({
  id: 'registries.search_reps',
  method: 'GET',
  path: '/registries/reps/providers',
  summary: 'Prestadores de REPS por código, NIT, nombre o municipio',
  description:
    'El texto puede ser un código de prestador (10 dígitos) o de sede (12), un NIT sin dígito de verificación, o palabras del nombre. No distingue acentos ni mayúsculas.',
  ...publicQuery,
  query: z
    .object({
      q: z.string().trim().max(100).default(''),
      /** DANE code. */
      municipality: z
        .string()
        .regex(/^(\d{5})?$/, 'El código de municipio tiene 5 dígitos.')
        .default(''),
      /** `next` of the former page. */
      after: z.string().max(300).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    })
    .superRefine(({ q }, ctx) => {
      const message = wrongDigitIn(q)
      if (message) ctx.addIssue({ code: 'custom', path: ['q'], params: { code: 'nit_check_digit' }, message })
    })
    .refine((query) => query.q.length >= 3 || query.municipality !== '', {
      path: ['q'],
      message: 'Escriba al menos 3 letras o dígitos, o elija un municipio.',
    }),
  response: z.object({
    items: z.array(providerView),
    /** Cursor of the next page; null at the end. */
    next: z.string().nullable(),
    cut,
  }),
})

export const repsProvider = endpoint({
  id: 'registries.reps_provider',
  method: 'GET',
  path: '/registries/reps/providers/:code',
  summary: 'Un prestador de REPS con sus sedes',
  ...publicQuery,
  params: z.object({ code: z.string().regex(/^\d{10}$/, 'El código del prestador tiene 10 dígitos.') }),
  response: z.object({
    provider: providerView,
    /** At most 500, by code. */
    sedes: z.array(sedeView),
  }),
  refusals: ['platform.not_found'],
})

export const repsSede = endpoint({
  id: 'registries.reps_sede',
  method: 'GET',
  path: '/registries/reps/sedes/:code',
  summary: 'Una sede de REPS con sus servicios',
  ...publicQuery,
  params: z.object({ code: z.string().regex(/^\d{12}$/, 'El código de la sede tiene 12 dígitos.') }),
  response: z.object({
    sede: sedeView,
    provider: providerView.nullable(),
    services: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        group: z.string().nullable(),
        distinctive: z.string(),
        openedOn: z.string().nullable(),
        closedOn: z.string().nullable(),
      }),
    ),
  }),
  refusals: ['platform.not_found'],
})

const exactDocument = documentField(Object.keys(documentTypes) as DocumentType[])

export const queryRethus = endpoint({
  id: 'registries.query_rethus',
  method: 'POST',
  path: '/registries/rethus/query',
  summary: 'Consulta pública de ReTHUS por documento exacto',
  description:
    'Va por POST para que el documento no quede en direcciones ni en historiales. Las sanciones no son públicas.',
  ...publicQuery,
  body: exactDocument,
  response: z.object({
    cut,
    person: z
      .object({
        type: z.string(),
        number: z.string(),
        firstName: z.string(),
        secondName: z.string().nullable(),
        firstSurname: z.string(),
        secondSurname: z.string().nullable(),
        identificationState: z.string(),
        academics: z.array(
          z.object({
            programType: z.string(),
            titleOrigin: z.string().nullable(),
            profession: z.string(),
            practiseFrom: z.string().nullable(),
            act: z.string().nullable(),
            reporter: z.string().nullable(),
          }),
        ),
        sso: z.array(
          z.object({
            kind: z.string(),
            placeKind: z.string(),
            place: z.string(),
            from: z.string().nullable(),
            to: z.string().nullable(),
            modality: z.string().nullable(),
            program: z.string(),
            reporter: z.string(),
          }),
        ),
      })
      .nullable(),
  }),
})

export const querySso = endpoint({
  id: 'registries.query_sso',
  method: 'POST',
  path: '/registries/sso/query',
  summary: 'Consulta pública del Servicio Social Obligatorio por documento exacto',
  description: 'Va por POST para que el documento no quede en direcciones ni en historiales.',
  ...publicQuery,
  body: exactDocument,
  response: z.object({
    cut,
    rows: z.array(
      z.object({
        name: z.string(),
        process: z.string(),
        processDate: z.string().nullable(),
        profession: z.string(),
        inscriptionState: z.string(),
        assignmentState: z.string(),
        plazaCode: z.string().nullable(),
        plazaState: z.string().nullable(),
        ipsName: z.string().nullable(),
        ipsNit: z.string().nullable(),
        sedeCode: z.string().nullable(),
        municipality: place.nullable(),
        modality: z.string().nullable(),
        startsOn: z.string().nullable(),
        endsOn: z.string().nullable(),
      }),
    ),
  }),
})
