import { type ReactElement, useEffect, useRef, useState } from 'react'
import { Button } from '#web/components/button.tsx'
import { Dialog } from '#web/components/dialog.tsx'
import { onSignedOut } from '#web/lib/api.ts'
import { signInAt, useRecheckSession, useRefreshSession, useSession } from '#web/lib/session.ts'

/**
 * The session ended while the person worked: offers to sign in in another tab, so that what is written here stays.
 * Closes by itself when the person comes back signed in. Says nothing to a visitor who never signed in.
 */
export function SessionExpired(): ReactElement {
  const [lost, setLost] = useState(false)
  const { session } = useSession()
  const refresh = useRefreshSession()
  const recheck = useRecheckSession()
  const signedIn = session.subject !== null
  // Known at once, not after an effect: a call may be refused in the very moment the page is drawn.
  const had = useRef(false)
  const told = useRef(false)
  if (signedIn) {
    had.current = true
    told.current = false
  }
  useEffect(
    () =>
      onSignedOut(() => {
        // A visitor never had a session; and once it is known to be lost there is nothing to ask again.
        if (!had.current || told.current) return
        told.current = true
        setLost(true)
        void recheck()
      }),
    [recheck],
  )
  useEffect(() => {
    if (signedIn) setLost(false)
  }, [signedIn])

  return (
    <Dialog open={lost && !signedIn} title="Su sesión terminó" onClose={() => setLost(false)}>
      <p>Lo que escribió sigue aquí. Ingrese en otra pestaña y vuelva a esta para continuar.</p>
      <div className="row">
        <Button kind="primary" onClick={() => window.open(signInAt('/'), '_blank')}>
          Ingresar en otra pestaña
        </Button>
        <Button onClick={() => void refresh()}>Ya ingresé</Button>
      </div>
    </Dialog>
  )
}
