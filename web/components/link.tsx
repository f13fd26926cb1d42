import { Link as RouterLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactElement, ReactNode, Ref } from 'react'
import { parsePlainSearch } from '#web/lib/url.ts'

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** A path of ours with its search (`/avisos?desde=3`), or an address of elsewhere (`https:`, `mailto:`, `/api/`, `#id`). */
  to: string
  children: ReactNode
  ref?: Ref<HTMLAnchorElement>
}

/** A link: inside the application without reloading; to elsewhere, and to downloads of the API, as a plain anchor. */
export function Link({ to, children, ...rest }: LinkProps): ReactElement {
  if (!to.startsWith('/') || to.startsWith('/api/') || to.startsWith('/auth/') || to.startsWith('/docs')) {
    return (
      <a href={to} {...rest}>
        {children}
      </a>
    )
  }
  const [rest_, hash] = to.split('#', 2)
  const [path, search] = (rest_ ?? '').split('?', 2)
  return (
    <RouterLink
      to={path ?? '/'}
      search={parsePlainSearch(search ?? '')}
      {...(hash ? { hash } : {})}
      // aria-current is said by whoever draws a navigation, not guessed from the address.
      activeProps={{}}
      activeOptions={{ exact: true }}
      {...rest}
    >
      {children}
    </RouterLink>
  )
}
