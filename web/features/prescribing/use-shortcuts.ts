import { useEffect, useRef } from 'react'
import type { ItemKind } from '#contract/capabilities.ts'
import { kinds } from '#web/components/prescription/words.ts'

/** Alt and the letter of a kind adds an item; Control Enter reviews. Not while a dialog is open. */
export function useShortcuts(acts: { add: (kind: ItemKind) => void; review: () => Promise<void> }): void {
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]')) return
      if (event.altKey && !event.ctrlKey && !event.metaKey) {
        const kind = kinds.find((one) => event.code === `Key${one.kind}`)?.kind
        if (!kind) return
        event.preventDefault()
        latest.current.add(kind)
      } else if (event.ctrlKey && event.key === 'Enter') {
        event.preventDefault()
        void latest.current.review()
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
