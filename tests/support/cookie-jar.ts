/** What one browser holds and sends: stands for `next/headers` where a test calls server code outside a request. */

type Cookie = { name: string; value: string }

const cookiesByName = new Map<string, Cookie>()
let clientAddress = '127.0.0.1'
let site = 'same-origin'

/** The same calls as the framework's own; a cookie without a lifetime left is gone. */
const jar = {
  get: (name: string) => cookiesByName.get(name),
  set: (name: string, value: string, options: { maxAge?: number } = {}) => {
    if (options.maxAge === 0) cookiesByName.delete(name)
    else cookiesByName.set(name, { name, value })
  },
}

export const cookies = async () => jar
export const headers = async () => new Headers({ 'x-casebook-client': clientAddress, 'sec-fetch-site': site })

/** From now on another browser at another address asks. */
export function openBrowser(address = '127.0.0.1'): void {
  cookiesByName.clear()
  clientAddress = address
}

/** Which site the next requests say that they come from. */
export function comeFrom(where: 'same-origin' | 'cross-site'): void {
  site = where
}

/** Puts a browser's cookies aside. @returns goes on with them */
export function keepBrowser(): () => void {
  const kept = [...cookiesByName.values()]
  const address = clientAddress
  return () => {
    openBrowser(address)
    for (const cookie of kept) cookiesByName.set(cookie.name, cookie)
  }
}
