import fs from 'node:fs'
import path from 'node:path'
import fastifyCookie from '@fastify/cookie'
import fastifyHelmet from '@fastify/helmet'
import fastifyMultipart from '@fastify/multipart'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { refusals, refusalText } from '#contract/refusals/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { apiDocsPage } from '#platform/http/api-docs.ts'
import { guideAddresses } from '#platform/http/guide-addresses.ts'
import { mountMetrics } from '#platform/http/metrics.ts'
import { type Guards, mountRoutes, problemHandler } from '#platform/http/mount.ts'
import { openApi } from '#platform/http/openapi.ts'
import type { Route } from '#platform/http/route.ts'
import { refuse } from '#platform/refusal.ts'

export interface AppOptions {
  db: Db
  clock: Clock
  log: FastifyBaseLogger
  /** Origin under which people reach the service: 'http://localhost:3000'. */
  publicUrl: string
  /** Folder of the built web application; null in tests of the API alone. */
  webRoot: string | null
  /** Requests per minute and address; tests set them high, one test uses the real ones. */
  rates: { general: number; login: number; publicQuery: number; mail: number }
  checkOutput: boolean
  /** The modules' routes and guards; the composition in modules.ts makes them. */
  routes: readonly Route[]
  guards: Guards
  /** Parts that mount themselves outside /api/v1: the OpenID provider, the captured mailbox. */
  plugins: readonly ((app: FastifyInstance) => Promise<void>)[]
}

/** The request pipeline on one screen. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { publicUrl } = options
  const secure = publicUrl.startsWith('https://')
  const app = Fastify({
    loggerInstance: options.log,
    trustProxy: 'loopback',
    genReqId: () => crypto.randomUUID(),
    bodyLimit: 1_048_576,
  })

  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"], // the page of the API carries its style
        scriptSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    strictTransportSecurity: secure,
  })
  await app.register(fastifyCookie)
  await app.register(fastifyMultipart, { limits: { files: 1, fields: 10 } })
  await app.register(fastifyRateLimit, { max: options.rates.general, timeWindow: '1 minute' })

  app.setErrorHandler(
    problemHandler({ status: (code) => refusals[code].status, text: (code, params) => refusalText(code, params) }),
  )
  // CSRF: cookies are SameSite=Lax and whatever changes something must come from our own origin.
  app.addHook('onRequest', async (request) => {
    const origin = request.headers.origin
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
    if (changes && request.url.startsWith('/api/') && origin && origin !== publicUrl) refuse('platform.foreign_origin')
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (request.url.startsWith('/api/v1')) {
      reply.header('cache-control', 'no-store')
      // The web says "hace 8 días" by the clock that the rules use, not by the device's.
      reply.header('x-now', options.clock.now())
    }
  })

  mountRoutes(app, options.routes, {
    guards: options.guards,
    checkOutput: options.checkOutput,
    rates: {
      login: { max: options.rates.login, timeWindow: '1 minute' },
      public_query: { max: options.rates.publicQuery, timeWindow: '1 minute' },
      mail: { max: options.rates.mail, timeWindow: '1 minute' },
    },
  })
  const endpoints = options.routes.map((r) => r.endpoint)
  app.get('/api/openapi.json', async () => openApi(endpoints))
  app.get('/api/docs', async (_, reply) => reply.type('text/html; charset=utf-8').send(apiDocsPage(endpoints)))
  app.get('/health', async () => ({ ok: true }))
  await mountMetrics(app)
  for (const [from, to] of guideAddresses) app.get(from, async (_, reply) => reply.redirect(to))
  for (const plugin of options.plugins) await app.register(plugin)

  if (options.webRoot) {
    await mountWeb(app, options.webRoot)
    app.setNotFoundHandler(async (request, reply) => {
      const page = request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/')
      if (page) return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').sendFile('index.html')
      return refuse('platform.not_found')
    })
  } else {
    app.setNotFoundHandler(async () => refuse('platform.not_found'))
  }
  return app
}

/** The built web. A route for each of its hundreds of files would slow every start, so what the build named has one. */
async function mountWeb(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    serve: false,
    dotfiles: 'ignore',
    // The build left .br and .gz beside scripts and styles.
    preCompressed: true,
    setHeaders: (reply, file) => {
      // Built assets carry their hash in the name; the page itself is always asked again.
      reply.header('cache-control', file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const files = fs.readdirSync(root, { withFileTypes: true }).filter((one) => one.isFile() && !one.name.startsWith('.'))
  for (const { name } of files) app.get(`/${name}`, async (_, reply) => reply.sendFile(name))
  app.get('/', async (_, reply) => reply.sendFile('index.html'))
  app.get<{ Params: { file: string } }>('/assets/:file', async ({ params: { file } }, reply) =>
    path.basename(file) === file ? reply.sendFile(`assets/${file}`) : reply.callNotFound(),
  )
}
