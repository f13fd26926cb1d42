import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** The folder of the package: settings, migrations and the built web application are found from it, whatever the working folder. */
export const packageRoot = findPackageRoot(import.meta.dirname)

export const roles = ['web', 'worker'] as const
export type Role = (typeof roles)[number]

/** Every setting of the program, validated. Made once at start and handed on: nothing else reads the environment. */
export interface Config {
  /** Folder of what this installation keeps on disk. */
  dataFolder: string
  port: number
  /** Addresses to listen on; `localhost` is both loopback addresses. */
  host: string
  /** Null: the embedded PostgreSQL below the data folder. */
  databaseUrl: string | null
  /** A role that owns the schemas, when it is not the one the program runs as. */
  databaseMigrateUrl: string | null
  /** Connections of one process. */
  databasePool: number
  publicUrl: string
  /** Null only in the demo: its captured mailbox. */
  smtpUrl: string | null
  mailFrom: string
  demo: boolean
  roles: readonly Role[]
  /** The first seals and signs, the others still open what was sealed before a rotation. */
  secrets: readonly [string, ...string[]]
  logLevel: string
  /** Requests per minute and address. */
  rates: { general: number; login: number; publicQuery: number; mail: number }
}

/** The settings cannot be used; `faults` has one sentence each. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

const url = (schemes: string[], sentence: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), { error: sentence })
const integer = (from: number, to: number, sentence: string) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to, { error: sentence })
    .transform(Number)
const perMinute = (name: string) => integer(1, 1_000_000, `${name} debe ser un número de solicitudes por minuto.`)
const postgres = (name: string) =>
  url(['postgres:', 'postgresql:'], `${name} debe ser una dirección como postgres://usuario:clave@servidor:5432/base.`)

const environment = z.object({
  OPENMIPRES_DATA: z.string().default(path.join(packageRoot, '.data')),
  PORT: integer(1, 65_535, 'PORT debe ser un número de puerto entre 1 y 65535.').default(3000),
  HOST: z.string().default('localhost'),
  DATABASE_URL: postgres('DATABASE_URL').optional(),
  DATABASE_MIGRATE_URL: postgres('DATABASE_MIGRATE_URL').optional(),
  DATABASE_POOL: integer(2, 1000, 'DATABASE_POOL debe ser un número de conexiones entre 2 y 1000.').default(10),
  PUBLIC_URL: url(
    ['http:', 'https:'],
    'PUBLIC_URL debe ser la dirección del servicio, como https://mipres.ejemplo.org.',
  )
    .refine((text) => !URL.canParse(text) || new URL(text).pathname === '/', {
      error: 'PUBLIC_URL no puede llevar una ruta: use solo el origen, como https://mipres.ejemplo.org.',
    })
    .optional(),
  SMTP_URL: url(
    ['smtp:', 'smtps:'],
    'SMTP_URL debe ser una dirección como smtp://usuario:clave@correo.ejemplo.org:587.',
  ).optional(),
  MAIL_FROM: z.email({ error: 'MAIL_FROM debe ser una dirección de correo.' }).optional(),
  OPENMIPRES_DEMO: z.enum(['1', '0', 'true', 'false'], { error: 'OPENMIPRES_DEMO debe ser 1 o 0.' }).optional(),
  OPENMIPRES_ROLES: z
    .string()
    .default(roles.join(','))
    .transform((text) => [...new Set(text.split(',').map((role) => role.trim()))])
    .pipe(
      z.array(
        z.enum(roles, { error: `OPENMIPRES_ROLES admite estos papeles, separados por coma: ${roles.join(', ')}.` }),
      ),
    ),
  OPENMIPRES_SECRET: z
    .string()
    .transform((text) => text.split(','))
    .refine((secrets) => secrets.every((secret) => secret.length >= 32), {
      error:
        'OPENMIPRES_SECRET debe tener al menos 32 caracteres al azar (varios secretos van separados por coma, el nuevo primero).',
    })
    .optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'LOG_LEVEL debe ser debug, info, warn, error o silent.',
    })
    .optional(),
  RATE_GENERAL: perMinute('RATE_GENERAL').default(600),
  RATE_LOGIN: perMinute('RATE_LOGIN').default(10),
  RATE_PUBLIC_QUERY: perMinute('RATE_PUBLIC_QUERY').default(30),
  RATE_MAIL: perMinute('RATE_MAIL').default(5),
})

/** Reads and checks every setting; throws a ConfigError with all faults at once. An empty variable counts as absent. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) throw new ConfigError([...new Set(parsed.error.issues.map((issue) => issue.message))])
  const e = parsed.data
  const demo = e.OPENMIPRES_DEMO ? ['1', 'true'].includes(e.OPENMIPRES_DEMO) : !e.DATABASE_URL
  const missing = demo
    ? []
    : [
        ...(e.PUBLIC_URL ? [] : ['Falta PUBLIC_URL: la dirección con la que las personas llegan al servicio.']),
        ...(e.SMTP_URL ? [] : ['Falta SMTP_URL: el servidor por el que sale el correo.']),
        ...(e.OPENMIPRES_SECRET ? [] : ['Falta OPENMIPRES_SECRET: genérelo con «openssl rand -base64 48».']),
      ]
  if (e.DATABASE_MIGRATE_URL && !e.DATABASE_URL) missing.push('DATABASE_MIGRATE_URL solo sirve junto con DATABASE_URL.')
  if (missing.length > 0) throw new ConfigError(missing)
  const dataFolder = path.resolve(e.OPENMIPRES_DATA)
  const publicUrl = new URL(e.PUBLIC_URL ?? `http://localhost:${e.PORT}`).origin
  return {
    dataFolder,
    port: e.PORT,
    host: e.HOST,
    databaseUrl: e.DATABASE_URL ?? null,
    databaseMigrateUrl: e.DATABASE_MIGRATE_URL ?? null,
    databasePool: e.DATABASE_POOL,
    publicUrl,
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM ?? `no-responder@${new URL(publicUrl).hostname}`,
    demo,
    roles: e.OPENMIPRES_ROLES,
    secrets: (e.OPENMIPRES_SECRET as [string, ...string[]] | undefined) ?? [demoSecret(dataFolder)],
    logLevel: e.LOG_LEVEL ?? (demo ? 'warn' : 'info'),
    rates: { general: e.RATE_GENERAL, login: e.RATE_LOGIN, publicQuery: e.RATE_PUBLIC_QUERY, mail: e.RATE_MAIL },
  }
}

/** The demo makes its own secret once and keeps it beside its data. */
function demoSecret(dataFolder: string): string {
  const file = path.join(dataFolder, 'secret')
  fs.mkdirSync(dataFolder, { recursive: true })
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 })
  return fs.readFileSync(file, 'utf8')
}

function findPackageRoot(from: string): string {
  if (fs.existsSync(path.join(from, 'package.json'))) return from
  const parent = path.dirname(from)
  if (parent === from) throw new Error('package.json not found')
  return findPackageRoot(parent)
}
