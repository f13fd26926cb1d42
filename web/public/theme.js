// Before the first paint: the appearance that the person fixed (web/lib/theme.ts writes it). Apart from the bundle so that no inline script is needed.
try {
  const theme = localStorage.getItem('apariencia')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}
