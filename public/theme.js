// A hint, not proof: whether this browser was signed in, so that the header needs no second thought.
if (/(^|; )signed-in=1/.test(document.cookie)) document.documentElement.dataset.signedIn = 'true'

// Runs before the first paint: the reader's choice of light or dark, where one was made.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage may be closed to us: the system's choice stands.
}
