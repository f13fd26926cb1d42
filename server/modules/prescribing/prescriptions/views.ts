import { codeName } from '#contract/mipres-codes/code-list.ts'
import { transcriptionReasons } from '#contract/mipres-codes/short-lists.ts'
import { nitCheckDigit } from '#contract/nit.ts'
import type { PrescriptionView } from '#contract/prescribing.ts'
import { groupedNumber } from '#contract/prescription-number.ts'
import { spanishDay, spanishDocument, spanishNit } from '#contract/spanish.ts'
import type { Instant } from '#platform/dates.ts'
import type { Conn } from '#platform/db.ts'
import { settingsAt } from '#platform/settings.ts'
import { codeNames } from '../code-names.ts'
import type { PrescribingDeps } from '../deps.ts'
import { eventsOf } from './prescriptions.store.ts'
import { annulUntil } from './rules.ts'
import type { PrescriptionRecord } from './signed.ts'

interface FourNames {
  firstName: string
  secondName: string | null
  firstSurname: string
  secondSurname: string | null
}

/** 'Elvia Rosa Tibaduiza Niño'. */
export function nameOf(names: FourNames): string {
  return [names.firstName, names.secondName, names.firstSurname, names.secondSurname].filter(Boolean).join(' ')
}

/** 'NIT 999.000.202-6', or 'CC 1.099.400.218' of an independent professional. */
export function providerDocument({ documentType, documentNumber }: PrescriptionRecord['snapshot']['provider']): string {
  return documentType === 'NI'
    ? `NIT ${spanishNit(documentNumber, nitCheckDigit(documentNumber))}`
    : spanishDocument({ type: documentType, number: documentNumber })
}

/** The novelty that a transcription left: its reason and the day of the paper. */
function transcribed({ content }: PrescriptionRecord): string | null {
  const { transcriptionReason: reason, paperDate } = content
  if (!reason) return null
  const paper = paperDate ? `, formato del ${spanishDay(paperDate)}` : ''
  return `Novedad de transcripción: ${reason}, ${codeName(transcriptionReasons, reason).toLowerCase()}${paper}`
}

/** Lines of a timeline; those of one moment stay as they come. */
export function oldestFirst<E extends { at: Instant }>(events: readonly E[]): E[] {
  return [...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** A prescription with its timeline, for whoever may see it; `own`: its prescriber, who may annul it while the window lasts. */
export async function viewOf(
  deps: Pick<PrescribingDeps, 'registries' | 'catalogs' | 'supply'>,
  conn: Conn,
  record: PrescriptionRecord,
  reader: { own: boolean; at: Instant },
): Promise<PrescriptionView> {
  const { prescriber, provider } = record.snapshot
  const events = await eventsOf(conn, record)
  const supplied = await deps.supply.timeline(conn, record.number)
  const states = await deps.supply.states(conn, record.number)
  const { annul_window_hours } = await settingsAt(conn, reader.at)
  const until = annulUntil(record.prescribedAt, annul_window_hours)
  const name = nameOf(prescriber)
  return {
    number: record.number,
    verificationCode: record.verificationCode,
    prescribedAt: record.prescribedAt,
    state: record.state,
    content: record.content,
    items: record.items.map((item) => ({
      kind: item.kind,
      number: item.number,
      name: item.name,
      boardState: item.boardState,
      supply: states.find((one) => one.kind === item.kind && one.item === item.number)?.state ?? null,
    })),
    prescriber: {
      name,
      document: spanishDocument({ type: prescriber.documentType, number: prescriber.documentNumber }),
      register: prescriber.register,
      profession: prescriber.profession,
    },
    provider: {
      document: providerDocument(provider),
      name: provider.name,
      code: provider.code,
      municipality: provider.municipalityName,
      address: provider.address,
      phone: provider.phone,
    },
    epsName: record.snapshot.epsName,
    codeNames: await codeNames(deps, conn, record.content, record.prescribedOn),
    timeline: [
      {
        at: record.prescribedAt,
        what: record.content.transcriptionReason ? 'Transcrita' : 'Firmada',
        who: name,
        detail:
          [transcribed(record), record.replaces && `En lugar de la prescripción ${groupedNumber(record.replaces)}`]
            .filter(Boolean)
            .join(' · ') || null,
      },
      ...oldestFirst([...events, ...supplied]),
    ],
    replaces: record.replaces,
    replacedBy: record.replacedBy,
    annulUntil: reader.own && record.state === 4 && reader.at <= until ? until : null,
  }
}
