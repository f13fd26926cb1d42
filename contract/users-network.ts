import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** The network of an EPS, one per regime, and the sites of a proveedor. */

const capacity = z.object({ capacityId: z.uuid() })
const delegate = { kind: 'delegate', capacity: 'capacityId' } as const
const page = { after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }

export const memberKinds = ['ips', 'proveedor', 'proveedor_pn'] as const

export const networkMember = z.object({
  memberId: z.string(),
  kind: z.enum(memberKinds),
  name: z.string(),
  /** 'NIT 999.000.202-6', or the document of a persona natural. */
  identification: z.string(),
  addedAt: z.string(),
  addedBy: z.string(),
  /** sin_delegado: a warning, it waits for its own delegate (D-15); no_habilitada: REPS says so now. */
  state: z.enum(['lista', 'sin_delegado', 'no_habilitada']),
  stateText: z.string(),
})
export type NetworkMember = z.infer<typeof networkMember>

export const listNetwork = endpoint({
  id: 'users.list_network',
  method: 'GET',
  path: '/capacities/:capacityId/network',
  summary: 'La red de prestadores y proveedores del régimen',
  permission: delegate,
  params: capacity,
  query: z.object({ kind: z.enum(memberKinds).optional(), text: z.string().trim().max(120).optional(), ...page }),
  response: z.object({ members: z.array(networkMember), next: z.string().nullable(), count: z.number().int() }),
})

export const networkCandidate = z.object({
  kind: z.enum(memberKinds),
  /** What `addToNetwork` takes. */
  key: z.string(),
  name: z.string(),
  identification: z.string(),
  /** Municipality and department of an IPS. */
  place: z.string().nullable(),
  /** Why it cannot be added, or null. */
  refusal: z.string().nullable(),
  /** What will be said of it in the list once added. */
  note: z.string().nullable(),
})
export type NetworkCandidate = z.infer<typeof networkCandidate>

export const searchNetwork = endpoint({
  id: 'users.search_network',
  method: 'GET',
  path: '/capacities/:capacityId/network/candidates',
  summary: 'Buscar una IPS o un proveedor por NIT, código o nombre',
  permission: delegate,
  params: capacity,
  query: z.object({ text: z.string().trim().min(2).max(120) }),
  response: z.object({ candidates: z.array(networkCandidate) }),
})

export const addToNetwork = endpoint({
  id: 'users.add_to_network',
  method: 'POST',
  path: '/capacities/:capacityId/network',
  summary: 'Agregar una IPS o un proveedor a la red del régimen',
  permission: delegate,
  params: capacity,
  body: z.object({
    key: z
      .string({ error: 'Elija una IPS o un proveedor de la lista.' })
      .min(1, 'Elija una IPS o un proveedor de la lista.')
      .max(60),
  }),
  response: networkMember,
  status: 201,
})

export const removeFromNetwork = endpoint({
  id: 'users.remove_from_network',
  method: 'POST',
  path: '/capacities/:capacityId/network/:memberId/remove',
  summary: 'Retirar a un miembro de la red del régimen',
  permission: delegate,
  params: capacity.extend({ memberId: z.uuid() }),
})

export const siteView = z.object({
  siteId: z.string(),
  number: z.string(),
  name: z.string(),
  /** The one of a proveedor persona natural: his address, neither created nor closed (D-11). */
  implicit: z.boolean(),
  address: z.string().nullable(),
  municipality: z.object({ code: z.string(), name: z.string(), department: z.string() }).nullable(),
  phone: z.string().nullable(),
  openedAt: z.string(),
  closed: z.object({ at: z.string(), reason: z.string() }).nullable(),
  /** Activations in force that hang on it: closing suspends them. */
  activations: z.number().int(),
})
export type SiteView = z.infer<typeof siteView>

export const listSites = endpoint({
  id: 'users.list_sites',
  method: 'GET',
  path: '/capacities/:capacityId/sites',
  summary: 'Las sedes del proveedor',
  permission: delegate,
  params: capacity,
  response: z.object({ sites: z.array(siteView) }),
})

export const createSite = endpoint({
  id: 'users.create_site',
  method: 'POST',
  path: '/capacities/:capacityId/sites',
  summary: 'Crear una sede del proveedor',
  permission: delegate,
  params: capacity,
  body: z.object({
    name: z.string().trim().min(1, 'Escriba el nombre de la sede.').max(120),
    address: z.string().trim().min(1, 'Escriba la dirección de la sede.').max(200),
    municipality: z.string().regex(/^\d{5}$/, 'Elija el municipio de la lista.'),
    phone: z.string().trim().max(40).optional(),
  }),
  response: siteView,
  status: 201,
})

export const closeSite = endpoint({
  id: 'users.close_site',
  method: 'POST',
  path: '/capacities/:capacityId/sites/:siteId/close',
  summary: 'Cerrar una sede: suspende sus activaciones',
  permission: delegate,
  params: capacity.extend({ siteId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(5, 'Escriba el motivo en una frase.').max(500) }),
  response: z.object({ suspended: z.number().int() }),
})
