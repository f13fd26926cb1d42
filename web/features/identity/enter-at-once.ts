import { givePassword, type NextStep } from '#contract/identity-session.ts'
import { call } from '#web/lib/api.ts'

/** How signing in without a page of its own ended: inside, or what is still asked in the sign-in `uid`. */
export type Entered = { in: true } | { in: false; uid: string; step: NextStep }

/**
 * Signs in who has just set her password, by the same code flow as the page "Ingrese": the portal sends the browser to the
 * provider, the password is given to that sign-in, and the answer goes back to the portal, which opens the session. Only the
 * pages in between are not shown. Null when it cannot be done here: the page remains.
 */
export async function enterAtOnce(
  document: { type: string; number: string },
  password: string,
): Promise<Entered | null> {
  try {
    const asked = await fetch('/auth/login?to=/mi-camino', { credentials: 'same-origin' })
    const uid = new URL(asked.url).searchParams.get('uid')
    if (!asked.ok || !uid) return null
    const identifier = { type: document.type as 'CC', value: document.number }
    const step = await call(givePassword, { params: { uid }, body: { identifier, password } })
    if (step.next !== 'go') return { in: false, uid, step }
    const back = await fetch(step.to, { credentials: 'same-origin' })
    return back.ok ? { in: true } : null
  } catch {
    return null
  }
}
