import type { FastifyInstance } from 'fastify'
import type { ProviderHolder } from './provider.ts'

/**
 * Mounts the provider at /mss in a scope of its own: bodies stay unread for it, the reply is its own. Host and scheme are
 * set to the public ones, so that its addresses are right behind any proxy.
 */
export function mountProvider(holder: ProviderHolder, publicUrl: string): (app: FastifyInstance) => Promise<void> {
  const { host, protocol } = new URL(publicUrl)
  return async (app) => {
    await app.register(async (scope) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
      scope.all('/mss/*', async (request, reply) => {
        const provider = await holder.current()
        // Security headers were set by hooks on the reply; the provider writes to the raw response.
        for (const [name, value] of Object.entries(reply.getHeaders()))
          if (value !== undefined) reply.raw.setHeader(name, forLeaving(request.url, name, value))
        reply.hijack()
        const raw = request.raw as typeof request.raw & { originalUrl?: string }
        raw.originalUrl = raw.url ?? '/'
        raw.url = raw.originalUrl.replace(/^\/mss/, '') || '/'
        raw.headers.host = host
        raw.headers['x-forwarded-host'] = host
        raw.headers['x-forwarded-proto'] = protocol.replace(':', '')
        await provider.callback()(raw, reply.raw)
      })
    })
  }
}

/** The page that asks before leaving posts a form whose answer goes back to the application: its origin must be allowed. */
function forLeaving(url: string, name: string, value: string | number | string[]): string | number | string[] {
  if (name !== 'content-security-policy' || !url.startsWith('/mss/session/end')) return value
  return String(value).replace("form-action 'self'", "form-action 'self' https: http://localhost:*")
}
