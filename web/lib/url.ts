import { useNavigate, useParams, useSearch } from '@tanstack/react-router'

/** `?a=b&c=d` → `{ a: 'b', c: 'd' }`: values stay text, so a document with leading zeros survives. */
export function parsePlainSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

/** The inverse; empty and absent values leave no trace in the address. */
export function stringifyPlainSearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value))
  }
  const text = params.toString()
  return text ? `?${text}` : ''
}

/** A parameter of the path, such as `$id`. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  return params[name] ?? ''
}

/** What follows `?` and a function that changes part of it; undefined or '' removes a key. Filters and cursors live here. */
export function useSearchState(): [
  Record<string, string | undefined>,
  (change: Record<string, string | undefined>, options?: { replace?: boolean }) => void,
] {
  const search: Record<string, string | undefined> = useSearch({ strict: false })
  const navigate = useNavigate()
  return [
    search,
    (change, options) =>
      void navigate({
        to: '.',
        search: { ...search, ...change },
        replace: options?.replace ?? false,
      }),
  ]
}
