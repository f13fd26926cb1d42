import os from 'node:os'
import { type Command, InvalidArgumentError } from 'commander'
import { type OperatorRight, operatorRights } from '#contract/endpoint.ts'
import { registerClient } from '#contract/identity-operators.ts'
import { spanishErrors } from '#contract/issues.ts'
import { type IdentityCommands, identityCommands } from '#identity'
import { systemActor } from '#platform/audit.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '../config.ts'
import { readAccounts } from '../demo/accounts.ts'
import { withDatabase } from './database.ts'

const actor = systemActor(`línea de órdenes (${os.userInfo().username})`)

function withIdentity<T>(command: (identity: IdentityCommands) => Promise<T>): Promise<T> {
  const { publicUrl: asked, demo, secrets, dataFolder } = readConfig(process.env)
  // The demo answers where it was last started, which its own PORT decided and not that of this terminal.
  const publicUrl = (demo && readAccounts(dataFolder)?.url) || asked
  return withDatabase((db) =>
    command(identityCommands({ db, clock: systemClock, publicUrl, secrets: demo ? null : secrets })),
  )
}

function rightsOf(text: string): OperatorRight[] {
  const asked = text.split(',').map((right) => right.trim())
  const known = operatorRights.filter((right) => asked.includes(right) || asked.includes('all'))
  const wrong = asked.filter((right) => right !== 'all' && !known.some((one) => one === right))
  if (known.length === 0 || wrong.length > 0)
    throw new InvalidArgumentError(`Los permisos son: ${operatorRights.join(', ')} o all, separados por comas.`)
  return known
}

function emailOf(text: string): string {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) throw new InvalidArgumentError('Escriba un correo: nombre@dominio.co.')
  return text
}

/** `openmipres operator add|list`: operators of the platform (D-21). */
export function addOperatorCommand(program: Command): void {
  const operator = program.command('operator').description('Operadores de la plataforma')
  operator
    .command('add')
    .description('Agrega un operador e imprime el enlace, de un solo uso, con que pone contraseña y segundo factor')
    .requiredOption('--email <correo>', 'correo con que ingresa', emailOf)
    .requiredOption('--rights <permisos>', `${operatorRights.join(', ')} o all, separados por comas`, rightsOf)
    .action(async ({ email, rights }: { email: string; rights: OperatorRight[] }) => {
      const { link } = await withIdentity((identity) => identity.addOperator({ email, rights, actor }))
      console.log(`Entregue este enlace a ${email}. Sirve una vez, durante 72 horas:\n${link}`)
    })
  operator
    .command('list')
    .description('Muestra los operadores')
    .action(async () => {
      const rows = await withIdentity((identity) => identity.operators())
      for (const row of rows) console.log(`${row.email ?? '(enlace sin usar)'}\t${row.state}\t${row.rights.join(',')}`)
    })
}

const optionOf = (path: readonly PropertyKey[]): string => (path[0] === 'name' ? '--name' : '--redirect-uri')

/** `openmipres oidc client`: an application of others that signs in with Mi Seguridad Social. */
export function addClientCommand(program: Command): void {
  const oidc = program.command('oidc').description('Proveedor OpenID Connect')
  oidc
    .command('client')
    .description('Registra una aplicación de terceros e imprime su identificador y su secreto')
    .requiredOption('--name <nombre>', 'nombre que leen las personas')
    .requiredOption('--redirect-uri <dirección...>', 'dirección de regreso; puede repetirse')
    .action(async ({ name, redirectUri }: { name: string; redirectUri: string[] }) => {
      const parsed = registerClient.body?.safeParse({ name, redirectUris: redirectUri }, { error: spanishErrors })
      if (!parsed?.success) {
        console.error(parsed?.error.issues.map(({ path, message }) => `${optionOf(path)}: ${message}`).join('\n'))
        process.exitCode = 1
        return
      }
      const made = await withIdentity((identity) => identity.registerClient({ ...parsed.data, actor }))
      console.log(`issuer: ${made.issuer}\nclient_id: ${made.clientId}\nclient_secret: ${made.secret}`)
    })
}

/** `openmipres oidc rotate-keys`. */
export function addKeysCommand(program: Command): void {
  const oidc = program.commands.find((command) => command.name() === 'oidc')
  oidc
    ?.command('rotate-keys')
    .description('Agrega claves nuevas de firma y de cookies; las anteriores siguen verificando lo que firmaron')
    .action(async () => {
      await withIdentity((identity) => identity.rotateKeys(actor))
      console.log('Claves nuevas agregadas. Las de firma empiezan a usarse en 10 minutos.')
    })
}
