import type { ReactElement } from 'react'
import type { PrescriptionView } from '#contract/prescribing.ts'
import type { Answers } from '#contract/prescription-questions.ts'
import { Section } from '#web/components/layout.tsx'
import { Tag } from '#web/components/tag.tsx'
import { KnownNames } from './code-name.tsx'
import { AnswerList, headAnswers, ItemView } from './content-view.tsx'
import { boardTagOf } from './tags.ts'
import { WhatHappened } from './what-happened.tsx'
import { amountLine, kindName, rowsOf, scheduleLine } from './words.ts'

/** A signed prescription to read: its items, its patient, what happened. `next` says of an item what follows. */
export function Prescribed(props: {
  view: PrescriptionView
  next?: (row: PrescriptionView['items'][number]) => string
}): ReactElement {
  const { view } = props
  const { items } = view.content
  const rows = rowsOf(items, view.items)
  return (
    <KnownNames names={view.codeNames}>
      <Section title={items.length === 1 ? 'Qué se prescribió' : `Qué se prescribió: ${items.length} ítems`}>
        {items.map((one, i) => {
          const item = one as unknown as Answers & { kind: typeof one.kind }
          const row = rows[i]
          const boardState = row?.boardState ?? 1
          const board = boardTagOf(view.state, boardState)
          return (
            <ItemView
              key={`${one.kind}-${row?.number ?? i}`}
              item={item}
              line={[
                `${kindName(one.kind)} ${row?.number ?? ''}`.trim(),
                amountLine(item),
                scheduleLine(item),
                row && props.next?.(row),
              ]
                .filter(Boolean)
                .join(' · ')}
              tag={board ? <Tag kind={board.kind}>{board.text}</Tag> : null}
              fold={items.length > 1}
            />
          )
        })}
      </Section>
      <Section title="Paciente y diagnóstico">
        <AnswerList answers={headAnswers(view.content, view.epsName)} />
      </Section>
      <WhatHappened events={view.timeline} />
    </KnownNames>
  )
}
