// Applies the reader's choices before the first paint, and keeps them: see components/browser-storage/root-settings.ts.
{
  const { dataset } = document.documentElement
  // Hints, not proof: whether this browser was signed in, and has an account or a guest, for what pages show first.
  if (/(^|; )signed-in=1/.test(document.cookie)) dataset.signedIn = 'true'
  if (/(^|; )casebook-owner=owner(=|%3D)/.test(document.cookie)) dataset.learner = 'true'
  const choose = (name, value) => {
    if (value) dataset[name] = value
    else delete dataset[name]
    dispatchEvent(new Event('casebook:chosen'))
    // Without storage, the choice applies to this page only.
    try {
      localStorage.setItem(name, value)
    } catch {}
  }
  addEventListener('casebook:choose', ({ detail }) => choose(...detail))
  addEventListener('click', ({ target }) => {
    if (target.closest('[data-theme-switch]'))
      choose('theme', { light: 'dark', dark: '' }[dataset.theme] ?? 'light')
  })
  try {
    for (const name of ['theme', 'textSize', 'shortcuts']) {
      const value = localStorage.getItem(name)
      if (value) dataset[name] = value
    }
  } catch {}
}
