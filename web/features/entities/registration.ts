import type { UseFormReturn } from 'react-hook-form'
import type { EntityCapacity } from '#contract/capacities.ts'
import { entityRegistration, type legalNatures } from '#contract/entity-registration.ts'
import { issuesOf, spanishErrors } from '#contract/issues.ts'
import type { ComboItem } from '#web/components/combo-box.tsx'

/** The registration of an entity as the form holds it. */
export interface Registration {
  nit: string
  dv: string
  name: string
  shortName: string
  legalNature: string
  constitutedOn: string
  address: string
  municipality: ComboItem | null
  phone: string
  email: string
  /** EPS is a box of its own above its regimes. */
  kinds: string[]
  regimes: string[]
  position: string
  startedOn: string
  support: { id: string; name: string; size: number } | null
  declaration: boolean
}

const empty: Registration = {
  nit: '',
  dv: '',
  name: '',
  shortName: '',
  legalNature: 'privada',
  constitutedOn: '',
  address: '',
  municipality: null,
  phone: '',
  email: '',
  kinds: [],
  regimes: [],
  position: '',
  startedOn: '',
  support: null,
  declaration: false,
}

/** The fields of the endpoint's body that each page asks for. */
export const asked: Record<number, readonly string[]> = {
  1: ['nit', 'dv'],
  2: ['name', 'shortName', 'legalNature', 'constitutedOn', 'address', 'municipalityCode', 'phone', 'email'],
  3: ['capacities', 'position', 'startedOn', 'supportIds'],
  4: ['declaration'],
}
/** Where the endpoint's names differ from the form's. */
export const names: Record<string, string> = {
  municipalityCode: 'municipality',
  capacities: 'kinds',
  supportIds: 'support',
}

/** What is sent: the endpoint's body. */
export const bodyOf = (v: Registration) => ({
  nit: v.nit,
  dv: v.dv,
  name: v.name,
  shortName: v.shortName,
  legalNature: v.legalNature as (typeof legalNatures)[number],
  constitutedOn: v.constitutedOn,
  address: v.address,
  municipalityCode: v.municipality?.id ?? '',
  phone: v.phone,
  email: v.email,
  capacities: [
    ...(v.kinds.includes('eps') ? v.regimes.map((r) => `eps_${r}` as EntityCapacity) : []),
    ...v.kinds.filter((k): k is 'ips' | 'proveedor' => k !== 'eps'),
  ],
  position: v.position,
  startedOn: v.startedOn,
  supportIds: v.support ? [v.support.id] : [],
  declaration: v.declaration as true,
})

const draftKey = 'registrar-entidad'

/** What was typed survives a reload and the trip to Avisos; it goes when sent or when the tab closes. */
export function readDraft(): Registration {
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(draftKey) ?? '{}') as Partial<Registration>) }
  } catch {
    return empty
  }
}

/** Keeps what was typed; the oath is said anew each time. */
export function keepDraft(values: Registration): void {
  sessionStorage.setItem(draftKey, JSON.stringify({ ...values, declaration: false }))
}

/** Once sent there is nothing to keep. */
export function dropDraft(): void {
  sessionStorage.removeItem(draftKey)
}

/** Marks what this page asks and is not yet right, by the contract's own schema; true when all is. */
export function judge(form: UseFormReturn<Registration>, step: number): boolean {
  const parsed = entityRegistration.safeParse(bodyOf(form.getValues()), { error: spanishErrors })
  if (parsed.success) return true
  const mine = issuesOf(parsed.error).filter((issue) => asked[step]?.includes(issue.path.split('.')[0] ?? ''))
  for (const { path, text } of mine)
    form.setError((names[path] ?? path) as keyof Registration, { type: 'page', message: text })
  return mine.length === 0
}
