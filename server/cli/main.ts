import { Command } from 'commander'
import { refusalText } from '#contract/refusals/index.ts'
import { EmbeddedPostgresError } from '#platform/embedded-postgres.ts'
import { MigrationError } from '#platform/migrate.ts'
import { Refused } from '#platform/refusal.ts'
import { ConfigError } from '../config.ts'
import { addDemoCommand } from './demo.ts'
import { addGenerateCommand } from './generate.ts'
import { addClientCommand, addKeysCommand, addOperatorCommand } from './identity.ts'
import { addImportCommand } from './import.ts'

/** `npm run openmipres -- <command>`: what an operator of the installation does from its terminal. */
const program = new Command('openmipres')
  .description('Órdenes de OpenMIPRES para quien opera la instalación')
  .helpOption('-h, --help', 'muestra esta ayuda')
  .helpCommand('help [orden]', 'muestra la ayuda de una orden')
addImportCommand(program)
addGenerateCommand(program)
addOperatorCommand(program)
addClientCommand(program)
addKeysCommand(program)
addDemoCommand(program)

/** What a person can mend is said in a sentence; anything else is a fault and shows where it happened. */
function explain(error: unknown): string {
  if (error instanceof Refused) return error.refusals.map((r) => refusalText(r.code, r.params)).join('\n')
  const known = [ConfigError, EmbeddedPostgresError, MigrationError].some((kind) => error instanceof kind)
  if (known) return (error as Error).message
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    return `No existe el archivo ${(error as NodeJS.ErrnoException).path}.`
  if ((error as NodeJS.ErrnoException).code === '42P01')
    return 'La base de datos está vacía: inicie primero el programa.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

program.parseAsync().catch((error: unknown) => {
  console.error(explain(error))
  process.exitCode = 1
})
