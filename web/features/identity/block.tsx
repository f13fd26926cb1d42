import type { ReactElement, ReactNode } from 'react'
import { Section } from '#web/components/layout.tsx'

/** A section of the own account: its parts with space between them. */
export function Block({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <Section title={title}>
      <div className="stack">{children}</div>
    </Section>
  )
}
