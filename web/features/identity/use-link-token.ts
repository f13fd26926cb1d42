import { useEffect, useState } from 'react'

/** The secret of a link, read once and taken out of the address, so that it stays neither in the history nor on the screen. */
export function useLinkToken(): string {
  const [token] = useState(() => window.location.hash.slice(1))
  useEffect(() => {
    if (window.location.hash)
      window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  }, [])
  return token
}
