/** The pages that every browser caches on its first visit. They are the same for everyone, and show what this browser stores. */
export const SHELL_PAGES = [
  '/offline/fallback',
  '/offline/attempt',
  '/offline/review',
  '/offline/search',
  '/offline',
] as const

/**
 * Whether a page is the same for everyone and can be cached: the course, its lessons with their terms, the glossary, the
 * flashcards.
 */
export function isPublicPage(path: string): boolean {
  return /^\/courses\/[^/]+(\/glossary|\/flashcards|\/lessons\/[^/]+(\/terms)?)?$/.test(path)
}

/** Whether a path is what browsers search in a course. */
export function isSearchSource(path: string): boolean {
  return /^\/courses\/[^/]+\/search\.json$/.test(path)
}

/** Returns the page that opens instead of one that can't be reached. */
export function fallbackPage(path: string): (typeof SHELL_PAGES)[number] {
  if (path === '/offline') return '/offline'
  if (path === '/offline/attempt' || /^\/attempts\/[\w-]+$/.test(path)) return '/offline/attempt'
  if (/^\/(offline\/)?search$/.test(path)) return '/offline/search'
  return /^\/(offline\/)?review(\/|$)/.test(path) ? '/offline/review' : '/offline/fallback'
}
