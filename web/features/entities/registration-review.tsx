import type { ReactElement } from 'react'
import { type EntityCapacity, entityCapacityNames } from '#contract/capacities.ts'
import { SummaryList } from '#web/components/layout.tsx'
import { Effects } from '#web/components/steps.tsx'
import { showDate, showNit } from '#web/lib/format.ts'
import { bodyOf, type Registration } from './registration.ts'
import type { NitFound } from './registration-fields.tsx'
import { capacityList, natureNames } from './words.ts'

/** Part 4: the answers, each with its way back. */
export function RegistrationReview(props: { values: Registration; onChange: (step: number) => void }): ReactElement {
  const { values: v, onChange } = props
  const to = (n: number) => () => onChange(n)
  return (
    <SummaryList
      rows={[
        { label: 'NIT', value: <span className="num">{v.nit ? showNit(v.nit, v.dv) : '—'}</span>, change: to(1) },
        { label: 'Razón social', value: v.name || '—', change: to(2) },
        ...(v.shortName ? [{ label: 'Sigla', value: v.shortName, change: to(2) }] : []),
        { label: 'Naturaleza', value: natureNames[v.legalNature as keyof typeof natureNames] ?? '—', change: to(2) },
        { label: 'Constitución', value: v.constitutedOn ? showDate(v.constitutedOn) : '—', change: to(2) },
        { label: 'Dirección', value: v.address || '—', change: to(2) },
        { label: 'Municipio', value: v.municipality ? v.municipality.name : '—', change: to(2) },
        { label: 'Correo', value: v.email || '—', change: to(2) },
        ...(v.phone ? [{ label: 'Teléfono', value: v.phone, change: to(2) }] : []),
        { label: 'Qué es', value: capacityList(bodyOf(v).capacities) || '—', change: to(3) },
        { label: 'Su cargo', value: v.position || '—', change: to(3) },
        { label: 'Desde', value: v.startedOn ? showDate(v.startedOn) : '—', change: to(3) },
        { label: 'Soporte', value: v.support?.name ?? 'Sin adjunto', change: to(3) },
      ]}
    />
  )
}

/** What follows from sending it. */
export function WhatWillHappen(props: { found: NitFound; capacities: EntityCapacity[] }): ReactElement {
  const { found, capacities } = props
  const onlyIps = capacities.length === 1 && capacities[0] === 'ips' && found.reps !== null && !found.registered
  return (
    <Effects
      heading="h2"
      items={[
        onlyIps
          ? { kind: 'yes', text: 'Si REPS lo nombra a usted como representante legal, queda registrada de inmediato.' }
          : { kind: 'info', text: 'El operador revisa la solicitud con el soporte y le avisa por correo.' },
        ...(found.registered
          ? [
              {
                kind: 'info' as const,
                text: 'La entidad ya tiene representante legal. Si aceptan su solicitud, esa representación termina.',
              },
            ]
          : []),
        {
          kind: 'yes',
          text: `Después podrá nombrar quién la administra: ${capacities.map((c) => entityCapacityNames[c]).join(', ') || '—'}.`,
        },
      ]}
    />
  )
}
