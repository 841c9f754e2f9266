/** Error pages as complete HTML, which need neither the framework nor JavaScript. */

const TITLES: Readonly<Record<number, string>> = {
  400: 'This request can’t be read',
  401: 'Sign in to continue',
  403: 'You don’t have permission',
  404: 'Page not found',
  405: 'This page doesn’t support that',
  409: 'This has changed',
  410: 'This is closed',
  413: 'This is too large',
  422: 'Check what you entered',
  429: 'Too many attempts',
  503: 'Casebook is unavailable right now',
}
const OTHER_FAULT = 'This request can’t be answered'
const OUR_FAULT = 'Something went wrong on our end'

const SCRIPTS = /<script(?![^>]*id="theme")[^>]*>[\s\S]*?<\/script>|<link[^>]*as="script"[^>]*>/g
const MAIN = /(<main[^>]*>)[\s\S]*(<\/main>)/
const TITLE = /<title>[\s\S]*?<\/title>/
const PLAIN =
  '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title></title></head><body><main></main></body></html>'

let frame = PLAIN

/**
 * Takes the site's header, footer, and styles from a built page. Its scripts are removed, because they would replace
 * the content.
 */
export function frameErrorPages(builtPage: string): void {
  frame = builtPage.replaceAll(SCRIPTS, '')
}

export function renderErrorPage(status: number, detail: string): Buffer {
  const title = TITLES[status] ?? (status < 500 ? OTHER_FAULT : OUR_FAULT)
  const signIn = status === 401 ? '<a class="button-quiet" href="/sign-in">Sign in</a>' : ''
  const classes = status === 404 ? '<a class="button-quiet" href="/classes">Go to classes</a>' : ''
  const retry = status === 503 ? '<a class="button" href="">Try again</a>' : ''
  const content = `<div class="page-narrow"><p class="eyebrow">${status}</p><h1 class="mt-2">${title}</h1><p class="prose mt-4">${escapeHtml(detail)}</p><p class="mt-6 flex flex-wrap gap-3">${retry}<a class="${retry ? 'button-quiet' : 'button'}" href="/">Go to home page</a>${signIn}${classes}</p></div>`
  const page = frame
    .replace(MAIN, (_, open: string, close: string) => `${open}${content}${close}`)
    .replace(TITLE, () => `<title>${title} · Casebook</title>`)
  return Buffer.from(page)
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
