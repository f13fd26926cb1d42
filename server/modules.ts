import type { FastifyInstance } from 'fastify'
import { createIdentity } from '#identity'
import { capturedMailRoutes } from '#platform/captured-mail-routes.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import type { Guards } from '#platform/http/mount.ts'
import type { Route } from '#platform/http/route.ts'
import type { Tasks } from '#platform/jobs.ts'
import type { SendMail } from '#platform/mail.ts'
import { createNotify } from '#platform/notify.ts'
import { createPrescribing } from '#prescribing'
import { createRegistries } from '#registries'
import { createSupply, supplyLink } from '#supply'
import { createUsers } from '#users'
import { officialBoard } from './web-services/official/board.ts'
import { officialDireccionamiento, officialNoDireccionamiento } from './web-services/official/direccionamiento.ts'
import { officialPrescription } from './web-services/official/prescription.ts'
import { officialTutela, officialTutelaNovelty } from './web-services/official/tutela.ts'

export interface ModuleOptions {
  db: Db
  clock: Clock
  publicUrl: string
  sendMail: SendMail
  demo: boolean
  /** OPENMIPRES_SECRET: the first seals and signs, the others still open what was sealed before a rotation. */
  secrets: readonly [string, ...string[]]
}

/** Everything the application is made of, composed by hand: each module gets the doors of those to its left. */
export interface Modules {
  routes: Route[]
  guards: Guards
  plugins: ((app: FastifyInstance) => Promise<void>)[]
  /** What the worker can do, by job name. */
  tasks: Tasks
  /** When jobs come by themselves: lines of a crontab, in UTC. */
  crontab: string[]
  /** What must be there before anybody is served. */
  prepare(): Promise<void>
}

export async function createModules(options: ModuleOptions): Promise<Modules> {
  const notify = createNotify({ sendMail: options.sendMail, publicUrl: options.publicUrl })
  const registries = createRegistries({ db: options.db, clock: options.clock, notify })
  const identity = createIdentity({
    ...options,
    notify,
    registries: registries.questions,
    secrets: options.demo ? null : options.secrets,
  })
  const users = createUsers({
    db: options.db,
    clock: options.clock,
    notify,
    registries: registries.questions,
    identity: identity.door,
  })
  const prescribing = createPrescribing({
    db: options.db,
    clock: options.clock,
    notify,
    publicUrl: options.publicUrl,
    registries: registries.questions,
    catalogs: registries.catalogs,
    affiliation: registries.affiliation,
    identity: identity.door,
    users: users.door,
    supply: supplyLink,
    official: officialPrescription,
    officialBoard,
    officialTutela,
    officialTutelaNovelty,
  })
  const supply = createSupply({
    db: options.db,
    clock: options.clock,
    notify,
    registries: registries.questions,
    identity: identity.door,
    users: users.door,
    officialDireccionamiento,
    officialNoDireccionamiento,
  })
  return {
    routes: [
      ...registries.routes,
      ...identity.routes,
      ...users.routes,
      ...prescribing.routes,
      ...supply.routes,
      ...(options.demo ? capturedMailRoutes(options.db) : []),
    ],
    guards: { ...identity.guards, ...users.guards },
    plugins: identity.plugins,
    tasks: { ...registries.tasks, ...identity.tasks, ...users.tasks, ...prescribing.tasks },
    crontab: [...identity.crontab, ...users.crontab, ...prescribing.crontab],
    prepare: prescribing.prepare,
  }
}
