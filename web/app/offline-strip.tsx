import { type ReactElement, useSyncExternalStore } from 'react'
import styles from './shell.module.css'

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** The dark strip on top while the device has no network. */
export function OfflineStrip(): ReactElement {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status" className={online ? undefined : styles.offline}>
      {!online && 'Sin conexión. Puede seguir leyendo; lo que escribió sigue aquí.'}
    </div>
  )
}
