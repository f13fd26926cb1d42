import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { isPlainDate } from '#platform/dates.ts'
import { generateAffiliates, generateMedicines, generateReps } from '#registries'

const count = (text: string): number => {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('Se espera un número entero.')
  return Number(text)
}

interface Options {
  providers: number
  sedes: number
  services: number
  rows?: number
  cut: string
  out?: string
}

/** Kinds of one file: its rows when none are asked for, and what makes it. */
const single: Record<string, { rows: number; make(rows: number): Iterable<string> }> = {
  afiliacion: { rows: 1_000_000, make: (rows) => generateAffiliates(rows) },
  cum: { rows: 165_000, make: generateMedicines },
}

/** `openmipres generate`: invented files of national volume, to try an installation before real ones are at hand. */
export function addGenerateCommand(program: Command): void {
  program
    .command('generate')
    .description('Genera archivos inventados de volumen nacional')
    .argument('<clase>', 'reps: prestadores, sedes y servicios; afiliacion: afiliados; cum: medicamentos')
    .option('--providers <n>', 'reps: prestadores', count, 61_000)
    .option('--sedes <n>', 'reps: sedes', count, 77_000)
    .option('--services <n>', 'reps: servicios', count, 228_000)
    .option('--rows <n>', 'afiliacion, cum: filas', count)
    .option('--cut <fecha>', 'reps: fecha de corte AAAA-MM-DD', '2026-11-18')
    .option('--out <ruta>', 'reps: carpeta de los archivos; las demás: archivo')
    .action(run)
}

async function run(kind: string, o: Options): Promise<void> {
  const one = single[kind]
  if (one) return write(o.out ?? `${kind}.csv`, one.make(o.rows ?? one.rows))
  if (kind !== 'reps' || !isPlainDate(o.cut)) {
    console.error('Se genera «reps» (con --cut AAAA-MM-DD), «afiliacion» o «cum».')
    process.exitCode = 1
    return
  }
  for (const { name, lines } of generateReps({ ...o, cut: o.cut })) await write(path.join(o.out ?? '.', name), lines)
}

async function write(file: string, lines: Iterable<string>): Promise<void> {
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  await pipeline(Readable.from(lines), fs.createWriteStream(file))
  console.log(file)
}
