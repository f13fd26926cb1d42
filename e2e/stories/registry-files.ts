import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { nitCheckDigit } from '../../contract/nit.ts'
import { csv } from '../../server/modules/registries/testing/files.ts'
import * as rows from '../../server/modules/registries/testing/rows.ts'
import { addDays, type PlainDate } from '../../server/platform/dates.ts'
import { type World, worldSecret } from '../harness.ts'
import type { Somebody } from './people.ts'

const run = promisify(execFile)

/** Runs `openmipres …` as whoever operates the installation does, on the world's database. */
export async function openmipres(world: World, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', ...args], {
    env: {
      ...process.env,
      DATABASE_URL: world.databaseUrl,
      PUBLIC_URL: world.url,
      SMTP_URL: 'smtp://localhost:1',
      OPENMIPRES_DEMO: '0',
      OPENMIPRES_SECRET: worldSecret,
    },
  })
  return stdout
}

type Row = Record<string, string | null>

/** The official files of a story, in their official formats. */
export interface RegistryFiles {
  civil?: readonly Somebody[]
  ips?: readonly Ips[]
  /** People in ReTHUS, with their profession. */
  rethus?: readonly { who: Somebody; profession: string }[]
  sso?: readonly { who: Somebody; ips: Ips; sede: string; from: PlainDate; to: PlainDate; profession: string }[]
  eps?: readonly { code: string; regime: 'C' | 'S'; nit: string; name: string }[]
}

/** An IPS as REPS has it. */
export interface Ips {
  nit: string
  /** Its ten digits. */
  code: string
  name: string
  /** As REPS writes its representative: surnames may be cut or in capitals. */
  representative: string
  /** Numbers of its sedes, each with a name. */
  sedes: Record<string, string>
}

/** 'María José' → two columns. */
const two = (text: string): [string, string] => {
  const [first = '', ...rest] = text.toUpperCase().split(' ')
  return [first, rest.join(' ')]
}

/** Writes the files of a story and imports each with the command line, one after the other. */
export async function importRegistries(world: World, files: RegistryFiles): Promise<void> {
  const folder = fs.mkdtempSync(path.join('test-results', 'registros-'))
  const cut = addDays(world.clock.today(), -2)
  const cutDigits = cut.replaceAll('-', '')
  const load = async (kind: string, found: Row[]): Promise<void> => {
    if (found.length === 0) return
    const file = path.join(folder, `${kind}.csv`)
    fs.writeFileSync(file, csv(found))
    const said = await openmipres(world, 'import', kind, file, '--cut', cut)
    if (!/, 0 rechazadas/.test(said)) throw new Error(`${kind}: ${said}`)
  }
  const { civil = [], ips = [], rethus = [], sso = [], eps = [] } = files
  await load(
    'registro-civil',
    civil.map((one) => {
      const [primer_nombre, segundo_nombre] = two(one.names)
      const [primer_apellido, segundo_apellido] = two(one.surnames)
      return rows.civilRow({
        numero: one.document,
        fecha_expedicion: one.issuedOn,
        sexo: one.sex,
        primer_nombre,
        segundo_nombre,
        primer_apellido,
        segundo_apellido,
        fecha_nacimiento: one.bornOn,
      })
    }),
  )
  const own = { fecha_corte_REPS: cutDigits }
  await load(
    'reps-prestadores',
    ips.map((one) =>
      rows.prestador({
        ...own,
        codigo_habilitacion: one.code,
        nits_nit: one.nit,
        dv: String(nitCheckDigit(one.nit)),
        nombre_prestador: one.name,
        razon_social: one.name,
        rep_legal: one.representative,
        fecha_vencimiento: addDays(world.clock.today(), 100).replaceAll('-', ''),
      }),
    ),
  )
  await load(
    'reps-sedes',
    ips.flatMap((one) =>
      Object.entries(one.sedes).map(([numero_sede, nombre]) =>
        rows.sede({
          ...own,
          codigo_prestador: one.code,
          codigo_habilitacion: one.code,
          numero_sede,
          nombre,
          nombre_prestador: one.name,
          nits_nit: one.nit,
        }),
      ),
    ),
  )
  await load(
    'rethus-personas',
    rethus.map(({ who }) => {
      const [primer_nombre, segundo_nombre] = two(who.names)
      const [primer_apellido, segundo_apellido] = two(who.surnames)
      return rows.rethusPersona({
        numero: who.document,
        primer_nombre,
        segundo_nombre,
        primer_apellido,
        segundo_apellido,
      })
    }),
  )
  await load(
    'rethus-academicos',
    rethus.map(({ who, profession }) => rows.rethusAcademico({ numero: who.document, profesion: profession })),
  )
  await load(
    'sso',
    sso.map(({ who, ips: at, sede, from, to, profession }) =>
      rows.ssoRow({
        numero: who.document,
        nombres: `${who.names} ${who.surnames}`.toUpperCase(),
        profesion: profession,
        nombre_ips: at.name,
        nit_ips: at.nit,
        codigo_sede: `${at.code}${sede}`,
        codigo_municipio: at.code.slice(0, 5),
        fecha_inicio: from,
        fecha_fin: to,
      }),
    ),
  )
  await load(
    'sispro',
    eps.map(({ code, regime, nit, name }) =>
      rows.eapb({ Codigo: code, Extra_I: regime, Extra_III: nit, Nombre: name }),
    ),
  )
}
