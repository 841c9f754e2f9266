// Hints, not proof: whether this browser was signed in, and has an account or a guest, for what pages show first.
if (/(^|; )signed-in=1/.test(document.cookie)) document.documentElement.dataset.signedIn = 'true'
if (/(^|; )casebook-owner=owner(=|%3D)/.test(document.cookie)) document.documentElement.dataset.learner = 'true'

// Applies the reader's choices before the first paint: see components/browser-storage/root-settings.ts.
try {
  const choices = { theme: ['light', 'dark'], textSize: ['small', 'large', 'largest'], shortcuts: ['off'] }
  for (const name in choices) {
    const choice = localStorage.getItem(name)
    if (choices[name].includes(choice)) document.documentElement.dataset[name] = choice
  }
} catch {
  // Storage may be unavailable: then the defaults apply.
}
