import type { Random } from '@/domain/items/random'

/** Requests that no browser sends, generated from a seed. */

export type FuzzRequest = {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer
}

/** The input of a fuzzed request: real URLs, the fields of real forms, and a session cookie. */
export type FuzzSeed = {
  paths: readonly string[]
  /** Each page with the hidden fields of one of its forms. */
  forms: readonly { path: string; fields: Readonly<Record<string, string>> }[]
  actionIds: readonly string[]
  /** The token of the sign-in forms, which belongs to the cookie. */
  csrfToken: string
  origin: string
  cookie: string
}

const TEXTS = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\u202e',
    '😀',
    '%',
    '%00',
    '%E0%A4%A',
    '%ff%fe',
    '..',
    '../',
    '/',
    '//',
    '\\',
  ],
  ...[
    'null',
    'undefined',
    'NaN',
    'true',
    '-1',
    '0',
    '1e400',
    '9'.repeat(40),
    '2147483648',
    '__proto__',
    'constructor',
  ],
  ...[
    '{',
    '[',
    '"',
    '[]',
    '{}',
    '""',
    '[null]',
    '{"a":',
    '$',
    '$1',
    '$K1',
    '$F1',
    '$@1',
    '$n9',
    '$Q0',
    '$D',
    '$undefined',
  ],
  ...[
    '<script>',
    "' OR 1=1",
    '{7*7}',
    'a\r\nSet-Cookie: x=y',
    '/..//evil.example/x',
    'https://evil.example',
    'http://[',
  ],
  ...['x'.repeat(5_000), '['.repeat(5_000), '{"a":'.repeat(2_000), '("'.repeat(2_000)],
]
const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'LINK',
  'MKCOL',
]
const TYPES = [
  ...[
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/plain;charset=UTF-8',
  ],
  ...[
    'multipart/form-data; boundary=x',
    'multipart/form-data; boundary=',
    'application/json; charset=utf-7',
    '',
  ],
  ...[
    'text/x-component',
    'application/octet-stream',
    'multipart/mixed; boundary=x',
    'a',
    ';;',
    'application/problem+json',
  ],
]
const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ['rsc', ['1', '0', 'x']],
  [
    'next-router-state-tree',
    ['', '[]', '%', '{}', '["",{}]', '%5B%22%22%2C%7B%7D%5D', 'x'.repeat(3_000), '['.repeat(3_000)],
  ],
  ['next-router-prefetch', ['1', '2', 'x']],
  ['next-router-segment-prefetch', ['/', '/_tree', '/../x', '%', 'x'.repeat(500)]],
  ['next-url', ['/', '//evil.example', '%', 'http://[', 'x']],
  ['next-hmr-refresh', ['1']],
  ['next-resume', ['1']],
  ['x-action-forwarded', ['1']],
  ['x-nextjs-data', ['1']],
  ['x-matched-path', ['/admin', '%', '//']],
  ['x-middleware-subrequest', ['middleware:middleware:middleware:middleware:middleware', '1']],
  ['x-prerender-revalidate', ['x']],
  ['x-forwarded-for', ['1.2.3.4', '%', ',,,', 'x'.repeat(500)]],
  ['x-forwarded-host', ['evil.example', '[', '%', '']],
  ['x-forwarded-proto', ['https', 'javascript', '%', '']],
  ['x-casebook-client', ['1.2.3.4']],
  ['content-encoding', ['gzip', 'br', 'identity', 'nonsense']],
  ['accept-encoding', ['gzip', 'br;q=nonsense', '*', '']],
  ['accept', ['*/*', 'application/json', 'text/html', '%', '']],
  ['accept-language', ['xx-yy-zz', '*', '%']],
  ['if-none-match', ['*', '"x"', '%', 'W/']],
  ['if-modified-since', ['nonsense', 'Thu, 01 Jan 1970 00:00:00 GMT']],
  ['range', ['bytes=0-0', 'bytes=9-1', 'bytes=-', 'x=1']],
  ['authorization', ['Bearer', 'Bearer cb_x', 'Bearer a b c', 'Basic Og==', 'x']],
  ['origin', ['null', 'http://evil.example', 'evil', '[', 'http://[']],
  ['sec-fetch-site', ['cross-site', 'same-site', 'none', 'x']],
  ['referer', ['http://evil.example', '[', '%']],
  ['host', ['evil.example', '[', 'a b', '%', 'localhost:99999']],
  ['expect', ['nonsense']],
  ['upgrade', ['websocket', 'h2c']],
  ['purpose', ['prefetch']],
  ['user-agent', ['', 'x'.repeat(2_000)]],
]
const COOKIES = [
  ...[
    'next-auth.session-token=x',
    'next-auth.session-token=a.b.c.d.e',
    'next-auth.csrf-token=x',
    'next-auth.csrf-token=x%7Cy',
  ],
  ...[
    'next-auth.callback-url=http%3A%2F%2F%5B',
    'next-auth.callback-url=%E0%A4%A',
    'next-auth.state=x',
    'next-auth.csrf-token=%E0%A4%A',
    'sign-in-refused=x',
    '=',
    ';;;',
    'a',
    '__proto__=x',
  ],
  ...['__prerender_bypass=x', '__next_preview_data=x', `a=${'x'.repeat(4_000)}`],
]
const AUTH = [
  'csrf',
  'providers',
  'session',
  'signin',
  'signin/github',
  'signin/oidc',
  'signin/password',
  'callback/github',
  'callback/oidc',
  'callback/password',
  'callback/guest',
  'callback/x',
  'error',
  'signout',
  '_log',
  'a/b/c',
]
const ODD_PATHS = [
  '*',
  '//evil.example/x',
  '/..//evil.example/x',
  '/%2f%2fevil.example/',
  '/\\evil.example/',
  '/%E0%A4%A',
  '/%00',
  '/%ff',
  '/?%00',
]

/** Generates one request. */
export function drawRequest(random: Random, seed: FuzzSeed): FuzzRequest {
  const pick = <T>(from: readonly T[]): T => from[random.nextInt(from.length)] as T
  const oneIn = (count: number) => random.nextInt(count) === 0
  const request = pick([drawForm, drawForm, drawAction, drawJson, drawJson, drawAuth, drawUrl])()
  const { headers } = request
  if (!oneIn(4)) headers.Origin ??= seed.origin
  if (oneIn(2)) headers.Cookie = seed.cookie
  if (oneIn(6)) headers.Cookie = [headers.Cookie, pick(COOKIES), pick(COOKIES)].filter(Boolean).join('; ')
  for (let more = random.nextInt(3); more > 0; more--) {
    const [name, values] = pick(HEADERS)
    headers[name] = pick(values)
  }
  if (oneIn(12)) request.method = pick(METHODS)
  if (oneIn(12)) headers['Content-Type'] = pick(TYPES)
  return request

  /** A form of a page without JavaScript, with some of its fields corrupted. */
  function drawForm(): FuzzRequest {
    const { path, fields } = pick(seed.forms)
    const spoiled: [string, string][] = Object.entries(fields).flatMap(
      ([name, value]): [string, string][] => {
        if (oneIn(6)) return []
        if (oneIn(6))
          return [
            [name, value],
            [name, value],
          ]
        if (oneIn(4)) return [[name, pick(TEXTS)]]
        return oneIn(4) ? [[name, spoil(value)]] : [[name, value]]
      },
    )
    if (oneIn(3))
      spoiled.push([
        pick([...TEXTS, '$ACTION_REF_1', '$ACTION_1:0', '$ACTION_ID_x', '$ACTION_KEY']),
        pick(TEXTS),
      ])
    return { method: 'POST', path, ...multipart(spoiled) }
  }

  /** The request that the framework's script sends for an action. */
  function drawAction(): FuzzRequest {
    const fields: [string, string][] = [
      ['0', pick([...TEXTS, '[null,"$K1"]', '["$K1"]', '[{"a":"$F1"}]', '["$@1"]'])],
      ['1_a', pick(TEXTS)],
    ]
    const content = oneIn(2)
      ? multipart(fields)
      : { headers: { 'Content-Type': 'text/plain;charset=UTF-8' }, body: Buffer.from(pick(TEXTS)) }
    const id = oneIn(4) ? pick(TEXTS).replace(/[^!-~]/g, '') : pick(seed.actionIds)
    return {
      method: 'POST',
      path: pick(seed.forms).path,
      body: content.body,
      headers: { ...content.headers, 'Next-Action': id },
    }
  }

  function drawJson(): FuzzRequest {
    const method = pick(['POST', 'PUT', 'POST', 'PUT', 'GET'])
    const path = pick(seed.paths.filter((known) => known.startsWith('/api/v1'))).replace(/\{\w+\}/g, () =>
      encodeURI(
        pick(TEXTS)
          .slice(0, 50)
          .replace(/[\ud800-\udfff]/g, ''),
      ),
    )
    const body = oneIn(3) ? pick(TEXTS) : JSON.stringify(drawValue(0))
    return {
      method,
      path,
      headers: { 'Content-Type': 'application/json' },
      body: method === 'GET' ? Buffer.alloc(0) : Buffer.from(body),
    }
  }

  function drawValue(depth: number): unknown {
    const names = [
      'course',
      'quiz',
      'response',
      'clientId',
      'sequence',
      'revision',
      'answers',
      'slot',
      'from',
      'type',
      'draft',
      'rating',
      '__proto__',
    ]
    if (depth > 3 || oneIn(2)) return pick<unknown>([...TEXTS, null, true, -1, 1.5, 2 ** 53, [], {}])
    const size = random.nextInt(4)
    if (oneIn(3)) return Array.from({ length: size }, () => drawValue(depth + 1))
    return Object.fromEntries(Array.from({ length: size }, () => [pick(names), drawValue(depth + 1)]))
  }

  function drawAuth(): FuzzRequest {
    const query = oneIn(2) ? `?${new URLSearchParams({ callbackUrl: pick(TEXTS), error: pick(TEXTS) })}` : ''
    const method = pick(['GET', 'POST', 'POST'])
    const type = pick(TYPES)
    const body = type.includes('json')
      ? pick([...TEXTS, '{"callbackUrl":1}', '{"csrfToken":[]}'])
      : `csrfToken=${pick(['x', seed.csrfToken])}&callbackUrl=${pick(TEXTS)}&email=${pick(TEXTS)}&password=${pick(TEXTS)}&json=${oneIn(2)}`
    const headers: Record<string, string> = method === 'GET' ? {} : { 'Content-Type': type }
    return {
      method,
      path: `/api/auth/${pick(AUTH)}${query}`,
      headers,
      body: Buffer.from(method === 'GET' ? '' : body),
    }
  }

  function drawUrl(): FuzzRequest {
    const known = pick([...seed.paths, ...ODD_PATHS]).replace(/\{\w+\}|\[+\.*\w+\]+/g, () =>
      escapeRaw(pick(TEXTS).slice(0, 300)),
    )
    const query = oneIn(2)
      ? `?${escapeRaw(pick(['next', 'slot', 'view', 'sort', 'page', 'who', '_rsc', 'cards', 'from']))}=${escapeRaw(pick(TEXTS).slice(0, 300))}`
      : ''
    return {
      method: pick(['GET', 'GET', 'GET', 'HEAD', 'POST']),
      path: known === '*' ? known : known + query,
      headers: {},
      body: Buffer.alloc(0),
    }
  }

  function spoil(text: string): string {
    const at = random.nextInt(text.length + 1)
    return text.slice(0, at) + pick(TEXTS) + text.slice(at + random.nextInt(3))
  }
}

/** Escapes what a request line can't contain, and leaves incomplete escapes as they are. */
function escapeRaw(text: string): string {
  return text.replace(/[^!-~]/g, (character) =>
    character < '\x80' ? `%${character.charCodeAt(0).toString(16).padStart(2, '0')}` : '%F0%9F',
  )
}

function multipart(fields: readonly (readonly [string, string])[]) {
  const mark = 'fuzz-part'
  const parts = fields.map(
    ([name, value]) => `--${mark}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const headers: Record<string, string> = { 'Content-Type': `multipart/form-data; boundary=${mark}` }
  return { headers, body: Buffer.from(`${parts.join('')}--${mark}--\r\n`) }
}
