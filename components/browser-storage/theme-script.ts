/**
 * Applies the reader's choices before the first paint, and keeps them: see `root-settings.ts`. It's part of every page,
 * as its source text, so it can't refer to anything outside itself.
 */
function applyChoices(): void {
  const { dataset } = document.documentElement
  // Hints, not proof: whether this browser was signed in, and has an account or a guest, for what pages show first.
  if (/(^|; )signed-in=1/.test(document.cookie)) dataset.signedIn = 'true'
  if (/(^|; )casebook-owner=owner(=|%3D)/.test(document.cookie)) dataset.learner = 'true'
  const choose = (name: string, value: string) => {
    if (value) dataset[name] = value
    else delete dataset[name]
    dispatchEvent(new Event('casebook:chosen'))
    // Without storage, the choice applies to this page only.
    try {
      localStorage.setItem(name, value)
    } catch {}
  }
  addEventListener('casebook:choose', (event) => {
    const [name, value] = (event as CustomEvent<[string, string]>).detail
    choose(name, value)
  })
  addEventListener('click', ({ target }) => {
    if ((target as Element).closest('[data-theme-switch]')) {
      const { theme } = dataset
      choose('theme', theme === 'light' ? 'dark' : theme === 'dark' ? '' : 'light')
    }
  })
  try {
    for (const name of ['theme', 'textSize', 'shortcuts']) {
      const value = localStorage.getItem(name)
      if (value) dataset[name] = value
    }
  } catch {}
}

/** The ID of the script's element. */
export const THEME_SCRIPT_ID = 'theme'
export const themeScript = `(${applyChoices})()`
