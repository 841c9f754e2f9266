/** Caches of this site in the browser. */
export const STATIC_CACHE = 'casebook-static'
export const PAGES_CACHE = 'casebook-pages'
