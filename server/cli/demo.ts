import type { Command } from 'commander'
import { totpCode } from '#identity'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '../config.ts'
import { demoLines, readAccounts } from '../demo/accounts.ts'

const bare = (text: string): string => text.toLowerCase().replace(/[\s.]/g, '')

/** `openmipres demo cuentas|codigo`: who can be played in the demo, and the code an authenticator would show now. */
export function addDemoCommand(program: Command): void {
  const demo = program.command('demo').description('Cuentas de la demostración')
  demo
    .command('cuentas')
    .description('Muestra las cuentas para probar')
    .action(() => console.log(demoLines(readConfig(process.env).dataFolder)))
  demo
    .command('codigo')
    .description('Muestra el código de segundo factor de una cuenta; cada código sirve una vez')
    .argument('<quien>', 'número de documento o correo')
    .action((who: string) => {
      const accounts = readAccounts(readConfig(process.env).dataFolder)
      const found = [...(accounts?.actors ?? []), ...(accounts?.others ?? [])].find(
        (one) => bare(one.email) === bare(who) || one.document?.number === bare(who).replace(/^(cc|ce|pt)/, ''),
      )
      if (!accounts) return fail('No hay demostración en esta carpeta de datos: iníciela con npm start.')
      if (!found) return fail(`Ninguna cuenta de la demostración tiene ese documento o correo: ${who}.`)
      if (!found.totpSecret)
        return fail(`${found.name} todavía no tiene segundo factor: ingresa solo con la contraseña.`)
      console.log(totpCode(found.totpSecret, systemClock.now()))
    })
}

function fail(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}
