import { expect, test } from '@playwright/test'
import { COURSE } from '../support/take-quiz'

/** Stored, but checked with the server before each use. */
const REVALIDATED = 'no-cache'
const NOT_STORED = 'private, no-cache, no-store, max-age=0, must-revalidate'

/** The headers with which the router requests a page's data, in full or as a prefetched part. */
const DATA_REQUESTS: Record<string, string>[] = [
  { RSC: '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
]

const STATIC_PAGES = [
  '/',
  COURSE,
  `${COURSE}/lessons/the-deal`,
  `${COURSE}/lessons/the-deal/terms`,
  `${COURSE}/glossary`,
  `${COURSE}/flashcards`,
  '/offline',
  '/privacy',
  '/api-docs',
]

for (const page of STATIC_PAGES) {
  test(`after a deploy, the static page ${page} and its data are revalidated`, async ({ request }) => {
    const html = await request.get(page)
    expect(html.headers()['cache-control']).toBe(REVALIDATED)
    expect(html.headers()['content-type']).toContain('text/html')
    const again = await request.get(page, { headers: { 'If-None-Match': html.headers().etag ?? '' } })
    expect(again.status()).toBe(304)
    expect(again.headers()['cache-control']).toBe(REVALIDATED)
    for (const headers of DATA_REQUESTS) {
      const data = await request.get(page, { headers })
      expect(data.headers()['content-type']).toContain('text/x-component')
      expect(data.headers()['cache-control']).toBe(REVALIDATED)
    }
  })
}

test('after a deploy, what browsers search is revalidated', async ({ request }) => {
  const source = await request.get(`${COURSE}/search.json`)
  expect(source.headers()['cache-control']).toBe(REVALIDATED)
  const again = await request.get(`${COURSE}/search.json`, {
    headers: { 'If-None-Match': source.headers().etag ?? '' },
  })
  expect(again.status()).toBe(304)
})

test('a file with a hash in its name may be cached for a year', async ({ request }) => {
  const html = await (await request.get('/')).text()
  const files = [...new Set(html.match(/\/_next\/static\/[\w./~-]+\.(?:js|css|woff2)/g))]
  expect(files.length).toBeGreaterThan(3)
  for (const file of files)
    expect((await request.get(file)).headers()['cache-control'], file).toBe(
      'public, max-age=31536000, immutable',
    )
})

const OTHERS: [string, string][] = [
  ['/sw.js', 'no-cache'],
  ['/favicon.ico', 'public, max-age=0'],
  ['/icons/icon-192.png', 'public, max-age=0'],
  ['/icon.svg', 'public, max-age=0, must-revalidate'],
  ['/manifest.webmanifest', 'public, max-age=0, must-revalidate'],
  ['/.well-known/casebook-receipt-keys.json', 'public, max-age=300'],
  ['/api/v1/openapi.json', 'no-cache'],
  ['/api/v1/me', 'no-store'],
  ['/api/v1/courses', 'no-store'],
  ['/api/v1/nothing', 'no-store'],
  ['/api/health', 'no-store'],
  ['/api/ready', 'no-store'],
  ['/sign-in', NOT_STORED],
  ['/progress', NOT_STORED],
  [`${COURSE}/quizzes/the-deal`, NOT_STORED],
  ['/nothing', NOT_STORED],
  [`${COURSE}/nothing`, NOT_STORED],
  ['/_next/static/nothing.js', NOT_STORED],
]

for (const [path, policy] of OTHERS) {
  test(`${path} has the cache policy “${policy}”`, async ({ request }) => {
    expect((await request.get(path)).headers()['cache-control']).toBe(policy)
  })
}

test('a redirect isn’t stored', async ({ request, baseURL }) => {
  const started = await request.post(`${COURSE}/quizzes/the-deal/start`, {
    maxRedirects: 0,
    headers: { Origin: baseURL ?? '' },
  })
  expect(started.status()).toBe(303)
  expect(started.headers()['cache-control']).toBe('no-store')
})
