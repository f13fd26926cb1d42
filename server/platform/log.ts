import pino, { type Logger } from 'pino'

/** Names under which a secret or a health fact could reach a log; their values never do. */
const secretKeys = [
  'password',
  'token',
  'secret',
  'code',
  'cookie',
  'authorization',
  'connectionString',
  'documentNumber',
]
const paths = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  'err.config',
  ...secretKeys.filter((key) => key !== 'code').flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
  'body.code',
]

/** Our log: JSON lines with the request id, without secrets, without query strings (they may carry one-time links). */
export function createLog(options: { level: string }, destination?: pino.DestinationStream): Logger {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '[oculto]' },
      serializers: {
        req: (request: { method: string; url: string; id: string }) => ({
          method: request.method,
          url: request.url?.split('?')[0],
          id: request.id,
        }),
        res: (reply: { statusCode: number }) => ({ statusCode: reply.statusCode }),
        err: (error: unknown) => redactUrls(pino.stdSerializers.err(error as Error)),
      },
    },
    ...(destination ? [destination] : []),
  )
}

/** Passwords of connection texts inside error messages. */
function redactUrls<T extends { message?: string; stack?: string }>(error: T): T {
  const clean = (text?: string): string | undefined => text?.replace(/(\w+:\/\/[^:@/\s]*):[^@\s]+@/g, '$1:[oculto]@')
  return { ...error, message: clean(error?.message), stack: clean(error?.stack) }
}
