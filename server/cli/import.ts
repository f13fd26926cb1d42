import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import readline from 'node:readline/promises'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { refusalText } from '#contract/refusals/index.ts'
import { systemActor } from '#platform/audit.ts'
import { systemClock } from '#platform/clock.ts'
import { isPlainDate } from '#platform/dates.ts'
import { type CutRow, importFile, importKinds, inspectFile, rejectedCsv } from '#registries'
import { withDatabase } from './database.ts'

const number = new Intl.NumberFormat('es-CO')

/** `openmipres import <kind> <file>`: loads an official file straight from the disk. */
export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('Carga un archivo oficial en los registros')
    .argument('<clase>', `clase de archivo: ${importKinds.map((k) => k.id).join(', ')}`)
    .argument('<archivo>', 'archivo CSV, separado por «;» o «,»')
    .option('--cut <fecha>', 'fecha de corte AAAA-MM-DD, cuando el archivo no la dice')
    .option('--complete', 'el archivo está completo: lo que no trae se cierra')
    .option('--yes', 'acepta sin preguntar que se cierre más del 20 % de las filas')
    .option('--rejected <archivo>', 'guarda las filas rechazadas en este CSV')
    .action(run)
}

interface Options {
  cut?: string
  complete?: true
  yes?: true
  rejected?: string
}

async function run(kind: string, file: string, options: Options): Promise<void> {
  const { cut } = options
  if (!importKinds.some(({ id }) => id === kind)) {
    console.error(`No hay la clase de archivo «${kind}». Son: ${importKinds.map(({ id }) => id).join(', ')}.`)
    process.exitCode = 1
    return
  }
  if (cut !== undefined && !isPlainDate(cut)) {
    console.error('La fecha de corte se escribe AAAA-MM-DD, por ejemplo 2026-11-18.')
    process.exitCode = 1
    return
  }
  const open = () => fs.createReadStream(file, { highWaterMark: 256 * 1024 })
  const facts = await inspectFile(open())
  await withDatabase(async (db) => {
    const deps = { db, clock: systemClock }
    const load = (confirmed: boolean): Promise<CutRow> =>
      importFile(deps, {
        kind,
        fileName: path.basename(file),
        facts,
        open,
        cutDate: cut ?? null,
        complete: options.complete ?? false,
        confirmed,
        actor: systemActor(`línea de órdenes (${os.userInfo().username})`),
        progress: (rows) => {
          if (process.stderr.isTTY) process.stderr.write(`\r${number.format(rows)} filas leídas`)
        },
      })
    let result = await load(options.yes ?? false)
    if (result.state === 'confirm' && (await accepts(result))) result = await load(true)
    report(result)
    if (options.rejected && result.rowsRejected > 0)
      await pipeline(rejectedCsv(deps, result.id), fs.createWriteStream(options.rejected))
    if (!['applied', 'repeated'].includes(result.state)) process.exitCode = 1
  })
}

/** Asks at the terminal; without one the answer is no. */
async function accepts(cut: CutRow): Promise<boolean> {
  const question = `El corte cierra ${number.format(cut.wouldClose ?? 0)} de ${number.format(cut.openBefore ?? 0)} filas vigentes. ¿Seguir? (sí/no) `
  if (!process.stdin.isTTY) {
    console.error(`${question}\nSin respuesta no se cambia nada. Repita con --yes si es correcto.`)
    return false
  }
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(question)
  terminal.close()
  return /^s[ií]?$/i.test(answer.trim())
}

function report(cut: CutRow): void {
  const rows = (n: number, what: string): string => `${number.format(n)} ${what}`
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  switch (cut.state) {
    case 'applied':
      console.log(
        `Corte ${cut.cutDate} cargado. Del archivo: ${[
          rows(cut.rowsRead, 'leídas'),
          rows(cut.rowsRejected, 'rechazadas'),
        ].join(', ')}. En el registro: ${[
          rows(cut.rowsAdded, 'nuevas'),
          rows(cut.rowsChanged, 'cambian'),
          rows(cut.rowsClosed, 'se cierran'),
          rows(cut.rowsSame, 'sin cambio'),
        ].join(', ')}.`,
      )
      return
    case 'repeated':
      console.log(`Este mismo archivo ya estaba cargado como corte ${cut.cutDate}: no cambió nada.`)
      return
    case 'confirm':
      console.error('El corte quedó sin aplicar.')
      return
    default:
      console.error(cut.refusal ? refusalText(cut.refusal.code, cut.refusal.params) : 'La carga no terminó.')
  }
}
