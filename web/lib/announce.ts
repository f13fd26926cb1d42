let text = ''
const listeners = new Set<() => void>()

/** Says a result to assistive technology through the shell's live region (polite). The same text twice is said twice. */
export function announce(message: string): void {
  text = text === message ? `${message}\u00a0` : message
  for (const listener of listeners) listener()
}

/** For the shell: the current announcement as an external store. */
export const announcements = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  read: (): string => text,
}
