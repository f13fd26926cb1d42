import type { ReactElement } from 'react'
import type { CaseView } from '#contract/registries-inconsistencies.ts'
import { showInstant } from '#web/lib/format.ts'
import styles from './registries.module.css'

/** What was said about a case, oldest first, beginning with the report itself. */
export function CaseTalk({ view, reporter }: { view: CaseView; reporter: string }): ReactElement {
  const first = { at: view.createdAt, author: 'reporter' as const, by: reporter, text: view.description }
  return (
    <ol className={styles.talk}>
      {[first, ...view.messages].map((message) => (
        <li key={`${message.at} ${message.text}`} data-author={message.author}>
          <p>{message.text}</p>
          <span className="meta">
            {message.by}, {showInstant(message.at)}
          </span>
        </li>
      ))}
    </ol>
  )
}
