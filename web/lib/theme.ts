import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'

const listeners = new Set<() => void>()

function read(): Theme {
  const fixed = document.documentElement.dataset.theme
  return fixed === 'light' || fixed === 'dark' ? fixed : 'system'
}

/** Fixes the appearance on this device, or gives it back to the system. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem('apariencia')
    else localStorage.setItem('apariencia', theme)
  } catch {
    // A browser that keeps nothing: the choice lasts for this page.
  }
  for (const listener of listeners) listener()
}

/** The appearance in force. */
export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, read)
}
