import type { OperatorRight } from '#contract/endpoint.ts'
import { nitCheckDigit } from '#contract/nit.ts'
import type { MovableClock } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/db.ts'
import { csv, importText, sampleRows } from '#registries'
import { createOperatorAccount, createPersonAccount, openSession, someDocument } from '../modules/identity/testing.ts'
import type { Visitor } from './visitor.ts'

/** What a world is made through: the database, the clock and the API. */
export interface WorldApp {
  db: Db
  clock: MovableClock
  as(cookie: string | null): Visitor
}

/** A person with account and session. */
export interface Someone extends Visitor {
  personId: string
  doc: { type: 'CC'; number: string }
  name: string
}

/** Persons, operators and registry rows of a test, made as it needs them. */
export function world(t: WorldApp) {
  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => t.db.transaction().execute(work)
  return {
    inTx,
    /** Somebody with an active account, signed in with the second factor. */
    async someone(firstName: string, firstSurname: string, options: { secondFactor?: boolean } = {}): Promise<Someone> {
      const at = t.clock.now()
      const account = await inTx((tx) =>
        createPersonAccount(tx, {
          document: someDocument(),
          names: { firstName, firstSurname },
          totp: options.secondFactor ?? true,
          at,
        }),
      )
      const cookie = await inTx((tx) =>
        openSession(tx, { personId: account.personId, secondFactor: options.secondFactor ?? true, at }),
      )
      return {
        ...t.as(cookie),
        personId: account.personId,
        doc: { type: 'CC', number: account.doc.number },
        name: `${firstName} ${firstSurname}`,
      }
    },
    /** The same person in another browser: a second session. */
    async again({ personId }: Someone): Promise<Visitor> {
      return t.as(await inTx((tx) => openSession(tx, { personId, at: t.clock.now() })))
    },
    async operator(rights: readonly OperatorRight[] = ['reviews']): Promise<Visitor & { email: string }> {
      const at = t.clock.now()
      const { operatorId, email } = await inTx((tx) => createOperatorAccount(tx, { rights, at }))
      return { ...t.as(await inTx((tx) => openSession(tx, { operatorId, at }))), email }
    },
    /** An IPS of REPS, habilitada until 1 March 2027 unless told otherwise. */
    async ips(nit: string, over: Record<string, string> = {}): Promise<void> {
      const row = sampleRows.prestador({
        nits_nit: nit,
        dv: String(nitCheckDigit(nit)),
        codigo_habilitacion: `54001${nit.slice(-5)}`,
        ...over,
      })
      await importText({ db: t.db, clock: t.clock }, 'reps-prestadores', csv([row]))
    },
    /** Codes of an EPS: C contributivo, S subsidiado. */
    async eps(nit: string, codes: Record<string, 'C' | 'S'>): Promise<void> {
      const rows = Object.entries(codes).map(([Codigo, Extra_I]) =>
        sampleRows.eapb({ Codigo, Extra_I, Extra_III: nit }),
      )
      await importText({ db: t.db, clock: t.clock }, 'sispro', csv(rows), { cut: '2026-11-01' })
    },
    async civil(person: Someone): Promise<void> {
      const [nombre = '', apellido = ''] = person.name.split(' ')
      const row = sampleRows.civilRow({
        numero: person.doc.number,
        primer_nombre: nombre.toUpperCase(),
        segundo_nombre: '',
        primer_apellido: apellido.toUpperCase(),
        segundo_apellido: '',
      })
      await importText({ db: t.db, clock: t.clock }, 'registro-civil', csv([row]), { cut: '2026-11-01' })
    },
  }
}
