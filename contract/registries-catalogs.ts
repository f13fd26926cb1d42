import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { regimes } from './paths.ts'

/** The catalogues that a prescription is filled from: searched as people type, read by code. */

/** Catalogue → its name for people. */
export const catalogs = {
  cie10: 'CIE-10: diagnósticos',
  cups: 'CUPS: procedimientos',
  cum: 'CUM: medicamentos por presentación',
  ium: 'IUM: identificador único de medicamentos',
  dci: 'Principios activos (DCI)',
  unirs: 'Indicaciones UNIRS',
  huerfanas: 'Enfermedades huérfanas',
  nutricionales: 'Productos de soporte nutricional',
} as const
export type Catalog = keyof typeof catalogs
export const catalogIds = Object.keys(catalogs) as [Catalog, ...Catalog[]]

const amountOf = z.object({
  /** As the catalogue writes it, with a decimal point. */
  amount: z.string(),
  /** A unit of `mipres-codes/units.ts`; null when the catalogue does not say it. */
  unit: z.string().nullable(),
})

const medicineFacts = z.object({
  ingredients: z.array(
    z.object({
      /** DCI. */
      code: z.string(),
      /** Null when the DCI catalogue does not have it. */
      name: z.string().nullable(),
      /** How much of it … */
      concentration: amountOf.nullable(),
      /** … in how much of the medicine. */
      content: amountOf.nullable(),
    }),
  ),
  /** Codes of `mipres-codes`: form, route, unit of the dose, unit in which it is dispensed. */
  form: z.string().nullable(),
  route: z.string().nullable(),
  doseUnit: z.string().nullable(),
  dispensingUnit: z.string().nullable(),
  maxDailyDose: amountOf.nullable(),
  /** True: a unit of it cannot be split (cause 4 of 6.20); null: the catalogue does not say. */
  indivisible: z.boolean().nullable(),
})
export type MedicineFacts = z.infer<typeof medicineFacts>

const nutritionFacts = z.object({
  /** `mipres-codes/nutrition-types.ts`: the first four digits of the code. */
  type: z.string(),
  /** Codes of `mipres-codes`: form, route (1 oral, 2 tube), unit of the dose, unit in which it is dispensed. */
  form: z.string().nullable(),
  routes: z.array(z.number().int()),
  doseUnit: z.string().nullable(),
  dispensingUnit: z.string().nullable(),
  content: amountOf.nullable(),
})
export type NutritionFacts = z.infer<typeof nutritionFacts>

const catalogRow = z.object({
  code: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  /** First and last day on which it may be used; null: without bound. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** It may be used on the day asked. */
  inForce: z.boolean(),
  /** Procedures and medicines: paid with the UPC; null when the catalogue does not say. */
  covered: z.boolean().nullable(),
  /** cum, ium. */
  medicine: medicineFacts.nullable(),
  /** nutricionales. */
  nutrition: nutritionFacts.nullable(),
  /** unirs: the active ingredient (DCI) of the indication. huerfanas: the diagnosis (CIE-10) it belongs to. */
  related: z.string().nullable(),
})
export type CatalogRow = z.infer<typeof catalogRow>

const catalog = z.enum(catalogIds, 'Ese catálogo no existe. Elija uno de la lista.')
const on = z.iso.date('Escriba la fecha como AAAA-MM-DD.').optional()

export const searchCatalog = endpoint({
  id: 'registries.search_catalog',
  method: 'GET',
  path: '/catalogs/:catalog/search',
  summary: 'Buscar en un catálogo por código o por palabras',
  description:
    'Perdona acentos, orden de las palabras y errores al escribir: cada palabra debe coincidir por su comienzo o parecerse. El código exacto va primero. Solo lo vigente en el día pedido; sin día, hoy.',
  permission: { kind: 'person' },
  params: z.object({ catalog }),
  query: z.object({
    q: z
      .string()
      .trim()
      .min(2, 'Escriba al menos 2 letras o dígitos.')
      .max(80, 'Escriba como máximo 80 letras o dígitos.'),
    on,
  }),
  response: z.object({
    /** At most 20. */
    items: z.array(catalogRow),
    /** The cut of the catalogue; null when none was loaded. */
    cut: z.string().nullable(),
  }),
})

export const readCatalogRow = endpoint({
  id: 'registries.read_catalog_row',
  method: 'GET',
  path: '/catalogs/:catalog/:code',
  summary: 'Una fila de un catálogo por su código',
  description: 'También la que ya no rige: `inForce` dice si se puede usar en el día pedido; sin día, hoy.',
  permission: { kind: 'person' },
  params: z.object({ catalog, code: z.string().trim().min(1).max(40) }),
  query: z.object({ on }),
  response: catalogRow,
  refusals: ['platform.not_found'],
})

const publicQuery = { permission: { kind: 'public' }, rate: 'public_query' } as const
const codeTable = z.object({
  /** Part of its address. */
  id: z.string(),
  title: z.string(),
  /** The official fields that carry its codes. */
  fields: z.array(z.string()),
})

const codeRow = z.object({
  /** As it is written in its table; on the wire some travel as numbers. */
  code: z.string(),
  name: z.string(),
  offered: z.boolean(),
  /** First and last day on which it may be written; null is unbounded. */
  from: z.string().nullable(),
  until: z.string().nullable(),
})
export type CodeRow = z.infer<typeof codeRow>

export const listCodeTables = endpoint({
  id: 'registries.list_code_tables',
  method: 'GET',
  path: '/mipres-codes',
  summary: 'Las tablas de códigos de MIPRES',
  ...publicQuery,
  response: z.object({
    items: z.array(codeTable.extend({ codes: z.number().int(), offered: z.number().int() })),
  }),
})

export const readCodeTable = endpoint({
  id: 'registries.read_code_table',
  method: 'GET',
  path: '/mipres-codes/:table',
  summary: 'Una tabla de códigos de MIPRES, entera',
  description:
    'También los códigos que ya no se ofrecen: siguen en lo que se escribió con ellos. `offered` dice si se puede escribir en el día pedido; sin día, hoy.',
  ...publicQuery,
  params: z.object({ table: z.string().trim().min(1).max(40) }),
  query: z.object({ on }),
  response: codeTable.extend({
    /** At most some 300, in the order of the table. */
    rows: z.array(codeRow),
  }),
  refusals: ['platform.not_found'],
})

const eapbRow = z.object({
  code: z.string(),
  name: z.string(),
  regime: z.enum(regimes),
})
export type EapbRow = z.infer<typeof eapbRow>

export const searchEapb = endpoint({
  id: 'registries.search_eapb',
  method: 'GET',
  path: '/registries/eapb',
  summary: 'Códigos de EPS que rigen hoy, por código o nombre',
  description:
    'No distingue acentos ni mayúsculas; cada palabra debe estar en el nombre o comenzar el código. El código exacto va primero. Una EPS tiene un código en cada régimen.',
  permission: { kind: 'person' },
  query: z.object({
    q: z.string().trim().max(80, 'Escriba como máximo 80 letras o dígitos.').default(''),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: z.object({ items: z.array(eapbRow) }),
})
