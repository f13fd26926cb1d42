import type { ReactElement } from 'react'
import { Section } from '#web/components/layout.tsx'
import { Evidence } from '#web/components/steps.tsx'
import { showInstant } from '#web/lib/format.ts'

/** What happened to a prescription or a tutela, the latest first. */
export function WhatHappened(props: {
  events: readonly { what: string; detail?: string | null | undefined; who?: string | null | undefined; at: string }[]
}): ReactElement {
  return (
    <Section title="Qué pasó">
      <Evidence
        items={[...props.events].reverse().map((event) => ({
          fact: event.what,
          text: [event.detail, event.who].filter(Boolean).join(' · '),
          source: showInstant(event.at),
          icon: 'clock' as const,
        }))}
      />
    </Section>
  )
}
