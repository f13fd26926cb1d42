import { useEffect, useRef } from 'react'
import { type ItemKey, searchWaiting, type WaitingRow } from '#contract/direccionamientos.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { stringifyPlainSearch, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { waitingFiltersOf } from './filters.ts'
import { keptPatient } from './kept.ts'
import { itemPath, sameItem } from './words.ts'

export interface NextItem {
  row: WaitingRow
  to: string
}

/**
 * What waits after this item in the queue one came from, with its filters; after the last, the first again. It is remembered while this
 * item stands in the queue: once directed it stands there no more.
 */
export function useNext(context: ContextView, here: ItemKey): NextItem | null {
  const [search] = useSearchState()
  const known = useRef<NextItem | null>(null)
  const { tipo, solo, numero } = search
  const queue = search.lista ? { numero } : { tipo, solo, numero }
  const filters = waitingFiltersOf(queue, keptPatient(context.key))
  const params = { context: context.key }
  const desde = search.lista ? undefined : search.desde
  const page = useEndpoint(searchWaiting, {
    params,
    body: { filters, limit: 25, ...(desde ? { after: desde } : {}) },
  })
  const rows = page.data?.rows ?? []
  const at = rows.findIndex((row) => sameItem(row, here))
  const over = at >= 0 && at === rows.length - 1
  const more = useEndpoint(
    searchWaiting,
    { params, body: { filters, limit: 25, after: page.data?.next ?? '' } },
    { enabled: over && Boolean(page.data?.next) },
  )
  const start = useEndpoint(
    searchWaiting,
    { params, body: { filters, limit: 25 } },
    { enabled: Boolean(desde) && page.isSuccess && (rows.length === 0 || (over && !page.data?.next)) },
  )

  const next = (row: WaitingRow | undefined, from: string | undefined): NextItem | null =>
    row && !sameItem(row, here)
      ? {
          row,
          to: itemPath(`${contextPath(context)}/direccionar`, row) + stringifyPlainSearch({ ...queue, desde: from }),
        }
      : null
  const found =
    next(rows[at + 1], desde) ??
    next(more.data?.rows[0], page.data?.next ?? undefined) ??
    next(start.data?.rows[0] ?? (desde ? undefined : rows[0]), undefined)
  if (at >= 0 && found) known.current = found
  return at >= 0 ? found : (known.current ?? found)
}

/** Alt S follows the link that goes on (`data-next`), wherever the focus is. Not while a question is open. */
export function useAltS(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyS') return
      const link = document.querySelector<HTMLAnchorElement>('main a[data-next]')
      if (!link || document.querySelector('dialog[open]')) return
      event.preventDefault()
      link.click()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
