// A hint, not proof: whether this browser was signed in, so that the header shows the right link immediately.
if (/(^|; )signed-in=1/.test(document.cookie)) document.documentElement.dataset.signedIn = 'true'

// Applies the reader's choice of light or dark, if any, before the first paint.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage may be unavailable: then the system setting applies.
}
