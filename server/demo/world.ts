import type { EntityCapacity } from '#contract/capacities.ts'
import { consentVersion } from '#contract/consent.ts'
import { documentKey } from '#contract/documents.ts'
import { nameDelegate, replaceDelegate } from '#contract/identity-delegations.ts'
import { decideReview, readEntity, registerEntity, uploadSupport } from '#contract/identity-entities.ts'
import { checkIdentity, closeAccount, sendConfirmation, startRegistration } from '#contract/identity-persons.ts'
import { nitCheckDigit } from '#contract/nit.ts'
import type { UserType } from '#contract/paths.ts'
import { activateUser, candidate, inactivateUser, returnRequests } from '#contract/users-desk.ts'
import { readAllNotices } from '#contract/users-inbox.ts'
import { addToNetwork, closeSite, createSite } from '#contract/users-network.ts'
import { askActivation, registerUser, remindRequest } from '#contract/users-registration.ts'
import { audit } from '#platform/audit.ts'
import type { MovableClock } from '#platform/clock.ts'
import { addDays, type Instant, type PlainDate } from '#platform/dates.ts'
import type { Db } from '#platform/db.ts'
import { createPersonAccount } from '../modules/identity/testing.ts'
import type { CallAs, DemoActor } from './in-process.ts'
import type { CivilPerson } from './registry-files.ts'

/** An account of the demo with everything needed to sign in. */
export interface DemoAccount extends CivilPerson {
  personId: string
  name: string
  email: string
  /** Base32; null without second factor. */
  totpSecret: string | null
}

/** An entity of the demo. Capacities carry the ids that the verbs gave them. */
export interface DemoEntity {
  entityId: string
  nit: string
  dv: number
  name: string
  claimId: string
  representative: string
  capacities: Partial<Record<EntityCapacity, string>>
}

/** What an entity declares of itself. */
export interface EntityCard {
  nit: string
  name: string
  capacities: EntityCapacity[]
  municipalityCode: string
  address: string
  legalNature: 'privada' | 'publica' | 'mixta'
  constitutedOn: string
  position?: string
  /** PDF adjunto, for what no registry knows. */
  support?: boolean
}

/** Where somebody is activated: an entity, in which capacity, and the sedes (by REPS code or by the site's name). */
export interface Place {
  nit: string
  as: EntityCapacity | 'proveedor_pn'
  places?: string[]
}

const supportPdf = Buffer.from(
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 200]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>endobj
4 0 obj<</Length 84>>stream
BT /F1 14 Tf 30 120 Td (Certificado de existencia inventado, de muestra.) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
%%EOF
`,
  'latin1',
)

/**
 * The acts of the demo's past, said by names instead of identifiers. Each is a call of a real endpoint at the clock's moment;
 * opening an account is the exception: the builder of identity writes it as the four steps leave it, with one shared hash.
 */
export class DemoWorld {
  readonly accounts = new Map<string, DemoAccount>()
  readonly entities = new Map<string, DemoEntity>()
  readonly #registrations = new Map<string, string>()
  readonly #requests = new Map<string, string>()
  readonly #activations = new Map<string, string[]>()
  readonly #sites = new Map<string, string>()
  readonly #ownCapacities = new Map<string, string>()
  readonly #emails = new Set<string>()
  readonly #numbers = new Map<string, string>()
  /** Of the civil registry as imported. */
  civilCut: PlainDate | null = null
  operator: Extract<DemoActor, { kind: 'operator' }> | null = null

  constructor(
    readonly db: Db,
    readonly clock: MovableClock,
    readonly call: CallAs,
    readonly people: Map<string, CivilPerson>,
    readonly password: string,
  ) {}

  #now(): Instant {
    return this.clock.now()
  }

  civil(name: string): CivilPerson {
    return must(this.people.get(name), `${name} in the civil registry`)
  }

  account(name: string): DemoAccount {
    return must(this.accounts.get(name), `account of ${name}`)
  }

  entity(nit: string): DemoEntity {
    return must(this.entities.get(nit), `entity ${nit}`)
  }

  as(name: string): DemoActor {
    const { personId, name: full, document } = this.account(name)
    return { kind: 'person', personId, name: full, document }
  }

  #operator(): DemoActor {
    return must(this.operator, 'operator')
  }

  /** 'l.quintero@ejemplo.co'; the second of the same name gets its second surname too. */
  emailOf(name: string): string {
    const { firstName, firstSurname, secondSurname } = this.civil(name)
    const plain = (text: string): string =>
      text
        .normalize('NFD')
        .replace(/[^a-zA-Z]/g, '')
        .toLowerCase()
    const short = `${plain(firstName).slice(0, 1)}.${plain(firstSurname)}`
    const address = this.#emails.has(short) ? `${short}.${plain(secondSurname ?? '')}` : short
    this.#emails.add(address)
    return `${address}@ejemplo.co`
  }

  /** Opens an account in Mi Seguridad Social; with a second factor unless said otherwise. */
  async opensAccount(name: string, { secondFactor = true } = {}): Promise<void> {
    const person = this.civil(name)
    const at = this.#now()
    const full = [person.firstName, person.secondName, person.firstSurname, person.secondSurname]
      .filter(Boolean)
      .join(' ')
    const made = await this.db.transaction().execute(async (tx) => {
      const { personId, email, totpSecret } = await createPersonAccount(tx, {
        document: person.document,
        names: person,
        sex: person.sex,
        bornOn: person.bornOn,
        issuedOn: person.issuedOn,
        email: this.emailOf(name),
        password: this.password,
        totp: secondFactor,
        recoveryCodes: true,
        ...(this.civilCut ? { civilCut: this.civilCut } : {}),
        at,
        secrets: null,
      })
      const actor = { kind: 'person', id: personId, label: full, requestId: null } as const
      const concerns = { persons: [personId] }
      const context = { document: documentKey(person.document), consentVersion }
      await audit(tx, { at, actor, act: 'identity.person_registered', concerns, context, after: { state: 'activa' } })
      if (secondFactor) {
        const after = { factor: 'aplicación de códigos' }
        await audit(tx, { at, actor, act: 'identity.second_factor_added', concerns, after })
      }
      return { personId, email, totpSecret }
    })
    this.accounts.set(name, { ...person, ...made, name: full })
  }

  /** Begins a registration and stops before the link of the mail is opened (P-MSS-MAIL). */
  async beginsAccount(name: string): Promise<void> {
    const { document, ...person } = this.civil(name)
    const { registrationId } = await this.call(null, startRegistration, {
      body: { document, ...person, municipalityCode: null, consent: true, consentVersion },
    })
    await this.call(null, checkIdentity, { params: { registrationId } })
    const email = this.emailOf(name)
    await this.call(null, sendConfirmation, { params: { registrationId }, body: { email, emailAgain: email } })
  }

  /** Withdraws the authorisation: the account rests. */
  async closesAccount(name: string): Promise<void> {
    await this.call(this.as(name), closeAccount, { body: { password: this.password } })
  }

  /** Asks to register an entity; what D-03 does not accept by itself waits for the operator. */
  async asksEntity(name: string, card: EntityCard): Promise<string> {
    const actor = this.as(name)
    const dv = nitCheckDigit(card.nit)
    const supportIds: string[] = []
    if (card.support) {
      const file = { name: 'certificado-de-existencia.pdf', type: 'application/pdf', content: supportPdf }
      const { supportId } = await this.call(actor, uploadSupport, { form: { fields: {}, file } })
      supportIds.push(supportId)
    }
    const { claimId, entityId, state } = await this.call(actor, registerEntity, {
      body: {
        nit: card.nit,
        dv: String(dv),
        name: card.name,
        legalNature: card.legalNature,
        capacities: card.capacities,
        constitutedOn: card.constitutedOn,
        address: card.address,
        municipalityCode: card.municipalityCode,
        email: `contacto${card.nit.slice(-3)}@ejemplo.co`,
        position: card.position ?? 'Gerente',
        startedOn: card.constitutedOn,
        supportIds,
        declaration: true,
      },
    })
    if (state === 'automatica') await this.#registered(name, entityId, claimId)
    return claimId
  }

  /** Registers an entity, the operator's decision included. */
  async registersEntity(name: string, card: EntityCard): Promise<void> {
    const claimId = await this.asksEntity(name, card)
    if (this.entities.get(card.nit)?.claimId !== claimId) await this.decides(name, claimId, true)
  }

  async decides(name: string, claimId: string, accept: boolean, reason = ''): Promise<void> {
    const { entityId } = await this.call(this.#operator(), decideReview, {
      params: { claimId },
      body: { decision: accept ? 'accept' : 'reject', reason },
    })
    if (accept) await this.#registered(name, entityId, claimId)
  }

  async #registered(name: string, entityId: string, claimId: string): Promise<void> {
    const view = await this.call(this.as(name), readEntity, { params: { entityId } })
    const capacities = Object.fromEntries(
      view.capacities.map((c) => [c.kind === 'eps' ? `eps_${c.regime}` : c.kind, c.capacityId]),
    )
    this.entities.set(view.nit, {
      entityId,
      nit: view.nit,
      dv: view.dv,
      name: view.name,
      claimId,
      representative: name,
      capacities,
    })
  }

  capacity({ nit, as }: Place): string {
    if (as === 'proveedor_pn') return must(this.#ownCapacities.get(nit), `own capacity of ${nit}`)
    return must(this.entity(nit).capacities[as], `${nit} as ${as}`)
  }

  /** The representative names a delegate by document; returns the naming. */
  async names(place: Place, delegate: string, email?: string): Promise<string> {
    const { entityId, representative } = this.entity(place.nit)
    const { delegationId } = await this.call(this.as(representative), nameDelegate, {
      params: { entityId },
      body: {
        capacityId: this.capacity(place),
        application: 'mipres',
        document: this.civil(delegate).document,
        email: email ?? this.accounts.get(delegate)?.email ?? '',
      },
    })
    return delegationId
  }

  async replaces(place: Place, delegationId: string, delegate: string): Promise<void> {
    const { entityId, representative } = this.entity(place.nit)
    await this.call(this.as(representative), replaceDelegate, {
      params: { entityId, delegationId },
      body: {
        document: this.civil(delegate).document,
        email: this.accounts.get(delegate)?.email ?? '',
        ends: 'when_registered',
      },
    })
  }

  /** Registro de Usuarios. */
  async registers(name: string, userType: UserType): Promise<void> {
    const { registrations } = await this.call(this.as(name), registerUser, { body: { userType } })
    for (const r of registrations) {
      this.#registrations.set(`${name} ${userType}`, r.registrationId)
      if (userType === 'delegado_proveedor_pn' && r.capacity) this.#ownCapacities.set(name, r.capacity.capacityId)
    }
  }

  registrationOf(name: string, userType: UserType): string {
    return must(this.#registrations.get(`${name} ${userType}`), `${name} as ${userType}`)
  }

  #key(place: Place, name: string): string {
    const site = this.#sites.get(`${place.nit} ${name}`)
    return site ?? name
  }

  /** Asks an entity to be activated. */
  async asks(name: string, userType: UserType, place: Place, note?: string): Promise<void> {
    const where = place.places?.[0]
    const { requestId } = await this.call(this.as(name), askActivation, {
      body: {
        registrationId: this.registrationOf(name, userType),
        capacityId: this.capacity(place),
        ...(where ? { place: this.#key(place, where) } : {}),
        ...(note ? { note } : {}),
      },
    })
    this.#requests.set(name, requestId)
  }

  async reminds(name: string): Promise<void> {
    const requestId = must(this.#requests.get(name), `request of ${name}`)
    await this.call(this.as(name), remindRequest, { params: { requestId } })
  }

  /** The delegate opens a request without deciding it. */
  async opens(delegate: string, name: string, userType: UserType, place: Place): Promise<void> {
    await this.call(this.as(delegate), candidate, {
      params: { capacityId: this.capacity(place), registrationId: this.registrationOf(name, userType) },
    })
  }

  async returns(delegate: string, name: string, place: Place, reason: string): Promise<void> {
    const requestId = must(this.#requests.get(name), `request of ${name}`)
    await this.call(this.as(delegate), returnRequests, {
      params: { capacityId: this.capacity(place) },
      body: { requestIds: [requestId], reason },
    })
    this.#requests.delete(name)
  }

  /** The delegate activates and gives roles, answering the person's request when there is one. */
  async activates(
    delegate: string,
    name: string,
    userType: UserType,
    place: Place,
    roles: string[] = [],
  ): Promise<void> {
    const requestId = this.#requests.get(name)
    const { activationIds } = await this.call(this.as(delegate), activateUser, {
      params: { capacityId: this.capacity(place) },
      body: {
        registrationId: this.registrationOf(name, userType),
        places: (place.places ?? []).map((p) => this.#key(place, p)),
        roles,
        ...(requestId ? { requestId } : {}),
      },
    })
    this.#requests.delete(name)
    this.#activations.set(`${name} ${place.nit}`, activationIds)
  }

  async inactivates(delegate: string, name: string, place: Place, reason: string): Promise<void> {
    for (const activationId of this.#activations.get(`${name} ${place.nit}`) ?? [])
      await this.call(this.as(delegate), inactivateUser, {
        params: { capacityId: this.capacity(place), activationId },
        body: { reason },
      })
  }

  /** Adds to the network of a regime: an IPS or proveedor by NIT, a persona natural by name. */
  async adds(delegate: string, place: Place, kind: 'ips' | 'proveedor' | 'proveedor_pn', who: string): Promise<void> {
    await this.call(this.as(delegate), addToNetwork, {
      params: { capacityId: this.capacity(place) },
      body: { key: this.memberKey(kind, who) },
    })
  }

  /** A member of a network, as endpoints name it; `who` is a NIT, or a name of the civil registry. */
  memberKey(kind: 'ips' | 'proveedor' | 'proveedor_pn', who: string): string {
    const doc = kind === 'proveedor_pn' ? this.civil(who).document : { type: 'NI', number: who }
    return `${kind}:${doc.type}:${doc.number}`
  }

  async opensSite(
    delegate: string,
    place: Place,
    site: { name: string; address: string; municipality: string; phone?: string },
  ): Promise<void> {
    const { siteId } = await this.call(this.as(delegate), createSite, {
      params: { capacityId: this.capacity(place) },
      body: site,
    })
    this.#sites.set(`${place.nit} ${site.name}`, siteId)
  }

  async closesSite(delegate: string, place: Place, name: string, reason: string): Promise<void> {
    await this.call(this.as(delegate), closeSite, {
      params: { capacityId: this.capacity(place), siteId: this.#key(place, name) },
      body: { reason },
    })
  }

  /** Everybody who had notices read them all. */
  async everybodyReads(): Promise<void> {
    for (const name of this.accounts.keys()) await this.call(this.as(name), readAllNotices)
  }

  /** Numbers that a later scene speaks of. */
  remember(what: string, number: string): void {
    this.#numbers.set(what, number)
  }

  remembered(what: string): string {
    return must(this.#numbers.get(what), what)
  }

  /** A day counted from the clock's. */
  day(days: number): PlainDate {
    return addDays(this.clock.today(), days)
  }

  /** The key of the implicit site of a proveedor persona natural, for `places`. */
  knowsSite(place: Place, name: string, siteId: string): void {
    this.#sites.set(`${place.nit} ${name}`, siteId)
  }
}

function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`the demo has no ${what}`)
  return value
}
