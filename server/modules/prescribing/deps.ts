import type { IdentityDoor } from '#identity'
import type { Clock } from '#platform/clock.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { Conn, Db } from '#platform/db.ts'
import type { Notify } from '#platform/notify.ts'
import type { Affiliation, RegistryQuestions } from '#registries'
import type { UsersDoor } from '#users'
import type { BoardOfficial } from './juntas/record.ts'
import type { WriteOfficial } from './record.ts'
import type { SupplyLink } from './supply-link.ts'
import type { TutelaNoveltyOfficial, TutelaOfficial } from './tutelas/record.ts'

/** What the module stands on; the composition hands it in. */
export interface PrescribingDeps {
  db: Db
  clock: Clock
  notify: Notify
  publicUrl: string
  registries: RegistryQuestions
  catalogs: CatalogQuestions
  affiliation: Affiliation
  identity: IdentityDoor
  users: UsersDoor
  supply: SupplyLink
  official: WriteOfficial
  officialBoard: BoardOfficial
  officialTutela: TutelaOfficial
  officialTutelaNovelty: TutelaNoveltyOfficial
}

/** A row of a catalogue, as far as prescribing asks. */
export interface CatalogEntry {
  name: string
  inForce: boolean
  medicine?: {
    maxDailyDose: { amount: string; unit: string | null } | null
    indivisible: boolean | null
  } | null
}

/** The catalogues by exact codes (`registries`); a code they do not have is absent. */
export interface CatalogQuestions {
  byCodes(
    conn: Conn,
    catalog: 'cie10' | 'cups' | 'cum' | 'dci' | 'unirs' | 'huerfanas' | 'nutricionales',
    codes: readonly string[],
    on: PlainDate,
  ): Promise<ReadonlyMap<string, CatalogEntry>>
}
