/** The pages that every browser keeps from its first visit on: they are the same for everyone, and draw what this browser keeps. */
export const SHELL_PAGES = ['/offline', '/offline/attempt', '/offline/review', '/device'] as const

/** The pages that are the same for everyone and can be kept: the course, its lessons, the glossary. */
export function isPublicPage(path: string): boolean {
  return /^\/courses\/[^/]+(\/glossary|\/lessons\/[^/]+)?$/.test(path)
}

/** Which page opens in place of one that can't be reached. */
export function fallbackPage(path: string): (typeof SHELL_PAGES)[number] {
  if (path === '/device') return '/device'
  if (path === '/offline/attempt' || /^\/attempts\/[\w-]+$/.test(path)) return '/offline/attempt'
  return /^\/(offline\/)?review(\/|$)/.test(path) ? '/offline/review' : '/offline'
}
