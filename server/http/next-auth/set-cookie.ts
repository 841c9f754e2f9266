export type CookieOptions = {
  path?: string
  expires?: Date
  maxAge?: number
  httpOnly?: boolean
  secure?: boolean
  sameSite?: 'lax' | 'strict' | 'none'
}

/** Reads a value of `Set-Cookie` that next-auth created. The framework's own parser drops `Max-Age=0`. */
export function parseSetCookie(line: string): { name: string; value: string; options: CookieOptions } | null {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const end = pair.indexOf('=')
  if (end < 1) return null
  const options: CookieOptions = {}
  for (const attribute of attributes) {
    const [key = '', value = ''] = attribute.split('=')
    readAttribute(options, key.toLowerCase(), value)
  }
  return { name: pair.slice(0, end), value: decodeURIComponent(pair.slice(end + 1)), options }
}

function readAttribute(options: CookieOptions, key: string, value: string): void {
  if (key === 'path') options.path = value
  else if (key === 'expires') options.expires = new Date(value)
  else if (key === 'max-age') options.maxAge = Number(value)
  else if (key === 'httponly') options.httpOnly = true
  else if (key === 'secure') options.secure = true
  else if (key === 'samesite') {
    const site = value.toLowerCase()
    options.sameSite = site === 'strict' || site === 'none' ? site : 'lax'
  }
}
