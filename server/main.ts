import { systemClock } from '#platform/clock.ts'
import { EmbeddedPostgresError } from '#platform/embedded-postgres.ts'
import { createLog } from '#platform/log.ts'
import { MigrationError } from '#platform/migrate.ts'
import { ConfigError, readConfig } from './config.ts'
import { demoLines } from './demo/accounts.ts'
import type { Running } from './start.ts'

/** `npm start`: one program that stops when the terminal, the supervisor or a fault says so. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const { start, prepareDemo } = await loadProgram()
  const log = createLog({ level: config.logLevel })
  // From here on a signal stops cleanly, also while the parts are still starting.
  const starting = start({ config, clock: systemClock, log, checkOutput: config.demo, prepare: prepareDemo })
  let stopping = false
  const stop = async (code: number): Promise<void> => {
    if (stopping) return
    stopping = true
    await (await starting).stop()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0))
  process.on('unhandledRejection', (error) => {
    log.error({ err: error }, 'unhandled rejection')
    void stop(1)
  })
  const running = await starting
  if (!stopping) announce(running)
}

/** The OpenID library works on Node 20 and our tests hold it there, but tells every terminal otherwise when it is loaded. */
async function loadProgram() {
  const { warn } = console
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('Unsupported runtime')) warn(...words)
  }
  try {
    const [{ start }, { prepareDemo }] = await Promise.all([import('./start.ts'), import('./demo/prepare-demo.ts')])
    return { start, prepareDemo }
  } finally {
    console.warn = warn
  }
}

function announce({ config, app, notices }: Running): void {
  for (const notice of notices) console.warn(notice)
  if (!app) {
    console.log(`OpenMIPRES: procesos en segundo plano en marcha (${config.roles.join(', ')}).`)
    return
  }
  console.log(`OpenMIPRES está en ${config.publicUrl}`)
  console.log(`  API: ${config.publicUrl}/api/docs`)
  if (!config.smtpUrl) console.log(`  Correo capturado: ${config.publicUrl}/correo`)
  if (config.demo) console.log(demoLines(config.dataFolder))
}

/** What a person can mend is said in its own sentence; anything else is a fault and shows where it happened. */
function explain(error: unknown): string {
  const known = [ConfigError, EmbeddedPostgresError, MigrationError].some((kind) => error instanceof kind)
  if (known) return (error as Error).message
  const { code, name } = error as NodeJS.ErrnoException
  if (name === 'PortTaken') return (error as Error).message
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return 'No hay conexión con la base de datos: revise DATABASE_URL.'
  if (code === '28P01') return 'La base de datos no aceptó el usuario o la clave de DATABASE_URL.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

main().catch((error: unknown) => {
  console.error(explain(error))
  process.exit(1)
})
