import { z } from 'zod'
import { type Capability, itemKinds } from './capabilities.ts'
import { endpoint } from './endpoint.ts'
import { dayField, idField, instantField, patientDocumentField } from './fields.ts'
import { codeNames, draftContent, prescriptionContent } from './prescribing-content.ts'

/**
 * MIPRES itself: prescribing in a context (`contextKey` of users-authority.ts: capacity, sede, role). The context is part of the
 * address, so that two tabs never mix; the permission asks whether the person has the capability there at this moment.
 */

const context = z.object({ context: z.string().max(200) })
const may = (...capability: Capability[]) => ({ kind: 'context' as const, capability, context: 'context' })
/** Who writes prescriptions: by profession, by order alone (D-08), or copying a paper form of contingency. */
const writes = may('prescribir', 'ordenar', 'transcribir')

const itemKind = z.enum(Object.keys(itemKinds) as [keyof typeof itemKinds, ...(keyof typeof itemKinds)[]])

/** The patient as the affiliation has her on its cut. */
export const affiliateView = z.object({
  document: z.object({ type: z.string(), number: z.string() }),
  firstName: z.string(),
  secondName: z.string().nullable(),
  firstSurname: z.string(),
  secondSurname: z.string().nullable(),
  bornOn: dayField.nullable(),
  sex: z.string().nullable(),
  epsCode: z.string(),
  epsName: z.string().nullable(),
  regime: z.enum(['contributivo', 'subsidiado']),
  state: z.enum(['activo', 'suspendido', 'retirado', 'fallecido']),
  municipality: z.string().nullable(),
  /** Day of the cut that says so. */
  cutOn: dayField,
})
export type AffiliateView = z.infer<typeof affiliateView>

export const findPatient = endpoint({
  id: 'prescribing.find_patient',
  method: 'POST',
  path: '/contexts/:context/patients/find',
  summary: 'Buscar a un paciente por su documento exacto',
  description: 'Por POST, para que el documento no quede en direcciones ni registros de acceso.',
  permission: writes,
  params: context,
  body: patientDocumentField,
  response: z.object({ patient: affiliateView.nullable(), cutOn: dayField.nullable() }),
})

/** What the page of prescribing needs once: what she may write here, and why not the rest. */
export const prescriberDesk = endpoint({
  id: 'prescribing.desk',
  method: 'GET',
  path: '/contexts/:context/prescriber',
  summary: 'El inicio de quien prescribe: borradores, lo último y lo que volvió',
  permission: writes,
  params: context,
  response: z.object({
    /** Kinds that the profession allows (D-07). */
    kinds: z.array(itemKind),
    profession: z.object({ code: z.string(), name: z.string() }),
    drafts: z.array(
      z.object({
        draftId: z.string(),
        patientName: z.string().nullable(),
        items: z.number().int(),
        updatedAt: instantField,
        transcription: z.boolean(),
      }),
    ),
    /** The last ten signed here by this person. */
    recent: z.array(
      z.object({
        number: z.string(),
        patientName: z.string(),
        items: z.array(z.object({ kind: itemKind, name: z.string(), boardState: z.number().int() })),
        prescribedAt: instantField,
        state: z.number().int(),
      }),
    ),
    /** Hours after signing during which she annuls herself (D-22); minutes that a second factor serves to sign (D-23). */
    annulHours: z.number().int(),
    factorMinutes: z.number().int(),
  }),
})

export const createDraft = endpoint({
  id: 'prescribing.create_draft',
  method: 'POST',
  path: '/contexts/:context/drafts',
  summary: 'Empezar una prescripción',
  description: 'Vacía, como copia de una anterior propia (`repeat`), o desde una plantilla.',
  permission: writes,
  params: context,
  body: z.object({
    repeat: z
      .string()
      .regex(/^\d{20}$/)
      .optional(),
    templateId: idField.optional(),
    /** Replaces this one: it is annulled when the new one is signed (a modification is an annulment and a new one). */
    replaces: z
      .string()
      .regex(/^\d{20}$/)
      .optional(),
    content: draftContent.optional(),
  }),
  response: z.object({ draftId: z.string(), version: z.number().int() }),
  status: 201,
  refusals: ['platform.not_found', 'prescribing.not_replaceable'],
})

export const readDraft = endpoint({
  id: 'prescribing.read_draft',
  method: 'GET',
  path: '/contexts/:context/drafts/:draftId',
  summary: 'Leer un borrador propio',
  permission: writes,
  params: context.extend({ draftId: idField }),
  response: z.object({
    draftId: z.string(),
    version: z.number().int(),
    content: draftContent,
    updatedAt: instantField,
    replaces: z.string().nullable(),
    /** When it was already signed: the number. */
    signed: z.string().nullable(),
  }),
  refusals: ['platform.not_found'],
})

export const saveDraft = endpoint({
  id: 'prescribing.save_draft',
  method: 'PUT',
  path: '/contexts/:context/drafts/:draftId',
  summary: 'Guardar un borrador mientras se escribe',
  description: 'Lleva la versión que se leyó; si otra pestaña guardó después, lo dice y no pisa nada.',
  permission: writes,
  params: context.extend({ draftId: idField }),
  body: z.object({ version: z.number().int(), content: draftContent }),
  response: z.object({ version: z.number().int(), updatedAt: instantField }),
  refusals: ['platform.not_found', 'platform.version_conflict', 'prescribing.draft_signed'],
})

export const discardDraft = endpoint({
  id: 'prescribing.discard_draft',
  method: 'DELETE',
  path: '/contexts/:context/drafts/:draftId',
  summary: 'Descartar un borrador',
  permission: writes,
  params: context.extend({ draftId: idField }),
  refusals: ['platform.not_found', 'prescribing.draft_signed'],
})

/** One check of "would this be accepted?": a passed one, a warning with its official cause (table 6.20), or a prohibition. */
export const checkView = z.object({
  id: z.string(),
  result: z.enum(['ok', 'warning', 'prohibited', 'board']),
  /** Index of the item it speaks of; null for the whole. */
  item: z.number().int().nullable(),
  /** Cause of table 6.20; null when it is none of them. */
  cause: z.number().int().nullable(),
  text: z.string(),
  /** The other prescription it speaks of. */
  number: z.string().nullable(),
})
export type CheckView = z.infer<typeof checkView>

export const checkDraft = endpoint({
  id: 'prescribing.check_draft',
  method: 'GET',
  path: '/contexts/:context/drafts/:draftId/check',
  summary: '¿La aceptarían? Todo lo que falta y lo que la EPS podría negar',
  description:
    'Los datos que faltan o están mal, cada uno en su campo, y las causas de la tabla de no entrega que se pueden saber ahora.',
  permission: writes,
  params: context.extend({ draftId: idField }),
  response: z.object({
    version: z.number().int(),
    issues: z.array(z.object({ path: z.string(), code: z.string(), text: z.string() })),
    checks: z.array(checkView),
    /** Quantity that each item's schedule gives, by its index; null when it cannot be known. */
    quantities: z.array(z.string().nullable()),
    /** The EPS of the patient, by the code that this version has; null while it is in no table. */
    eps: z.object({ code: z.string(), name: z.string() }).nullable(),
  }),
  refusals: ['platform.not_found'],
})

export const signDraft = endpoint({
  id: 'prescribing.sign',
  method: 'POST',
  path: '/contexts/:context/drafts/:draftId/sign',
  summary: 'Firmar la prescripción',
  description:
    'Vuelve a comprobar el permiso, los datos y las prohibiciones. Pide el segundo factor otra vez si pasaron más minutos que los de la configuración (D-23). La misma firma dos veces devuelve el mismo número.',
  permission: writes,
  params: context.extend({ draftId: idField }),
  body: z.object({ version: z.number().int() }),
  response: z.object({ number: z.string(), verificationCode: z.string() }),
  status: 201,
  refusals: [
    'platform.not_found',
    'platform.version_conflict',
    'platform.second_factor_stale',
    'prescribing.prohibited',
    'prescribing.kind_not_allowed',
    'prescribing.not_replaceable',
    'prescribing.directed',
  ],
})

/** A signed prescription as those see it who may. */
/** How far an item went in the supply chain: waits for its EPS, directed in part or whole, or not directed with a cause. */
export const supplyStates = ['en_espera', 'en_parte', 'direccionado', 'no_direccionado'] as const
export type SupplyState = (typeof supplyStates)[number]

export const prescriptionView = z.object({
  number: z.string(),
  verificationCode: z.string(),
  prescribedAt: instantField,
  /** Table 6.3: 1 modified, 2 annulled, 4 active. */
  state: z.number().int(),
  content: prescriptionContent,
  items: z.array(
    z.object({
      kind: itemKind,
      number: z.number().int(),
      name: z.string(),
      boardState: z.number().int(),
      /** What its EPS did with it; null while it is not the EPS's (a board decides, or the IPS delivers), and once it ended. */
      supply: z.enum(supplyStates).nullable(),
    }),
  ),
  prescriber: z.object({ name: z.string(), document: z.string(), register: z.string(), profession: z.string() }),
  provider: z.object({
    /** 'NIT 999.000.202-6'; an independent professional has a personal document. */
    document: z.string(),
    name: z.string(),
    code: z.string(),
    municipality: z.string(),
    address: z.string(),
    phone: z.string(),
  }),
  epsName: z.string().nullable(),
  codeNames,
  /** What happened to it, oldest first: signed, board decided, annulment asked, annulled, replaced by. */
  timeline: z.array(
    z.object({ at: instantField, what: z.string(), who: z.string().nullable(), detail: z.string().nullable() }),
  ),
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
  /** Until when its prescriber may annul it; null when that is over or does not apply. */
  annulUntil: instantField.nullable(),
})
export type PrescriptionView = z.infer<typeof prescriptionView>

const numberParams = context.extend({ number: z.string().regex(/^\d{20}$/) })

export const ownPrescription = endpoint({
  id: 'prescribing.own_prescription',
  method: 'GET',
  path: '/contexts/:context/prescriptions/:number',
  summary: 'Ver una prescripción propia',
  permission: may('ver_propias', 'transcribir'),
  params: numberParams,
  response: prescriptionView,
  refusals: ['platform.not_found'],
})

export const prescriptionPdf = endpoint({
  id: 'prescribing.pdf',
  method: 'GET',
  path: '/contexts/:context/prescriptions/:number/pdf',
  summary: 'El documento de la prescripción en PDF, con su QR',
  permission: may('ver_propias', 'transcribir'),
  params: numberParams,
  raw: { response: 'application/pdf' },
  refusals: ['platform.not_found'],
})

export const annulPrescription = endpoint({
  id: 'prescribing.annul',
  method: 'POST',
  path: '/contexts/:context/prescriptions/:number/annul',
  summary: 'Anular una prescripción propia dentro del plazo',
  permission: may('anular_propia', 'transcribir'),
  params: numberParams,
  body: z.object({ reason: z.string().trim().min(5).max(300) }),
  refusals: [
    'platform.not_found',
    'prescribing.annul_window_over',
    'prescribing.already_annulled',
    'prescribing.directed',
  ],
})

export const askAnnulment = endpoint({
  id: 'prescribing.ask_annulment',
  method: 'POST',
  path: '/contexts/:context/prescriptions/:number/annulment-requests',
  summary: 'Pedir la anulación después del plazo',
  description: 'La resuelve la EPS del paciente en su régimen.',
  permission: may('anular_propia', 'transcribir'),
  params: numberParams,
  body: z.object({ reason: z.string().trim().min(5).max(300) }),
  status: 201,
  response: z.object({ requestId: z.string() }),
  refusals: [
    'platform.not_found',
    'prescribing.already_annulled',
    'prescribing.annulment_already_asked',
    'prescribing.still_in_window',
  ],
})

/** What the prescribers of a regime asked to annul after their window; decided by who audits it. */
const annulmentRequest = z.object({
  requestId: z.string(),
  number: z.string(),
  reason: z.string(),
  askedAt: instantField,
  askedBy: z.string().nullable(),
  patientName: z.string(),
  prescribedAt: instantField,
  items: z.array(z.object({ kind: itemKind, name: z.string() })),
})

export const annulmentRequests = endpoint({
  id: 'prescribing.annulment_requests',
  method: 'GET',
  path: '/contexts/:context/annulment-requests',
  summary: 'Anulaciones que la EPS debe decidir en su régimen',
  description: 'La más antigua primero.',
  permission: may('auditar_eps'),
  params: context,
  query: z.object({ after: z.string().max(100).optional() }),
  response: z.object({ requests: z.array(annulmentRequest), next: z.string().nullable() }),
})

export const decideAnnulment = endpoint({
  id: 'prescribing.decide_annulment',
  method: 'POST',
  path: '/contexts/:context/annulment-requests/:requestId/decision',
  summary: 'Aceptar o negar una anulación pedida',
  permission: may('auditar_eps'),
  params: context.extend({ requestId: idField }),
  body: z.object({ decision: z.enum(['aceptada', 'negada']), remarks: z.string().trim().min(5).max(300) }),
  refusals: [
    'platform.not_found',
    'prescribing.annulment_decided',
    'prescribing.already_annulled',
    'prescribing.directed',
  ],
})

/** Own templates and favourites: an item, or a whole set of items, by a name of hers. */
export const templates = endpoint({
  id: 'prescribing.templates',
  method: 'GET',
  path: '/contexts/:context/templates',
  summary: 'Sus plantillas y favoritas',
  permission: writes,
  params: context,
  response: z.object({
    templates: z.array(
      z.object({ templateId: z.string(), name: z.string(), kinds: z.array(itemKind), usedAt: instantField.nullable() }),
    ),
  }),
})

export const saveTemplate = endpoint({
  id: 'prescribing.save_template',
  method: 'POST',
  path: '/contexts/:context/templates',
  summary: 'Guardar ítems como plantilla',
  permission: writes,
  params: context,
  body: z.object({
    name: z.string().trim().min(1).max(80),
    items: z.array(z.record(z.string(), z.unknown())).min(1).max(30),
  }),
  response: z.object({ templateId: z.string() }),
  status: 201,
  refusals: ['prescribing.template_name_taken'],
})

export const readTemplate = endpoint({
  id: 'prescribing.read_template',
  method: 'GET',
  path: '/contexts/:context/templates/:templateId',
  summary: 'Leer una plantilla para usarla',
  permission: writes,
  params: context.extend({ templateId: idField }),
  response: z.object({ name: z.string(), items: z.array(z.record(z.string(), z.unknown())) }),
  refusals: ['platform.not_found'],
})

export const dropTemplate = endpoint({
  id: 'prescribing.drop_template',
  method: 'DELETE',
  path: '/contexts/:context/templates/:templateId',
  summary: 'Quitar una plantilla',
  permission: writes,
  params: context.extend({ templateId: idField }),
  refusals: ['platform.not_found'],
})

/** Public: compares a paper with what was signed; nothing about the patient but the initials. */
export const verifyPrescription = endpoint({
  id: 'prescribing.verify',
  method: 'POST',
  path: '/prescriptions/verify',
  summary: 'Verificar un documento de prescripción',
  description:
    'Con el número y el código corto impresos. Dice lo necesario para comparar el papel, sin datos personales.',
  permission: { kind: 'public' },
  rate: 'public_query',
  body: z.object({
    number: z.string().regex(/^\d{20}$/, { error: 'Escriba los 20 números de la prescripción.' }),
    code: z.string().trim().toUpperCase().min(6, { error: 'Escriba el código que está debajo del número.' }).max(12),
  }),
  response: z.object({
    number: z.string(),
    prescribedOn: dayField,
    state: z.number().int(),
    providerName: z.string(),
    patientInitials: z.string(),
    /** `unit`: of medicines and nutrition, as table 6.17 calls it; empty for what is counted by itself. */
    items: z.array(z.object({ kind: itemKind, name: z.string(), quantity: z.string(), unit: z.string() })),
  }),
  refusals: ['prescribing.not_verified'],
})
