import { z } from 'zod'
import type { Capability } from './capabilities.ts'
import { endpoint } from './endpoint.ts'
import { dayField, instantField, optionalTextField, writtenDayField } from './fields.ts'
import { regimes } from './paths.ts'
import { codeNames, patientContent, prescriptionItem } from './prescribing-content.ts'

/** Juntas de profesionales: what waits for the board of an IPS, and what it decided. */

const context = z.object({ context: z.string().max(200) })
const may = (...capability: Capability[]) => ({ kind: 'context' as const, capability, context: 'context' })

/** Kinds of items that a board may have to see: UNIRS medicines, nutrition, complementary services. */
export const boardKinds = ['M', 'N', 'S'] as const
export type BoardKind = (typeof boardKinds)[number]

/** What a case is: waits, decided, or left without object because the prescription was annulled. */
export const boardStates = ['pendiente', 'aprobada', 'no_aprobada', 'sin_objeto'] as const
export type BoardState = (typeof boardStates)[number]

/** A case is found by its item. */
export const boardCaseKey = z.object({
  number: z.string().regex(/^\d{20}$/),
  kind: z.enum(boardKinds),
  item: z.coerce.number().int().min(1).max(99),
})
export type BoardCaseKey = z.infer<typeof boardCaseKey>

const votes = z.object({
  approve: z.number().int(),
  deny: z.number().int(),
  /** How many close it (D-25). */
  quorum: z.number().int(),
})

export const boardCaseRow = boardCaseKey.extend({
  itemName: z.string(),
  patientName: z.string(),
  prescriberName: z.string(),
  sedeCode: z.string(),
  ambito: z.number().int(),
  openedAt: instantField,
  dueAt: instantField,
  overdue: z.boolean(),
  state: z.enum(boardStates),
  closedAt: instantField.nullable(),
  votes,
  /** The reader signed it: another member decides. */
  own: z.boolean(),
  /** The reader already voted. */
  voted: z.boolean(),
})
export type BoardCaseRow = z.infer<typeof boardCaseRow>

/** Lists of the inbox. */
export const boardLists = ['pendientes', 'decididos'] as const

export const boardInbox = endpoint({
  id: 'prescribing.board_inbox',
  method: 'GET',
  path: '/contexts/:context/board-cases',
  summary: 'La bandeja de la junta de la IPS',
  description: 'Lo pendiente, primero lo que vence antes; o lo decidido, primero lo más reciente.',
  permission: may('decidir_junta'),
  params: context,
  query: z.object({
    list: z.enum(boardLists).default('pendientes'),
    kind: z.enum(boardKinds).optional(),
    /** Only what is past its deadline. */
    overdue: z.enum(['si']).optional(),
    after: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  response: z.object({
    rows: z.array(boardCaseRow),
    next: z.string().nullable(),
    /** Counted up to 1,001: more are "más de 1.000". */
    counts: z.object({ pending: z.number().int(), overdue: z.number().int() }),
  }),
})

export const boardVoteView = z.object({
  name: z.string(),
  approves: z.boolean(),
  votedAt: instantField,
  technicalJustification: z.string(),
})

export const boardCase = endpoint({
  id: 'prescribing.board_case',
  method: 'GET',
  path: '/contexts/:context/board-cases/:number/:kind/:item',
  summary: 'Un ítem que espera o tuvo decisión de la junta',
  permission: may('decidir_junta'),
  params: context.extend(boardCaseKey.shape),
  response: boardCaseRow.extend({
    patient: patientContent,
    diagnoses: z.array(z.string()),
    content: prescriptionItem,
    epsCode: z.string(),
    epsName: z.string().nullable(),
    codeNames,
    regime: z.enum(regimes),
    /** IPS of the prescription; another's when the EPS gave it to this board. */
    providerName: z.string(),
    quorumVotes: z.array(boardVoteView),
    /** Why the reader cannot decide it; null when she can. */
    blocked: z.string().nullable(),
    /** Earliest day that the act may have: that of the prescription. */
    actFrom: dayField,
    decision: z
      .object({
        mode: z.number().int(),
        actNumber: z.string(),
        actOn: dayField,
        observations: z.string().nullable(),
        technicalJustification: z.string(),
      })
      .nullable(),
  }),
  refusals: ['platform.not_found'],
})

/** The act of the board, with the fields of the official record. */
export const boardAct = z.object({
  approves: z.boolean({ error: 'Elija si la junta aprueba o no aprueba.' }),
  mode: z.union([z.literal(1), z.literal(2)], { error: 'Elija si la junta fue presencial o virtual.' }),
  actNumber: z.string().trim().min(1, { abort: true, error: 'Escriba el número del acta.' }).max(20),
  actOn: writtenDayField('Escriba la fecha del acta.'),
  observations: optionalTextField(500),
  technicalJustification: z
    .string()
    .trim()
    .min(10, { abort: true, error: 'Escriba la justificación técnica, en 10 letras o más.' })
    .max(500),
})
export type BoardAct = z.output<typeof boardAct>

const decided = z.object({
  /** Open while the quorum is missing or tied. */
  state: z.enum(boardStates),
  votes,
})

export const decideBoard = endpoint({
  id: 'prescribing.decide_board',
  method: 'POST',
  path: '/contexts/:context/board-cases/:number/:kind/:item/decision',
  summary: 'Registrar la decisión de la junta sobre un ítem',
  description:
    'Nunca quien firmó la prescripción. Con un quórum mayor que 1 es el voto de un integrante; la mayoría decide y un empate espera.',
  permission: may('decidir_junta'),
  params: context.extend(boardCaseKey.shape),
  body: boardAct,
  response: decided,
  refusals: [
    'platform.not_found',
    'prescribing.board_own_item',
    'prescribing.board_already_decided',
    'prescribing.board_already_voted',
    'prescribing.board_without_object',
    'prescribing.board_act_day',
  ],
})

export const decideBoards = endpoint({
  id: 'prescribing.decide_boards',
  method: 'POST',
  path: '/contexts/:context/board-cases/decisions',
  summary: 'Registrar la misma acta para varios ítems',
  description: 'Cada ítem se decide por aparte: lo que no se puede decidir queda como estaba, con su causa.',
  permission: may('decidir_junta'),
  params: context,
  body: boardAct.extend({
    cases: z
      .array(boardCaseKey)
      .min(1, { error: 'Elija al menos un ítem.' })
      .max(50, { error: 'Elija 50 ítems o menos por acta.' }),
  }),
  response: z.object({
    done: z.array(boardCaseKey.extend({ state: z.enum(boardStates) })),
    refused: z.array(boardCaseKey.extend({ text: z.string() })),
  }),
  refusals: ['platform.not_found'],
})

export const unattendedBoardCases = endpoint({
  id: 'prescribing.unattended_board_cases',
  method: 'GET',
  path: '/contexts/:context/unattended-board-cases',
  summary: 'Ítems del régimen que esperan junta en una IPS que no tiene quién la registre',
  description: 'La EPS los puede dar a la junta de otra IPS de su red.',
  permission: may('auditar_eps'),
  params: context,
  query: z.object({
    after: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  response: z.object({
    rows: z.array(
      boardCaseKey.extend({
        itemName: z.string(),
        patientName: z.string(),
        providerName: z.string(),
        openedAt: instantField,
        dueAt: instantField,
        overdue: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
    /** IPS of the network in this regime whose board has somebody who records its decisions. */
    boards: z.array(z.object({ capacityId: z.string(), name: z.string() })),
  }),
})

export const assignBoard = endpoint({
  id: 'prescribing.assign_board',
  method: 'POST',
  path: '/contexts/:context/unattended-board-cases/:number/:kind/:item/board',
  summary: 'Dar un ítem a la junta de otra IPS de la red',
  permission: may('auditar_eps'),
  params: context.extend(boardCaseKey.shape),
  body: z.object({ capacityId: z.uuid({ error: 'Elija la IPS cuya junta decidirá.' }) }),
  refusals: [
    'platform.not_found',
    'prescribing.board_attended',
    'prescribing.board_not_in_network',
    'prescribing.board_already_decided',
    'prescribing.board_without_object',
  ],
})
