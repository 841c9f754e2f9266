import { once } from 'node:events'
import { createServer, request, type Server, type ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { inlineFirstStyles, putStylesIn } from './inline-styles'

const STYLES = new Map([['/_next/static/chunks/a.css', 'p{color:red}']])
const LINK = '<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>'
const INLINED =
  '<style>p{color:red}</style><link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next" media="print"/>'
const TYPED = { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none', 'accept-encoding': 'gzip, br' }

let server: Server | undefined
afterEach(() => server?.close())

/** Requests a page that `answer` writes. */
async function ask(headers: Record<string, string>, answer: (response: ServerResponse) => void) {
  const site = createServer((asked, response) => {
    inlineFirstStyles(asked, response, STYLES)
    response.setHeader('X-Accepts', asked.headers['accept-encoding'] ?? 'nothing')
    answer(response)
  }).listen(0, '127.0.0.1')
  server = site
  await once(site, 'listening')
  const address = site.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const sent = request({ host: '127.0.0.1', port, headers, agent: false })
  sent.end()
  const [response] = await once(sent, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return { headers: response.headers, body: Buffer.concat(chunks) }
}

function sendPage(response: ServerResponse): void {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  const text = Buffer.from(`<head>${LINK}</head><p>Карабах</p>`)
  // Cuts the link, and later a letter, in half.
  response.write(text.subarray(0, 20))
  response.write(text.subarray(20, 100))
  response.write(text.subarray(100))
  response.end('<p>end</p>')
}

test('a page that was typed gets its styles, compressed', async () => {
  const { headers, body } = await ask(TYPED, sendPage)
  expect(headers['content-encoding']).toBe('gzip')
  expect(headers['x-accepts']).toBe('nothing')
  expect(gunzipSync(body).toString()).toBe(`<head>${INLINED}</head><p>Карабах</p><p>end</p>`)
})

test('a client without compression gets them as text', async () => {
  const { headers, body } = await ask({ ...TYPED, 'accept-encoding': 'identity' }, sendPage)
  expect(headers['content-encoding']).toBeUndefined()
  expect(body.toString()).toBe(`<head>${INLINED}</head><p>Карабах</p><p>end</p>`)
})

test.each([
  ['a page of this site', { ...TYPED, 'sec-fetch-site': 'same-origin' }],
  ['a script', { ...TYPED, 'sec-fetch-dest': 'empty' }],
  ['a client that doesn’t say', { 'accept-encoding': 'gzip, br' }],
])('what %s requests stays as it is', async (_, headers) => {
  const { headers: answered, body } = await ask(headers, sendPage)
  expect(answered['x-accepts']).toBe('gzip, br')
  expect(body.toString()).toBe(`<head>${LINK}</head><p>Карабах</p><p>end</p>`)
})

test('other files and redirects stay as they are', async () => {
  const file = await ask(TYPED, (response) => {
    response.setHeader('Content-Type', 'text/csv')
    response.end(LINK)
  })
  expect(file.headers['content-encoding']).toBeUndefined()
  expect(file.body.toString()).toBe(LINK)
  const redirect = await ask(TYPED, (response) => response.writeHead(307, { Location: '/sign-in' }).end())
  expect(redirect.headers.location).toBe('/sign-in')
  expect(redirect.body.length).toBe(0)
})

test('a page that ends without a complete head still arrives', async () => {
  const { body } = await ask(TYPED, (response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(`${LINK}<p>a`)
  })
  expect(gunzipSync(body).toString()).toBe(`${INLINED}<p>a`)
})

test('styles that are unknown or already inlined stay links', () => {
  const unknown = '<link rel="stylesheet" href="/_next/static/chunks/b.css" data-precedence="next"/>'
  expect(putStylesIn(unknown, STYLES)).toBe(unknown)
  expect(putStylesIn(INLINED, STYLES)).toBe(INLINED)
})
