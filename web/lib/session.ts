import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { currentSession } from '#contract/identity-session.ts'
import { type CallResult, call } from './api.ts'

/** GET /api/v1/session: who is signed in, how many notices wait, whether this is the demo. */
export type Session = CallResult<typeof currentSession>
/** Who is signed in. */
export type Subject = NonNullable<Session['subject']>

const key = ['session']
const nobody: Session = { subject: null, unread: 0, demo: false }

/** The session in force, and `ready` once the server said so; a visitor until then. */
export function useSession(): { session: Session; ready: boolean } {
  const { data, isPending } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(currentSession, {}, signal),
    staleTime: 30_000,
    refetchOnWindowFocus: 'always',
  })
  return { session: data ?? nobody, ready: !isPending }
}

/** Who is signed in as far as it was read already: null for a visitor, undefined while nobody asked. Asks nothing. */
export function useKnownSubject(): Subject | null | undefined {
  return useQueryClient().getQueryData<Session>(key)?.subject
}

/** Where one signs in, to come back to this address (a path of ours). */
export function signInAt(back: string): string {
  return `/auth/login?to=${encodeURIComponent(back)}`
}

/** After signing in or out: asks the session again and drops what the former subject had read. */
export function useRefreshSession(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await client.refetchQueries({ queryKey: key })
    client.removeQueries({ predicate: (one) => one.queryKey[0] !== key[0], type: 'inactive' })
    await client.invalidateQueries({ predicate: (one) => one.queryKey[0] !== key[0] })
  }
}

/** Asks the session alone again: what was read stays on the page, under the dialog that offers to sign in. */
export function useRecheckSession(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(() => client.refetchQueries({ queryKey: key }), [client])
}
