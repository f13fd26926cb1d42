import { z } from 'zod'
import { type Capability, itemKinds } from './capabilities.ts'
import { endpoint } from './endpoint.ts'
import { dayField, idField, instantField, patientDocumentField, writtenDayField } from './fields.ts'
import { regimes } from './paths.ts'
import { codeNames, draftContent } from './prescribing-content.ts'
import { tutelaCodeLists, tutelaContent } from './tutela-content.ts'

/** Tutelas: rulings that a professional of the EPS loads, per regime. */

const context = z.object({ context: z.string().max(200) })
const may = (...capability: Capability[]) => ({ kind: 'context' as const, capability, context: 'context' })
const loads = may('cargar_tutela')
const itemKind = z.enum(Object.keys(itemKinds) as [keyof typeof itemKinds, ...(keyof typeof itemKinds)[]])
const number = z.string().regex(/^\d{20}$/)
const ofDraft = context.extend({ draftId: idField })
const ofTutela = context.extend({ number })

/** Every named code of the three lists; `offered`: the form offers it. Who reads an older tutela needs the others too. */
const codes = z.record(
  z.enum(tutelaCodeLists),
  z.array(z.object({ code: z.number().int(), name: z.string(), offered: z.boolean() })),
)

export const tutelaDesk = endpoint({
  id: 'prescribing.tutela_desk',
  method: 'GET',
  path: '/contexts/:context/tutela-desk',
  summary: 'Lo que el formulario de tutelas ofrece, y los borradores propios',
  permission: loads,
  params: context,
  response: z.object({
    regime: z.enum(regimes),
    epsName: z.string(),
    /** Enabled codes of the EPS in this regime. */
    epsCodes: z.array(z.object({ code: z.string(), name: z.string() })),
    /** Names of TipTut, TipMed and TipPro (D-26). */
    codes,
    drafts: z.array(
      z.object({
        draftId: z.string(),
        patientName: z.string().nullable(),
        rulingNumber: z.string().nullable(),
        items: z.number().int(),
        updatedAt: instantField,
        /** Number of the tutela that it corrects; null of a new one. */
        replaces: z.string().nullable(),
      }),
    ),
  }),
})

export const createTutelaDraft = endpoint({
  id: 'prescribing.create_tutela_draft',
  method: 'POST',
  path: '/contexts/:context/tutela-drafts',
  summary: 'Empezar a cargar una tutela, o a corregir una cargada',
  description:
    'Con `replaces` el borrador empieza con lo que dice la tutela que corrige; si ya la corregía, es ese mismo. Con los dos es otro borrador de esa corrección, con ese contenido.',
  permission: loads,
  params: context,
  body: z.object({ content: draftContent.optional(), replaces: number.optional() }),
  response: z.object({ draftId: z.string(), version: z.number().int() }),
  status: 201,
  refusals: ['platform.not_found', 'prescribing.tutela_annulled', 'prescribing.tutela_replaced'],
})

export const readTutelaDraft = endpoint({
  id: 'prescribing.read_tutela_draft',
  method: 'GET',
  path: '/contexts/:context/tutela-drafts/:draftId',
  summary: 'Leer un borrador propio de tutela',
  permission: loads,
  params: ofDraft,
  response: z.object({
    draftId: z.string(),
    version: z.number().int(),
    content: draftContent,
    updatedAt: instantField,
    /** When it was already registered: the number. */
    registered: z.string().nullable(),
    /** Number of the tutela that it corrects. */
    replaces: z.string().nullable(),
  }),
  refusals: ['platform.not_found'],
})

export const saveTutelaDraft = endpoint({
  id: 'prescribing.save_tutela_draft',
  method: 'PUT',
  path: '/contexts/:context/tutela-drafts/:draftId',
  summary: 'Guardar el borrador de una tutela mientras se escribe',
  description: 'Lleva la versión que se leyó; si otra pestaña guardó después, lo dice y no pisa nada.',
  permission: loads,
  params: ofDraft,
  body: z.object({ version: z.number().int(), content: draftContent }),
  response: z.object({ version: z.number().int(), updatedAt: instantField }),
  refusals: ['platform.not_found', 'platform.version_conflict', 'prescribing.tutela_draft_registered'],
})

export const discardTutelaDraft = endpoint({
  id: 'prescribing.discard_tutela_draft',
  method: 'DELETE',
  path: '/contexts/:context/tutela-drafts/:draftId',
  summary: 'Descartar el borrador de una tutela',
  permission: loads,
  params: ofDraft,
  refusals: ['platform.not_found', 'prescribing.tutela_draft_registered'],
})

export const registerTutela = endpoint({
  id: 'prescribing.register_tutela',
  method: 'POST',
  path: '/contexts/:context/tutela-drafts/:draftId/register',
  summary: 'Guardar la tutela con su número',
  description:
    'Comprueba todo a la vez. El mismo borrador dos veces devuelve el mismo número. Si corrige otra, esa queda modificada, con su novedad; de varias correcciones a la vez entra una.',
  permission: loads,
  params: ofDraft,
  body: z.object({ version: z.number().int() }),
  response: z.object({ number: z.string() }),
  status: 201,
  refusals: [
    'platform.not_found',
    'platform.version_conflict',
    'prescribing.tutela_foreign_eps',
    'prescribing.tutela_annulled',
    'prescribing.tutela_replaced',
    'prescribing.directed',
  ],
})

export const tutelaRow = z.object({
  number: z.string(),
  registeredAt: instantField,
  /** Table 6.3: 1 modified, 2 annulled, 4 active. */
  state: z.number().int(),
  patientName: z.string(),
  patientDocument: z.object({ type: z.string(), number: z.string() }),
  rulingNumber: z.string(),
  rulingOn: dayField,
  kinds: z.array(itemKind),
  loadedBy: z.string(),
})
export type TutelaRow = z.infer<typeof tutelaRow>

const page = {
  after: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
}

export const searchTutelas = endpoint({
  id: 'prescribing.search_tutelas',
  method: 'POST',
  path: '/contexts/:context/tutelas/search',
  summary: 'Las tutelas del régimen, las más recientes primero',
  description: 'Por POST, para que el documento de un paciente no quede en direcciones ni registros de acceso.',
  permission: loads,
  params: context,
  body: z.object({
    from: dayField.optional(),
    to: dayField.optional(),
    state: z.union([z.literal(1), z.literal(2), z.literal(4)]).optional(),
    patient: patientDocumentField.optional(),
    after: page.after,
    limit: page.limit,
  }),
  response: z.object({ rows: z.array(tutelaRow), next: z.string().nullable(), count: z.number().int() }),
})

export const readTutela = endpoint({
  id: 'prescribing.read_tutela',
  method: 'GET',
  path: '/contexts/:context/tutelas/:number',
  summary: 'Ver una tutela del régimen',
  permission: loads,
  params: ofTutela,
  response: tutelaRow.extend({
    regime: z.enum(regimes),
    epsName: z.string(),
    codeNames,
    content: tutelaContent,
    professional: z.object({ name: z.string(), document: z.string(), register: z.string() }),
    rulings: z.array(
      z.object({ rulingNumber: z.string(), rulingOn: dayField, addedBy: z.string(), addedAt: instantField }),
    ),
    /** When it ended: annulled, or corrected by another. */
    annulledAt: instantField.nullable(),
    /** Number of the tutela that it corrects, and of the one that corrects it. */
    replaces: z.string().nullable(),
    replacedBy: z.string().nullable(),
    timeline: z.array(
      z.object({ at: instantField, what: z.string(), who: z.string().nullable(), detail: z.string().nullable() }),
    ),
  }),
  refusals: ['platform.not_found'],
})

export const addRuling = endpoint({
  id: 'prescribing.add_ruling',
  method: 'POST',
  path: '/contexts/:context/tutelas/:number/rulings',
  summary: 'Agregar un fallo posterior a una tutela',
  permission: loads,
  params: ofTutela,
  body: z.object({
    rulingNumber: z.string().trim().min(1, { abort: true, error: 'Escriba el número del fallo.' }).max(30),
    rulingOn: writtenDayField('Escriba la fecha del fallo.'),
  }),
  status: 204,
  refusals: [
    'platform.not_found',
    'prescribing.tutela_annulled',
    'prescribing.tutela_replaced',
    'prescribing.tutela_ruling_repeated',
    'prescribing.tutela_ruling_day',
  ],
})

export const annulTutela = endpoint({
  id: 'prescribing.annul_tutela',
  method: 'POST',
  path: '/contexts/:context/tutelas/:number/annul',
  summary: 'Anular una tutela, con su novedad',
  permission: loads,
  params: ofTutela,
  body: z.object({
    reason: z.string().trim().min(5, { abort: true, error: 'Escriba el motivo, en 5 letras o más.' }).max(300),
  }),
  refusals: [
    'platform.not_found',
    'prescribing.tutela_annulled',
    'prescribing.tutela_replaced',
    'prescribing.directed',
  ],
})

const codeVersion = z.object({
  version: z.number().int(),
  name: z.string(),
  /** The form offers it. */
  inUse: z.boolean(),
  /** Since when it is so, and who said it; null of what came with the product. */
  setAt: instantField.nullable(),
  setBy: z.string().nullable(),
})

export const tutelaCodes = endpoint({
  id: 'prescribing.tutela_codes',
  method: 'GET',
  path: '/operator/tutela-codes',
  summary: 'Los nombres de los tipos de las tutelas, con sus versiones',
  permission: { kind: 'operator', right: 'policies' },
  response: z.object({
    /** By list and code; at most 300. */
    codes: z.array(
      codeVersion.extend({
        list: z.enum(tutelaCodeLists),
        code: z.number().int(),
        /** Former versions, latest first; at most 20. */
        former: z.array(codeVersion),
      }),
    ),
  }),
})
export type TutelaCodeView = z.infer<NonNullable<typeof tutelaCodes.response>>['codes'][number]

export const setTutelaCode = endpoint({
  id: 'prescribing.set_tutela_code',
  method: 'PUT',
  path: '/operator/tutela-codes/:list/:code',
  summary: 'Agregar un tipo de las tutelas, cambiar su nombre o dejar de ofrecerlo',
  description:
    'Rige desde que se guarda y queda como versión. `expectedVersion` es la que se leyó; 0 agrega un código que no existe. Nada se borra.',
  permission: { kind: 'operator', right: 'policies' },
  params: z.object({
    list: z.enum(tutelaCodeLists),
    code: z.coerce
      .number({ error: 'Escriba un código de 0 a 99.' })
      .int({ error: 'Escriba un código de 0 a 99.' })
      .min(0, { error: 'Escriba un código de 0 a 99.' })
      .max(99, { error: 'Escriba un código de 0 a 99.' }),
  }),
  body: z.object({
    name: z.string().trim().min(1, { error: 'Escriba el nombre del tipo.' }).max(120),
    inUse: z.boolean(),
    expectedVersion: z.number().int().min(0),
  }),
  refusals: ['platform.version_conflict', 'prescribing.tutela_code_taken'],
})
