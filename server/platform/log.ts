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
      // The libraries' own sentences repeat what an error said.
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map((arg: unknown) => (typeof arg === 'string' ? clean(arg) : arg)) as typeof args)
        },
      },
      serializers: {
        req: (request: { method: string; url: string; id: string }) => ({
          method: request.method,
          url: request.url?.split('?')[0],
          id: request.id,
        }),
        res: (reply: { statusCode: number }) => ({ statusCode: reply.statusCode }),
        err: plainError,
      },
    },
    ...(destination ? [destination] : []),
  )
}

/** What an error says, not the objects hanging on it (the driver's carries its whole connection); passwords of connection texts left out. */
function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: clean(String(error)) }
  const { code, constraint, table } = error as Error & Record<string, unknown>
  const cause = error.cause === undefined ? {} : { cause: plainError(error.cause) }
  const { name, message, stack = '' } = error
  return { type: name, message: clean(message), stack: clean(stack), code, constraint, table, ...cause }
}

const clean = (text: string): string => text.replace(/(\w+:\/\/[^:@/\s]*):[^@\s]+@/g, '$1:[oculto]@')
