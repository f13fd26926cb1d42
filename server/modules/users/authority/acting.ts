import { type Capability, type ItemKind, itemKinds } from '#contract/capabilities.ts'
import type { DocumentId } from '#contract/documents.ts'
import type { CapacityKind, Regime, UserType } from '#contract/paths.ts'
import { type Policies, professionNamed } from '#contract/policies.ts'
import type { Conn } from '#platform/db.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ProviderFacts, RethusFacts, SedeFacts, SsoFacts } from '#registries'
import { currentTitles, ssoRowOf } from '../../registries/requirements.ts'
import type { UsersDeps } from '../deps.ts'
import { policiesAt } from '../facts/facts.store.ts'
import type { FactsMoment } from '../facts/facts.ts'
import { asOf } from '../facts/gather.ts'
import { grantsOf } from './authority.store.ts'
import { readContextKey } from './context-key.ts'
import { whyNot } from './why-not.ts'

/** Who acts in a context, as what, in whose name: what a signed prescription says of its prescriber and of the provider. */
export interface Acting {
  person: {
    personId: string
    document: DocumentId
    firstName: string
    secondName: string | null
    firstSurname: string
    secondSurname: string | null
  }
  userType: UserType
  role: { code: string; name: string }
  /** Those of the asked capabilities that she holds here. */
  capabilities: Capability[]
  capacity: {
    capacityId: string
    kind: CapacityKind
    regime: Regime | null
    entityId: string | null
    nit: string | null
    entityName: string
  }
  /** The sede of REPS; of an independent professional activated by an EPS, his own inscription (D-16). Null when REPS has neither. */
  sede: {
    /** 12 digits. */
    code: string
    name: string
    docType: string
    docNumber: string
    address: string | null
    phone: string | null
    municipalityCode: string | null
    municipalityName: string | null
  } | null
  /** Null while the registries name none (D-13). */
  profession: { code: string; name: string; items: ItemKind[] } | null
  /** Number of the professional register. */
  register: string
}

export type ActingAnswer = { acting: Acting; refusal?: never } | { acting?: never; refusal: Refusal }

/**
 * Who acts there now, holding at least one of the capabilities; else the first missing link. Asked again inside the
 * transaction of an act, so that what was lost a second ago is lost.
 */
export function actingDoor(deps: UsersDeps) {
  const { identity, registries } = deps
  return async (
    conn: Conn,
    asked: { personId: string; key: string; capabilities: readonly Capability[] },
    moment: FactsMoment,
  ): Promise<ActingAnswer> => {
    const { personId, capabilities } = asked
    const context = readContextKey(asked.key)
    if (!context) return { refusal: { code: 'platform.not_found' } }
    const grants = await grantsOf(conn, { personId, capabilities, context }, moment)
    const [grant] = grants
    if (!grant) return { refusal: await whyNot(deps, conn, { personId, context, capabilities }, moment) }
    const person = await identity.person(conn, personId, moment.at)
    const names = await identity.namesOf(conn, personId)
    const capacity = (await identity.capacities(conn, [context.capacityId], moment.at)).get(context.capacityId)
    if (!person || !names || !capacity) return { refusal: { code: 'platform.not_found' } }
    const rethus = grant.userType === 'profesional' ? await registries.rethus(conn, person.doc, asOf(moment)) : null
    const sso =
      grant.userType === 'sso' ? ssoRowOf(await registries.sso(conn, person.doc, asOf(moment)), moment.on) : null
    const policies = await policiesAt(conn, moment.at)
    const held = [...new Set(grants.map((g) => g.capability))]
    const profession = professionOf(policies, { rethus, sso }, moment)
    const place = grant.sedeCode
      ? placeOfSede((await registries.sedes(conn, [grant.sedeCode], asOf(moment)))[0])
      : capacity.kind === 'eps'
        ? placeOfIndependent((await registries.independentOf(conn, person.doc, asOf(moment)))[0])
        : null
    const municipality = place?.municipalityCode
      ? await registries.municipality(conn, place.municipalityCode, asOf(moment))
      : null
    return {
      acting: {
        person: { personId, document: person.doc, ...names },
        userType: grant.userType,
        role: { code: grant.role, name: grant.roleName },
        capabilities: held,
        capacity: {
          capacityId: capacity.capacityId,
          kind: capacity.kind,
          regime: capacity.regime,
          entityId: capacity.entityId,
          nit: capacity.nit,
          entityName: capacity.entityName,
        },
        sede: place && { ...place, municipalityName: municipality?.name ?? null },
        profession: profession && {
          code: profession.code,
          name: profession.name,
          items: itemsOf(policies, profession.items, held),
        },
        // The act that allows the practice is what ReTHUS gives as register; SSO has none yet: the plaza. Else the document.
        register: profession?.act ?? sso?.plazaCode ?? person.doc.number,
      },
    }
  }
}

/** D-08: the items of the profession; under the strict reading, prescribing alone gives M and N, ordering alone P, D and S. */
export function itemsOf(policies: Policies, items: readonly ItemKind[], held: readonly Capability[]): ItemKind[] {
  if (held.includes('transcribir')) return Object.keys(itemKinds) as ItemKind[]
  if (policies.profesion_item.prescribir_ordenar === 'una_entrada') return [...items]
  const allowed = [...(held.includes('prescribir') ? 'MN' : ''), ...(held.includes('ordenar') ? 'PDS' : '')]
  return items.filter((kind) => allowed.includes(kind))
}

/** D-07: of several current titles, the one that prescribes most; the words of the registry when the policy names none. */
function professionOf(
  policies: Policies,
  registries: { rethus: RethusFacts | null; sso: SsoFacts | null },
  { on }: FactsMoment,
): { code: string; name: string; items: ItemKind[]; act: string | null } | null {
  const titles = registries.sso
    ? [{ profession: registries.sso.profession, act: null }]
    : registries.rethus
      ? currentTitles(registries.rethus, on)
      : []
  const named = titles.flatMap((title) => {
    const profession = professionNamed(policies.profesion_item, title.profession)
    return profession ? [{ code: profession.code, name: profession.name, items: profession.items, act: title.act }] : []
  })
  const [best] = named.sort((a, b) => b.items.length - a.items.length)
  const [first] = titles
  return best ?? (first ? { code: '', name: first.profession, items: [], act: first.act } : null)
}

type Place = Omit<NonNullable<Acting['sede']>, 'municipalityName'>

function placeOfSede(sede: SedeFacts | undefined): Place | null {
  if (!sede) return null
  return {
    code: sede.code,
    name: sede.name,
    docType: sede.provider?.docType ?? 'NI',
    docNumber: sede.provider?.docNumber ?? '',
    address: sede.address,
    phone: sede.phone ?? sede.provider?.phone ?? null,
    municipalityCode: sede.municipalityCode,
  }
}

/** An independent professional's only sede is the first one of his inscription. */
function placeOfIndependent(provider: ProviderFacts | undefined): Place | null {
  if (!provider?.enabled) return null
  return {
    code: `${provider.code}01`,
    name: provider.name,
    docType: provider.docType,
    docNumber: provider.docNumber,
    address: provider.address ?? null,
    phone: provider.phone ?? null,
    municipalityCode: provider.municipalityCode,
  }
}
