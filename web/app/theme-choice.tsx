import type { ReactElement } from 'react'
import { setTheme, type Theme, useTheme } from '#web/lib/theme.ts'
import styles from './shell.module.css'

/** Light, dark, or as the system says. */
export function ThemeChoice(): ReactElement {
  const theme = useTheme()
  return (
    <p className={styles.theme}>
      <label htmlFor="apariencia">Apariencia</label>
      <select id="apariencia" value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
        <option value="system">Como el equipo</option>
        <option value="light">Clara</option>
        <option value="dark">Oscura</option>
      </select>
    </p>
  )
}
