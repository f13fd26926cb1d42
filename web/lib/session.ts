import { useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from './api.ts'

/** Who is signed in. */
export type Subject =
  | {
      kind: 'person'
      personId: string
      name: string
      document: { type: string; number: string }
      /** Signed in with a second factor in this session. */
      secondFactor: boolean
    }
  | { kind: 'operator'; email: string; rights: string[] }

/** GET /api/v1/session. */
export interface Session {
  subject: Subject | null
  unread: number
  demo: boolean
}

const key = ['session']
const nobody: Session = { subject: null, unread: 0, demo: false }

/** The session in force, and `ready` once the server said so; a visitor until then. */
export function useSession(): { session: Session; ready: boolean } {
  const { data, isPending } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await request('GET', '/api/v1/session', undefined, signal)) as Session,
    staleTime: 30_000,
    refetchOnWindowFocus: 'always',
  })
  return { session: data ?? nobody, ready: !isPending }
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
