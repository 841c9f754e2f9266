import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { createIsRoute, findPageFault } from './page-methods'

const MANIFEST = {
  '/(learn)/attempts/[attempt]/page': '/attempts/[attempt]',
  '/(learn)/attempts/[attempt]/save/route': '/attempts/[attempt]/save',
  '/.well-known/keys.json/route': '/.well-known/keys.json',
  '/api/auth/[...nextauth]/route': '/api/auth/[...nextauth]',
  '/api/v1/[[...path]]/route': '/api/v1/[[...path]]',
}

test('the build’s manifest tells routes from pages', () => {
  const isRoute = createIsRoute(MANIFEST)
  const routes = ['/attempts/a%2Fb/save', '/attempts/a/save/', '/.well-known/keys.json']
  for (const url of [...routes, '/api/auth/signin/github', '/api/v1', '/api/v1/a/b'])
    expect(isRoute(url), url).toBe(true)
  for (const url of [
    '/',
    '/attempts/a',
    '/attempts/a/b/save',
    '/xwell-known/keys.json',
    '/api/auth',
    '/api/v10',
  ])
    expect(isRoute(url), url).toBe(false)
})

const SITE = 'http://localhost:3000'
const MULTIPART = 'multipart/form-data; boundary=x'

function requestWith(method: string, headers: Record<string, string>): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method, headers: { host: 'localhost:3000', ...headers } })
  return request
}

test.each([
  ['GET', {}, undefined],
  ['HEAD', {}, undefined],
  ['POST', { 'content-type': MULTIPART, origin: SITE }, undefined],
  ['POST', { 'next-action': 'x', origin: SITE, 'sec-fetch-site': 'same-origin' }, undefined],
  ['POST', { 'next-action': 'x', 'sec-fetch-site': 'same-origin' }, undefined],
  ['POST', { 'next-action': 'x', origin: 'null', 'sec-fetch-site': 'same-origin' }, undefined],
  ['POST', { 'next-action': 'x' }, 403],
  ['POST', { 'next-action': 'x', origin: 'null' }, 403],
  ['POST', { 'next-action': 'x', origin: 'not an origin' }, 403],
  ['POST', { 'content-type': MULTIPART, origin: 'http://evil.example' }, 403],
  ['POST', { 'content-type': MULTIPART, origin: SITE, 'sec-fetch-site': 'cross-site' }, 403],
  [
    'POST',
    { 'content-type': MULTIPART, origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' },
    403,
  ],
  ['POST', { 'content-type': 'application/json', origin: SITE }, 405],
  ['POST', { 'content-type': 'application/x-www-form-urlencoded', origin: SITE }, 405],
  ['PUT', { 'content-type': MULTIPART, origin: SITE }, 405],
  ['OPTIONS', {}, 405],
] as const)('a page that gets %s with %j returns %s', (method, headers, status) => {
  expect(findPageFault(requestWith(method, headers))?.status).toBe(status)
})
