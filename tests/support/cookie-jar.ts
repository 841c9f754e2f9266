/**
 * The cookies and headers of one browser: stands in for `next/headers` if a test calls server code without a request.
 */

type Cookie = { name: string; value: string }

const cookiesByName = new Map<string, Cookie>()
let clientIpAddress = '127.0.0.1'
let site = 'same-origin'

/** The same methods as the framework's; an expired cookie is removed. */
const jar = {
  get: (name: string) => cookiesByName.get(name),
  getAll: () => [...cookiesByName.values()],
  delete: (name: string) => cookiesByName.delete(name),
  set: (name: string, value: string, options: { maxAge?: number; expires?: Date } = {}) => {
    if (options.maxAge === 0 || options.expires?.getTime() === 0) cookiesByName.delete(name)
    else cookiesByName.set(name, { name, value })
  },
}

export const cookies = async () => jar
export const headers = async () =>
  new Headers({ 'x-casebook-client': clientIpAddress, 'sec-fetch-site': site })

/** The cookies and the IP address that the browser sends with a request that doesn't go through the framework. */
export const cookieHeader = (): string =>
  [...cookiesByName.values()].map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
export const browserAddress = (): string => clientIpAddress

/** @param changes the `Set-Cookie` headers of a response */
export function keepSetCookies(changes: readonly string[]): void {
  for (const change of changes) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(change) ?? []
    jar.set(name, decodeURIComponent(value), /; Max-Age=0(;|$)/.test(change) ? { maxAge: 0 } : {})
  }
}

/** Switches to a new browser with a new IP address. */
export function openBrowser(address = '127.0.0.1'): void {
  cookiesByName.clear()
  clientIpAddress = address
}

/** Sets the site that the next requests claim to come from. */
export function setRequestOrigin(where: 'same-origin' | 'cross-site'): void {
  site = where
}

/** Sets a browser's cookies aside. @returns restores them */
export function keepBrowser(): () => void {
  const saved = [...cookiesByName.values()]
  const address = clientIpAddress
  return () => {
    openBrowser(address)
    for (const cookie of saved) cookiesByName.set(cookie.name, cookie)
  }
}
