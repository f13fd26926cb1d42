import fs from 'node:fs'
import path from 'node:path'
import type { DemoAccount, DemoEntity, DemoWorld } from './world.ts'

/** demo.json: who can be played, how they sign in and what there is to see. */
export interface Accounts {
  about: string
  url: string
  /** Where every mail of the demo can be read. */
  mail: string
  actors: {
    /** Actor of docs/rules.md, "Permission matrix". */
    role: string
    name: string
    /** Absent of the operator, who signs in by mail. */
    document: { type: string; number: string } | null
    email: string
    password: string
    /** Base32; null while the person has no second factor: setting it is part of what she has to do. */
    totpSecret: string | null
    /** The point of the path where she stands. */
    about: string
    /** Pages to look at, in order. */
    look: string[]
  }[]
  entities: { nit: string; dv: number; name: string; capacities: string[]; representative: string }[]
  /** Everybody else with an account: the same password. */
  others: { name: string; document: { type: string; number: string }; email: string; totpSecret: string | null }[]
}

interface Part {
  name: string
  role: string
  about: string
  look: (ids: {
    entity: (nit: string) => DemoEntity
    capacity: (nit: string, as: keyof DemoEntity['capacities']) => string
  }) => string[]
}

/** One for each actor of the permission matrix, then the other interesting points. */
const parts: readonly Part[] = [
  {
    name: 'Laura Quintero',
    role: 'Profesional',
    about: 'Médica registrada; espera hace 8 días a que el delegado del hospital la active.',
    look: () => ['/mi-camino', '/por-que', '/avisos'],
  },
  {
    name: 'Carlos Mina',
    role: 'Delegado de IPS',
    about: 'Administra el Hospital Los Arrayanes: solicitudes por decidir, sin rol, suspendidos y por vencer.',
    look: ({ capacity }) => [`/administracion/${capacity('999000202', 'ips')}`],
  },
  {
    name: 'Mateo Sanabria',
    role: 'Profesional',
    about: 'Médico activo en dos sedes, con los roles Prescriptor y Junta: llega hasta la puerta de MIPRES.',
    look: () => ['/mipres', '/mi-camino'],
  },
  {
    name: 'Beatriz Olano',
    role: 'Representante legal',
    about: 'Representa a EPS Demo Andina: un régimen administrado y otro que espera a la persona nombrada.',
    look: ({ entity }) => [`/mi-seguridad-social/entidades/${entity('999000101').entityId}/autorizados`],
  },
  {
    name: 'Nelly Guarnizo',
    role: 'Delegada de EPS (contributivo)',
    about: 'Administra el régimen contributivo de EPS Demo Andina, con su red y sus usuarios.',
    look: ({ capacity }) => [`/administracion/${capacity('999000101', 'eps_contributivo')}/red`],
  },
  {
    name: 'Diego Sotaquirá',
    role: 'Delegado de proveedor',
    about: 'Administra la Droguería Frailejón: dos sedes, una cerrada, y sus usuarios.',
    look: ({ capacity }) => [`/administracion/${capacity('999000808', 'proveedor')}/sedes`],
  },
  {
    name: 'Leonardo Fajardo',
    role: 'Profesional de la EPS',
    about: 'Direcciona en el régimen contributivo de EPS Demo Andina: tiene ítems en espera y otros direccionados.',
    look: () => ['/mipres'],
  },
  {
    name: 'Orlando Sierra',
    role: 'Otro usuario, del proveedor',
    about: 'Trabaja en la Droguería Frailejón: lee lo que le direccionaron; dos entregas están vencidas.',
    look: () => ['/mipres'],
  },
  {
    name: 'Ofelia Rincón',
    role: 'Proveedora persona natural',
    about: 'Se administra ella misma: activa, con roles de programación y entrega.',
    look: () => ['/mi-camino', '/mipres'],
  },
  {
    name: 'Jorge Perea',
    role: 'SSO',
    about: 'Médico en servicio social; su plaza termina en menos de un mes.',
    look: () => ['/mi-camino', '/mipres'],
  },
  {
    name: 'Esperanza Celis',
    role: 'Otro usuario',
    about: 'Trabaja en la dispensación del hospital.',
    look: () => ['/mipres'],
  },
  {
    name: 'Pilar Echeverri',
    role: 'Persona',
    about: 'Tiene cuenta y nada más: puede registrarse y ver qué tipos cumple.',
    look: () => ['/registro-de-usuarios'],
  },
  {
    name: 'Gustavo Reina',
    role: 'Profesional y delegado nombrado',
    about: 'El Hospital San Telmo lo nombró y le falta registrarse en MIPRES. Antes prescribió en otra clínica.',
    look: () => ['/mi-camino', '/registro-de-usuarios', '/historial'],
  },
  {
    name: 'Fabio Nossa',
    role: 'Representante legal nuevo',
    about: 'Recibió la Clínica Altos del Guayacán y debe confirmar a su delegada.',
    look: ({ entity }) => [`/mi-seguridad-social/entidades/${entity('999000303').entityId}/autorizados`],
  },
  {
    name: 'Wilson Amaya',
    role: 'Representante legal',
    about: 'Registró el Centro Médico La Ceiba y no ha nombrado a nadie.',
    look: ({ entity }) => [`/entidades/${entity('999000505').entityId}/camino`],
  },
  {
    name: 'Yolima Tovar',
    role: 'Delegada de EPS (subsidiado)',
    about: 'Acaba de registrarse: la red de EPS Demo Altiplano está vacía.',
    look: ({ capacity }) => [`/administracion/${capacity('999000112', 'eps_subsidiado')}/red`],
  },
  {
    name: 'Daniela Ríos',
    role: 'Profesional',
    about: 'Tiene el rol Prescriptor y le falta el segundo factor.',
    look: () => ['/mi-camino', '/cuenta/seguridad'],
  },
  {
    name: 'Iván Soler',
    role: 'Profesional',
    about: 'Una sanción en ReTHUS suspendió su activación.',
    look: () => ['/mi-camino', '/por-que'],
  },
]

/** What demo.json says about the world as it was made. */
export function accountsOf(
  world: DemoWorld,
  { publicUrl, operator }: { publicUrl: string; operator: { email: string; password: string; totpSecret: string } },
): Accounts {
  const entity = (nit: string): DemoEntity => world.entity(nit)
  const capacity = (nit: string, as: keyof DemoEntity['capacities']): string => entity(nit).capacities[as] ?? ''
  const signIn = ({ name, document, email, totpSecret }: DemoAccount) => ({ name, document, email, totpSecret })
  const played = new Set(parts.map((part) => part.name))
  return {
    about: 'Cuentas de la demostración de OpenMIPRES. Las personas y las entidades son inventadas.',
    url: publicUrl,
    mail: `${publicUrl}/correo`,
    actors: [
      ...parts.map((part) => ({
        ...signIn(world.account(part.name)),
        role: part.role,
        password: world.password,
        about: part.about,
        look: part.look({ entity, capacity }),
      })),
      {
        role: 'Operador de la plataforma',
        name: 'Inés Rojas',
        document: null,
        email: operator.email,
        password: operator.password,
        totpSecret: operator.totpSecret,
        about: 'Revisa entidades, importa registros, atiende inconsistencias y publica políticas.',
        look: ['/operador', '/operador/registros', '/operador/inconsistencias', '/operador/politicas'],
      },
    ],
    entities: [...world.entities.values()].map(({ nit, dv, name, capacities, representative }) => ({
      nit,
      dv,
      name,
      capacities: Object.keys(capacities),
      representative: world.account(representative).name,
    })),
    others: [...world.accounts].filter(([name]) => !played.has(name)).map(([, account]) => signIn(account)),
  }
}

const fileIn = (dataFolder: string): string => path.join(dataFolder, 'demo.json')

/** Leaves demo.json in the data folder, for its owner alone. */
export function writeAccounts(dataFolder: string, accounts: Accounts): void {
  fs.writeFileSync(fileIn(dataFolder), `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
}

/** What demo.json says; null without one. */
export function readAccounts(dataFolder: string): Accounts | null {
  const file = fileIn(dataFolder)
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Accounts) : null
}

/** How many accounts the terminal shows; demo.json has them all. */
const SHOWN = 10

/** What `npm start` says of the demo: who can be played, with which password, and where the codes come from. */
export function demoLines(dataFolder: string): string {
  const accounts = readAccounts(dataFolder)
  const first = '  Es una demostración: las personas y entidades son inventadas. Ctrl-C la detiene.'
  const operator = accounts?.actors.at(-1)
  if (!accounts || !operator) return first
  const rows = [...accounts.actors.slice(0, SHOWN - 1), operator].map((actor) => [
    actor.role,
    actor.name,
    actor.document ? `${actor.document.type} ${actor.document.number}` : actor.email,
  ])
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const line = (row: string[]): string => `    ${row.map((cell, i) => cell.padEnd(width(i))).join('  ')}`.trimEnd()
  return [
    first,
    '',
    `  Cuentas para probar, todas con la contraseña ${operator.password}`,
    ...rows.map(line),
    '',
    '  Código de segundo factor:  npm run openmipres -- demo codigo <documento o correo>',
    `  Todas las cuentas:         ${path.join(dataFolder, 'demo.json')}`,
  ].join('\n')
}
