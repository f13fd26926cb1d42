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

const titles: Record<string, string> = {
  'Usage:': 'Uso:',
  'Arguments:': 'Datos:',
  'Options:': 'Opciones:',
  'Commands:': 'Órdenes:',
}

const faults: readonly (readonly [said: RegExp, sentence: string])[] = [
  [/missing required argument '(.+)'/, 'Falta <$1>.'],
  [/required option '(.+)' not specified/, 'Falta la opción $1.'],
  [/option '(.+)' argument missing/, 'A la opción $1 le falta su valor.'],
  [/unknown option '(.+)'/, 'No existe la opción $1.'],
  [/unknown command '(.+)'/, 'No existe la orden «$1».'],
  [/too many arguments.*/, 'Sobran datos en la orden.'],
  [/option '(.+)' argument '(.*)' is invalid[.]/, '$1 «$2»:'],
]

/** What the library of commands says of a wrong command, in the language of the rest; `--help` is always the way out. */
function inSpanish(text: string): string {
  const fault = faults.find(([said]) => said.test(text))
  return fault
    ? `${text
        .replace(/^error: /, '')
        .replace(fault[0], fault[1])
        .trim()} Vea --help.\n`
    : text
}

/** `npm run openmipres -- <command>`: what an operator of the installation does from its terminal. */
const program = new Command('openmipres')
  .description('Órdenes de OpenMIPRES para quien opera la instalación')
  .helpOption('-h, --help', 'muestra esta ayuda')
  .helpCommand('help [orden]', 'muestra la ayuda de una orden')
  .configureHelp({ styleTitle: (title) => titles[title] ?? title })
  .configureOutput({ outputError: (text, write) => write(inSpanish(text)) })
  // Its guess at what was meant is in English; --help lists what there is. The commands below inherit it.
  .showSuggestionAfterError(false)
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
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' && path) return `No existe ${path}.`
  if (code === 'EISDIR') return path ? `${path} es una carpeta y no un archivo.` : 'Se dio una carpeta y no un archivo.'
  if (code === 'EACCES' && path) return `El usuario con el que corre la orden no puede abrir ${path}.`
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return 'La base de datos de DATABASE_URL no responde: revise la dirección y que esté encendida.'
  if (code === '42P01') return 'La base de datos está vacía: inicie primero el programa.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

program.parseAsync().catch((error: unknown) => {
  console.error(explain(error))
  process.exitCode = 1
})
