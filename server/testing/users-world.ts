import type { EntityCapacity } from '#contract/capacities.ts'
import { nitCheckDigit } from '#contract/nit.ts'
import type { UserType } from '#contract/paths.ts'
import type { CandidateView } from '#contract/users-desk.ts'
import type { ActivationRequestView, RegistrationView } from '#contract/users-registration.ts'
import { csv, importText, loadDivipola, sampleRows } from '#registries'
import { type AnEntity, aDelegation, anEntity, someNit } from '../modules/identity/testing.ts'
import { type Someone, type WorldApp, world } from './identity-world.ts'
import type { Answer } from './visitor.ts'

/** A registered user: the person with the registration that is asked about. */
export interface User extends Someone {
  registrationId: string
}

/** An entity with its representative and a delegate in office for one capacity. */
export interface Administered {
  entity: AnEntity
  nit: string
  capacityId: string
  rl: Someone
  delegate: User
  /** REPS codes of its sedes, of an IPS. */
  sedes: string[]
}

/** Small worlds of Registro and Administración de Usuarios, made through the real endpoints. */
export function usersWorld(t: WorldApp) {
  const w = world(t)
  const load = (kind: string, rows: Record<string, string | null>[], cut = '2026-11-18') =>
    importText({ db: t.db, clock: t.clock }, kind, csv(rows), { cut })

  async function register(person: Someone, userType: UserType): Promise<User> {
    const answer = await person.post<{ registrations: RegistrationView[] }>('/me/registrations', { userType })
    const registration = answer.body.registrations?.[0]
    if (!registration) throw new Error(`${person.name}: ${JSON.stringify(answer.body)}`)
    return { ...person, registrationId: registration.registrationId }
  }

  /** A registered entity whose delegate was named and has registered in the module. */
  async function administered(
    capacity: EntityCapacity,
    options: { nit?: string; also?: EntityCapacity[]; rl?: Someone; delegate?: Someone; entity?: AnEntity } = {},
  ): Promise<Administered> {
    const at = t.clock.now()
    const nit = options.entity?.nit ?? options.nit ?? someNit()
    const rl = options.rl ?? (await w.someone('Beatriz', 'Olano'))
    const entity =
      options.entity ??
      (await w.inTx((tx) =>
        anEntity(tx, { representativeId: rl.personId, nit, capacities: [capacity, ...(options.also ?? [])], at }),
      ))
    const capacityId = entity.capacity(capacity)
    const delegate = options.delegate ?? (await w.someone('Carlos', 'Mina'))
    await w.inTx((tx) => aDelegation(tx, { capacityId, namedBy: rl.personId, doc: delegate.doc, at }))
    const type: UserType = capacity.startsWith('eps')
      ? 'delegado_eps'
      : capacity === 'ips'
        ? 'delegado_ips'
        : 'delegado_proveedor'
    return { entity, nit, capacityId, rl, delegate: await register(delegate, type), sedes: [] }
  }

  return {
    ...w,
    load,
    register,
    administered,

    /** DIVIPOLA, for whoever creates sedes. */
    municipalities: () => loadDivipola({ db: t.db, clock: t.clock }),

    /** An IPS habilitada with sedes in REPS, and its delegate. `over` changes its row of prestadores. */
    async ips(
      options: { sedes?: string[]; over?: Record<string, string>; nit?: string; delegate?: Someone; rl?: Someone } = {},
    ): Promise<Administered> {
      const nit = options.nit ?? someNit()
      const code = `54001${nit.slice(-5)}`
      await this.reps(nit, options.over)
      const sedes = options.sedes ?? ['01', '02']
      await load(
        'reps-sedes',
        sedes.map((number) =>
          sampleRows.sede({
            codigo_prestador: code,
            codigo_habilitacion: code,
            numero_sede: number,
            nombre: `SEDE ${number}`,
            nits_nit: nit,
          }),
        ),
      )
      const made = await administered('ips', {
        nit,
        ...(options.delegate ? { delegate: options.delegate } : {}),
        ...(options.rl ? { rl: options.rl } : {}),
      })
      return { ...made, sedes: sedes.map((number) => `${code}${number}`) }
    },

    /** The row of an IPS in REPS, as it is now. */
    async reps(nit: string, over: Record<string, string> = {}, cut = '2026-11-18'): Promise<void> {
      const row = sampleRows.prestador({
        nits_nit: nit,
        dv: String(nitCheckDigit(nit)),
        codigo_habilitacion: `54001${nit.slice(-5)}`,
        fecha_corte_REPS: cut.replaceAll('-', ''),
        ...over,
      })
      await load('reps-prestadores', [row], cut)
    },

    /** An EPS with enabled codes in its regimes and a delegate for the first of them. */
    async anEps(regimes: ('contributivo' | 'subsidiado')[] = ['contributivo']): Promise<Administered> {
      const nit = someNit()
      const [first = 'contributivo', ...more] = regimes
      await w.eps(
        nit,
        Object.fromEntries(
          regimes.map((r) => [`E${r[0]?.toUpperCase()}${nit.slice(-4)}`, r === 'contributivo' ? 'C' : 'S']),
        ),
      )
      return administered(`eps_${first}`, { nit, also: more.map((r) => `eps_${r}` as const) })
    },

    aProveedor: (): Promise<Administered> => administered('proveedor'),

    /** A professional in ReTHUS, registered. */
    async profesional(profession = 'MEDICINA', name: [string, string] = ['Laura', 'Quintero']): Promise<User> {
      const person = await w.someone(...name)
      await this.rethus(person, profession)
      return register(person, 'profesional')
    },

    async rethus(person: Someone, profession = 'MEDICINA', over: Record<string, string> = {}): Promise<void> {
      const { number: numero } = person.doc
      await load('rethus-personas', [sampleRows.rethusPersona({ numero, ...over })])
      await load('rethus-academicos', [sampleRows.rethusAcademico({ numero, profesion: profession })])
    },

    /** A plaza of SSO: its row in the registry, as it is now. */
    async plaza(person: Someone, ips: Administered, over: Record<string, string> = {}): Promise<void> {
      await load('sso', [
        sampleRows.ssoRow({
          numero: person.doc.number,
          nombres: person.name.toUpperCase(),
          nit_ips: ips.nit,
          codigo_sede: ips.sedes[0] ?? '',
          fecha_inicio: '2026-11-01',
          fecha_fin: '2027-05-31',
          ...over,
        }),
      ])
    },

    async sso(ips: Administered, over: Record<string, string> = {}): Promise<User> {
      const person = await w.someone('Yeison', 'Palomeque')
      await this.plaza(person, ips, over)
      return register(person, 'sso')
    },

    async otro(name: [string, string] = ['Rosa', 'Chocontá']): Promise<User> {
      return register(await w.someone(...name), 'otro')
    },

    activate: (
      by: Administered,
      user: User,
      body: { places?: string[]; roles?: string[]; requestId?: string } = {},
    ): Promise<Answer<{ activationIds: string[] }>> =>
      by.delegate.post(`/capacities/${by.capacityId}/activations`, { registrationId: user.registrationId, ...body }),

    ask: (user: User, of: Administered, place?: string): Promise<Answer<ActivationRequestView>> =>
      user.post('/me/requests', {
        registrationId: user.registrationId,
        capacityId: of.capacityId,
        ...(place ? { place } : {}),
      }),

    candidate: (by: Administered, user: User): Promise<Answer<CandidateView>> =>
      by.delegate.get(`/capacities/${by.capacityId}/registrations/${user.registrationId}`),
  }
}
