import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { isPlainDate } from '#platform/dates.ts'
import { generateReps } from '#registries'

const count = (text: string): number => {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('Se espera un número entero.')
  return Number(text)
}

/** `openmipres generate reps`: invented files of national volume, to try an installation before real ones are at hand. */
export function addGenerateCommand(program: Command): void {
  program
    .command('generate')
    .description('Genera archivos inventados de volumen nacional')
    .argument('<clase>', 'reps: prestadores, sedes y servicios')
    .option('--providers <n>', 'prestadores', count, 61_000)
    .option('--sedes <n>', 'sedes', count, 77_000)
    .option('--services <n>', 'servicios', count, 228_000)
    .option('--cut <fecha>', 'fecha de corte AAAA-MM-DD', '2026-11-18')
    .option('--out <carpeta>', 'carpeta de los archivos', '.')
    .action(
      async (kind: string, o: { providers: number; sedes: number; services: number; cut: string; out: string }) => {
        if (kind !== 'reps' || !isPlainDate(o.cut)) {
          console.error('Solo se genera «reps», con --cut AAAA-MM-DD.')
          process.exitCode = 1
          return
        }
        fs.mkdirSync(o.out, { recursive: true })
        for (const { name, lines } of generateReps({ ...o, cut: o.cut })) {
          const file = path.join(o.out, name)
          const out = fs.createWriteStream(file)
          for (const line of lines) if (!out.write(line)) await once(out, 'drain')
          await new Promise<void>((done) => out.end(done))
          console.log(file)
        }
      },
    )
}
