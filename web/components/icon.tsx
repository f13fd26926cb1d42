import type { ReactElement } from 'react'

const paths = {
  alert: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5v5.2M12 16v.01"/>',
  arrow: '<path d="M4.5 12h14M13 6.5l5.5 5.5-5.5 5.5"/>',
  back: '<path d="M14.5 6.5 9 12l5.5 5.5"/>',
  bell: '<path d="M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 20.5h4"/>',
  building: '<path d="M5 20.5v-16h9v16M14 9.5h5v11M3 20.5h18M8 8h3M8 12h3M8 16h3"/>',
  calendar: '<path d="M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5V8M15.5 3.5V8"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  copy: '<path d="M9 9h11v11H9zM15 9V4H4v11h5"/>',
  document: '<path d="M6.5 3.5h7l4.5 4.5v12.5h-11.5v-17Z"/><path d="M13.5 3.5V8H18M9.5 12.5h5.5M9.5 16h5.5"/>',
  dot: '<circle cx="12" cy="12" r="3.5" fill="currentColor" stroke="none"/>',
  down: '<path d="m6.5 9.5 5.5 5.5 5.5-5.5"/>',
  download: '<path d="M12 4v11M7 10.5l5 5 5-5M4.5 20h15"/>',
  external: '<path d="M13.5 4.5h6v6M19 5l-8.5 8.5M17 13.5v6H4.5V7h6"/>',
  filter: '<path d="M4 6.5h16M7 12h10M10 17.5h4"/>',
  help: '<circle cx="12" cy="12" r="8.5"/><path d="M9.7 9.6a2.4 2.4 0 1 1 3.3 2.2c-.7.3-1 .8-1 1.5M12 16.3v.01"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 8v.01"/>',
  key: '<circle cx="8" cy="15.5" r="4"/><path d="m11 12.5 8-8M16 7.5l2.5 2.5"/>',
  lock: '<path d="M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11"/>',
  mail: '<path d="M3.5 6h17v12.5h-17zM3.5 7.5 12 13.5l8.5-6"/>',
  next: '<path d="m9.5 6.5 5.5 5.5-5.5 5.5"/>',
  pencil: '<path d="M4.5 19.5 5.5 15 16 4.5l3.5 3.5L9 18.5l-4.5 1Z"/>',
  pending: '<circle cx="12" cy="12" r="7.5" stroke-dasharray="2.5 3.4"/>',
  people:
    '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5c.7-3.4 3.2-5.2 6.5-5.2s5.8 1.8 6.5 5.2M15.5 5.2a3.5 3.5 0 0 1 0 6.6M17.5 14.8c2.2.6 3.6 2.2 4.1 4.7"/>',
  person: '<circle cx="12" cy="8" r="3.8"/><path d="M4.5 20c.8-3.8 3.7-5.7 7.5-5.7s6.7 1.9 7.5 5.7"/>',
  phone: '<path d="M7.5 2.8h9v18.4h-9zM11 18.2h2"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  printer: '<path d="M7 8.5v-5h10v5M7 16.5H4v-8h16v8h-3M7 13.5h10v7H7z"/>',
  refresh: '<path d="M19 12.5a7 7 0 1 1-2-5.4l2 2M19 4.5v4.6h-4.6"/>',
  registry: '<path d="M4.5 5.5h15v13h-15zM4.5 9.5h15M9.5 9.5v9"/>',
  search: '<circle cx="10.8" cy="10.8" r="6.3"/><path d="m15.5 15.5 4.5 4.5"/>',
  send: '<path d="m20.5 4-7 16.5-3-7-7-3L20.5 4ZM10.5 13.5l4-4"/>',
  shield: '<path d="M12 3.5 5 6v6c0 4.5 3 7.3 7 8.5 4-1.2 7-4 7-8.5V6l-7-2.5Z"/>',
  swap: '<path d="M4 8.5h14l-3.5-3.5M20 15.5H6l3.5 3.5"/>',
  switch: '<path d="m8 9.5 4-4 4 4M8 14.5l4 4 4-4"/>',
  trash: '<path d="M5 7h14M9.5 7V4.5h5V7M7 7l.8 13h8.4L17 7"/>',
  truck:
    '<path d="M2.5 6.5h11v10h-11zM13.5 10h4l3.5 3.5v3h-7.5"/><circle cx="7" cy="17.5" r="1.8"/><circle cx="17" cy="17.5" r="1.8"/>',
  upload: '<path d="M12 16V5M7 9.5l5-5 5 5M4.5 20h15"/>',
  warning: '<path d="M12 4 2.8 19.5h18.4L12 4Z"/><path d="M12 10v4.2M12 17v.01"/>',
} as const

export type IconName = keyof typeof paths

/** Every name, for the page of components. */
export const iconNames = Object.keys(paths) as IconName[]

/** One drawing of the set, as tall as the text. Always beside words: it says nothing to a screen reader. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }): ReactElement {
  return (
    <svg
      className={className ? `icon ${className}` : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: constants of this file, never data
      dangerouslySetInnerHTML={{ __html: paths[name] }}
    />
  )
}

/** The mark: an open ring with the ball in its gap. */
export function Mark(): ReactElement {
  return (
    <svg viewBox="0 0 32 32" width="100%" height="100%" aria-hidden="true">
      <path
        d="M19.6 5.1A11.5 11.5 0 1 0 26.9 12.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="4.2"
        strokeLinecap="round"
      />
      <circle cx="25.3" cy="6.7" r="3.9" fill="#ffd166" />
    </svg>
  )
}
