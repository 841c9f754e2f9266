import type { ServerResponse } from 'node:http'

/**
 * Returns the `Cache-Control` header of a response. Next.js lets shared caches keep static pages and their data for a
 * year, which is longer than until the next deploy. So they may be stored, but each use asks the server first.
 * Without a header, nothing is stored.
 * @param current the header that the framework or a route set
 */
export function cachePolicy(current: number | string | readonly string[] | undefined): string {
  const value = [current ?? ''].flat().join(', ')
  if (value === '') return 'no-store'
  return value.includes('s-maxage') ? 'no-cache' : value
}

/** Applies `cachePolicy` to a response just before its headers are sent. */
export function applyCachePolicy(response: ServerResponse): void {
  const { writeHead } = response
  response.writeHead = function (this: ServerResponse, ...head: Parameters<typeof writeHead>) {
    response.setHeader('Cache-Control', cachePolicy(response.getHeader('Cache-Control')))
    return Reflect.apply(writeHead, this, head)
  } as typeof writeHead
}
