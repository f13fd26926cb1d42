import type { ReactElement } from 'react'
import type { EvidenceView, MissingView } from '#contract/users-paths.ts'
import { Link } from '#web/components/link.tsx'
import type { EvidenceItem } from '#web/components/steps.tsx'
import { showDate } from '#web/lib/format.ts'
import styles from './desk.module.css'

const actors = {
  person: 'La persona',
  representative: 'El representante legal',
  delegate: 'El delegado',
  operator: 'El operador del servicio',
  authority: 'La autoridad que lleva el registro',
} as const

/** What is missing, who solves it and where. `wait`: time solves it. */
export function MissingList({ items, wait }: { items: readonly MissingView[]; wait?: boolean }): ReactElement {
  return (
    <ul className={styles.missing} data-wait={wait || undefined}>
      {items.map((item) => (
        <li key={`${item.code}:${item.text}`}>
          <p>{item.text}</p>
          <p className="muted">
            Lo resuelve: {item.who.you ? 'usted' : (item.who.name ?? actors[item.who.actor])}.{' '}
            <Link to={item.where.href}>{item.where.label}</Link>
          </p>
          <p className="meta">{item.pending}</p>
        </li>
      ))}
    </ul>
  )
}

/** A fact with its source and its date, as the evidence list draws it. */
export function evidenceItems(found: readonly EvidenceView[]): EvidenceItem[] {
  return found.map((one) => ({
    text: one.fact,
    source: one.cut
      ? `${one.source}, corte ${showDate(one.cut)}`
      : one.at
        ? `${one.source}, ${showDate(one.at)}`
        : one.source,
  }))
}
