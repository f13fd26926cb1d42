import { z } from 'zod'
import type { Endpoint } from '#contract/endpoint.ts'
import { refusals } from '#contract/refusals/index.ts'
import { modulesOf, permissionText } from './endpoint-texts.ts'

type Json = Record<string, unknown>

const problem: Json = {
  type: 'object',
  required: ['kind', 'requestId', 'title'],
  properties: {
    kind: { type: 'string', enum: ['malformed', 'refusal', 'fault'] },
    requestId: { type: 'string' },
    title: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'text'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, text: { type: 'string' } },
      },
    },
    refusals: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'params', 'text'],
        properties: { code: { type: 'string' }, params: { type: 'object' }, text: { type: 'string' } },
      },
    },
  },
}

/** The OpenAPI 3.1 document of our own API, made from the same objects that validate requests. */
export function openApi(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = `/api/v1${endpoint.path}`.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'OpenMIPRES',
      version: '1.0.0',
      description: 'API propia de OpenMIPRES: Mi Seguridad Social, registros y usuarios de MIPRES.',
      contact: { name: 'OpenMIPRES', url: 'https://example.org/openmipres' },
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
    tags: modulesOf(endpoints).map(({ name, description }) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        sesion: { type: 'apiKey', in: 'cookie', name: 'om_session', description: 'Cookie de sesión' },
      },
      schemas: { Problem: problem },
    },
  }
}

function operation(endpoint: Endpoint): Json {
  const answer: Json = { description: endpoint.response || endpoint.raw?.response ? 'Hecho' : 'Hecho, sin contenido' }
  if (endpoint.raw?.response) answer.content = { [endpoint.raw.response]: { schema: { type: 'string' } } }
  else if (endpoint.response) answer.content = { 'application/json': { schema: schemaOf(endpoint.response, 'output') } }
  const status = String(endpoint.status ?? (endpoint.response || endpoint.raw?.response ? 200 : 204))
  const statuses = new Set<number>((endpoint.refusals ?? []).map((code) => refusals[code].status))
  statuses.add(400)
  if (endpoint.permission.kind !== 'public') {
    statuses.add(401)
    statuses.add(403)
  }
  if (endpoint.rate) statuses.add(429)
  const responses: Json = { [status]: answer }
  for (const code of [...statuses].sort()) {
    responses[code] = {
      description:
        code === 400 ? 'Datos por corregir, todos a la vez' : 'Una regla dijo que no, con su código y su texto',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }
  }
  const codes = endpoint.refusals?.length
    ? `\n\nNegativas: ${endpoint.refusals.map((c) => `\`${c}\``).join(', ')}.`
    : ''
  return {
    operationId: endpoint.id.replace('.', '_'),
    tags: [endpoint.id.split('.')[0]],
    summary: endpoint.summary,
    description: `${endpoint.description ?? endpoint.summary}\n\nQuién puede: ${permissionText(endpoint.permission)}${codes}`,
    ...(endpoint.permission.kind === 'public' ? { security: [] } : { security: [{ sesion: [] }] }),
    parameters: [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')],
    ...(endpoint.raw?.request
      ? { requestBody: { required: true, content: { [endpoint.raw.request]: { schema: { type: 'object' } } } } }
      : endpoint.body
        ? {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
            },
          }
        : {}),
    responses,
  }
}

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
