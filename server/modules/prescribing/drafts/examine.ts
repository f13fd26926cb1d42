import type { ItemKind } from '#contract/capabilities.ts'
import type { CheckView } from '#contract/prescribing.ts'
import { type PrescriptionContent, patientContent } from '#contract/prescribing-content.ts'
import { addDays, type PlainDate } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import type { Issue } from '#platform/refusal.ts'
import type { Acting } from '#users'
import { type AcceptanceFacts, acceptanceChecks } from '../content/acceptance.ts'
import { epsIssues } from '../content/eps.ts'
import { Issues } from '../content/loose.ts'
import { quantityOf, type Scheduled } from '../content/quantities.ts'
import { type ContentCatalog, codesIn, contentCatalogs, type KnownCodes } from '../content/tables.ts'
import { validateContent } from '../content/validate.ts'
import type { PrescribingDeps } from '../deps.ts'
import { activeItemsOf } from '../prescriptions/prescriptions.store.ts'

const catalogOf = {
  cie10: 'cie10',
  cups: 'cups',
  dci: 'dci',
  unirs: 'unirs',
  orphan: 'huerfanas',
  nutrition: 'nutricionales',
} as const satisfies Record<ContentCatalog, string>

/** How far back other prescriptions of the patient are looked at. */
const FORMER_DAYS = 366

export interface Examined {
  /** Ready to be signed; null while there are issues. */
  content: PrescriptionContent | null
  issues: Issue[]
  /** Empty while there are issues: only a whole prescription can be compared with what an EPS refuses. */
  checks: CheckView[]
  quantities: (string | null)[]
  /** The EPS of the patient as the EAPB table has it; null while its code is in no table. */
  eps: { code: string; name: string } | null
}

/** Kinds that she may write here: those of her profession (D-07, D-08); all when she copies a paper form. */
export function kindsOf(acting: Acting): ItemKind[] {
  return isTranscribing(acting) ? ['M', 'P', 'D', 'N', 'S'] : (acting.profession?.items ?? [])
}

/** The role that copies paper forms of contingency, and nothing else. */
export function isTranscribing(acting: Acting): boolean {
  return acting.capabilities.includes('transcribir') && !acting.capabilities.includes('prescribir')
}

/**
 * What is missing or wrong, and what the EPS could refuse: the same at the page of review and inside the transaction that signs. Asks
 * each catalogue once for all its codes.
 */
export async function examine(
  deps: Pick<PrescribingDeps, 'registries' | 'catalogs' | 'affiliation'>,
  conn: Conn,
  asked: { raw: Record<string, unknown>; acting: Acting; replaces: string | null; on: PlainDate },
): Promise<Examined> {
  const { raw, acting, on } = asked
  const known = await knownCodes(deps, conn, raw, on)
  const covered = await coverageOf(deps, conn, raw.patient, on)
  const { content, issues } = validateContent(raw, {
    on,
    known,
    kinds: kindsOf(acting),
    profession: acting.profession?.name ?? 'sin profesión en ReTHUS',
    transcribing: isTranscribing(acting),
    outsideAffiliation: covered.cutOn !== null && covered.affiliate === null,
  })
  const items = Array.isArray(raw.items) ? raw.items : []
  const quantities = items.map((item) =>
    typeof item === 'object' && item !== null ? quantityOf(item as Scheduled) : null,
  )
  const eps = await epsOf(deps, conn, raw, { affiliate: covered.affiliate, on })
  if (!content || eps.issues.length > 0)
    return { content: null, issues: [...issues, ...eps.issues], checks: [], quantities, eps: eps.row }
  const checks = await checksOf(deps, conn, content, { ...asked, covered, epsName: eps.row?.name ?? null })
  return { content, issues, checks, quantities, eps: eps.row }
}

/** The EPS of the patient as the EAPB table has it on the day, and what is wrong with its code; nothing of one that is not written yet. */
async function epsOf(
  deps: Pick<PrescribingDeps, 'registries'>,
  conn: Conn,
  raw: Record<string, unknown>,
  { affiliate, on }: { affiliate: Coverage['affiliate']; on: PlainDate },
): Promise<{ row: { code: string; name: string } | null; issues: Issue[] }> {
  const patient = new Issues().read(patientContent, raw.patient, '')
  if (!patient.epsCode) return { row: null, issues: [] }
  const eapb = await deps.registries.eapbByCode(conn, patient.epsCode, { on })
  const written = { epsCode: patient.epsCode, regime: patient.regime ?? null }
  return {
    row: eapb && { code: eapb.code, name: eapb.name },
    issues: epsIssues(written, { eapb, affiliation: affiliate }),
  }
}

/** Which codes of a content the catalogues have in force on the day; of a tutela too. */
export async function knownCodes(
  deps: Pick<PrescribingDeps, 'registries' | 'catalogs'>,
  conn: Conn,
  raw: Record<string, unknown>,
  on: PlainDate,
): Promise<KnownCodes> {
  const { municipality, ...codes } = codesIn(raw)
  const catalogs = {} as Record<ContentCatalog, ReadonlySet<string>>
  for (const name of contentCatalogs) {
    const rows =
      codes[name].length > 0 ? await deps.catalogs.byCodes(conn, catalogOf[name], codes[name], on) : new Map()
    catalogs[name] = new Set([...rows].filter(([, row]) => row.inForce).map(([code]) => code))
  }
  const municipalities = await deps.registries.municipalities(conn, municipality, { on })
  return { catalogs, municipalities: new Set(municipalities.keys()) }
}

async function actingEps(
  { registries }: Pick<PrescribingDeps, 'registries'>,
  conn: Conn,
  { capacity: { kind, nit, regime, entityName } }: Acting,
  on: PlainDate,
): Promise<AcceptanceFacts['actingEps']> {
  if (kind !== 'eps' || !nit) return null
  const rows = await registries.eapbCodesOf(conn, nit, { on })
  return { name: entityName, regime, codes: rows.filter((row) => row.regime === regime).map((row) => row.code) }
}

type Coverage = Pick<AcceptanceFacts, 'affiliate' | 'cutOn'>

/** What the affiliation says of the patient of a draft, whatever is written there. */
async function coverageOf(
  { affiliation }: Pick<PrescribingDeps, 'affiliation'>,
  conn: Conn,
  patient: unknown,
  on: PlainDate,
): Promise<Coverage> {
  const cutOn = await affiliation.cut(conn)
  const { document } = patientContent.pick({ document: true }).safeParse(patient).data ?? {}
  if (!cutOn || !document) return { affiliate: null, cutOn: null }
  return { affiliate: await affiliation.byDocument(conn, document.type, document.number, { on }), cutOn }
}

async function checksOf(
  deps: Pick<PrescribingDeps, 'registries' | 'catalogs'>,
  conn: Conn,
  content: PrescriptionContent,
  asked: { acting: Acting; replaces: string | null; on: PlainDate; covered: Coverage; epsName: string | null },
): Promise<CheckView[]> {
  const { acting, replaces, on, covered, epsName } = asked
  const { document } = content.patient
  const codes = content.items.flatMap((item) => (item.kind === 'M' && item.presentation ? [item.presentation] : []))
  const rows = codes.length > 0 ? await deps.catalogs.byCodes(conn, 'cum', codes, on) : new Map()
  const former = await activeItemsOf(conn, document, addDays(on, -FORMER_DAYS))
  return acceptanceChecks(content, {
    epsName,
    on,
    ...covered,
    prescriber: acting.person.document,
    actingEps: await actingEps(deps, conn, acting, on),
    former: former.filter((item) => item.number !== replaces),
    presentations: new Map(
      [...rows].map(([code, { medicine }]) => [
        code,
        {
          maxDaily: medicine?.maxDailyDose?.unit
            ? { amount: medicine.maxDailyDose.amount, unit: medicine.maxDailyDose.unit }
            : null,
          indivisible: medicine?.indivisible ?? false,
        },
      ]),
    ),
  })
}
