import { expect, test } from '../support/browser-test'
import { PASSWORD, register } from '../support/register'
import { answer, questions, startQuiz } from '../support/take-quiz'

test('a URL with an invalid escape is a bad request, not a server error', async ({ request }) => {
  const response = await request.get('/%E0%A4%A')
  expect(response.status()).toBe(400)
  expect(response.headers()['content-security-policy']).toContain("default-src 'self'")
})

test('an invalid character is a bad request anywhere in the request', async ({ request, baseURL }) => {
  const headers = { Origin: baseURL ?? '' }
  for (const address of ['/attempts/%00', '/admin/audit-log?who=a%00b', '/api/v1/me?a=%00'])
    expect((await request.get(address)).status(), address).toBe(400)
  const data = { course: 'a\u0000', quiz: 'b' }
  expect((await request.post('/api/v1/attempts', { headers, data })).status()).toBe(422)
})

test('a form that repeats one question 10,000 times counts it once', async ({ page, baseURL }) => {
  await startQuiz(page, 'the-deal')
  await answer(questions(page).first())
  await expect(page.getByText('1 of 12 answered')).toBeVisible()
  const { pathname } = new URL(page.url())
  const headers = { Origin: baseURL ?? '', 'Content-Type': 'application/x-www-form-urlencoded' }
  const post = (data: string) => page.request.post(`${pathname}/save`, { headers, data, maxRedirects: 0 })
  const repeated = await post(`go=stay${'&slot=1'.repeat(10_000)}`)
  expect(repeated.headers().location).toContain(pathname)
  const many = Array.from({ length: 10_000 }, (_, index) => `&slot=${index}`).join('')
  expect((await post(`go=stay${many}`)).status()).toBe(422)
})

test('a request larger than any form is rejected before it is read', async ({ request, baseURL }) => {
  const headers = { Origin: baseURL ?? '', 'Content-Type': 'multipart/form-data; boundary=x' }
  const data = 'x'.repeat(2_000_000)
  const page = await request.post('/sign-in', { headers, data })
  expect([page.status(), await page.text()]).toEqual([413, expect.stringContaining('The limit is 1 MB')])
  const call = await request.post('/api/v1/attempts', { headers, data })
  expect([call.status(), (await call.json()).status]).toEqual([413, 413])
})

// One account for both tests: the server counts how many a client creates.
test('signing in never leads to another site, with JavaScript and without', async ({
  browser,
  page: visitor,
  baseURL,
}) => {
  const email = await register(visitor)
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ baseURL, javaScriptEnabled })
    const page = await context.newPage()
    for (const next of ['/..//evil.example/x', '/./\\evil.example']) {
      await context.clearCookies()
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
      await page.getByLabel('Email').fill(email)
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page).toHaveURL(`${baseURL}/progress`)
    }
    await context.close()
  }
})

test('each error has a page that works without JavaScript and links home', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
  const page = await context.newPage()
  for (const [address, status] of [
    ['/%E0%A4%A', 400],
    ['/nothing', 404],
    ['/attempts/none', 404],
  ] as const) {
    const response = await page.goto(address)
    expect(response?.status(), address).toBe(status)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.getByRole('main').getByRole('link').first().click()
    await expect(page).toHaveURL(`${baseURL}/`)
  }
  await context.close()
})

test('a form of another learner’s attempt is reported as not found', async ({ page, browser, baseURL }) => {
  await startQuiz(page, 'the-deal')
  await answer(questions(page).first())
  await expect(page.getByText('1 of 12 answered')).toBeVisible()
  const { pathname } = new URL(page.url())
  // A guest with their own attempt.
  const stranger = await browser.newContext({ baseURL })
  const own = await stranger.newPage()
  await startQuiz(own, 'the-deal')
  await answer(questions(own).first())
  await expect(own.getByText('1 of 12 answered')).toBeVisible()
  const headers = { Origin: baseURL ?? '', 'Content-Type': 'application/x-www-form-urlencoded' }
  for (const [path, data] of [
    ['save', 'slot=1&s1=b&go=stay'],
    ['save', 'go=submit'],
    ['submission', ''],
    ['practice', ''],
  ]) {
    const response = await stranger.request.post(`${pathname}/${path}`, {
      headers,
      data: data ?? '',
      maxRedirects: 0,
    })
    expect(response.status(), `${path} ${data}`).toBe(404)
    expect(await response.text()).toContain('Page not found')
  }
  await stranger.close()
})

test('an unreadable action, or one of another site, is rejected', async ({ request, baseURL }) => {
  const post = async (origin: string, more: Record<string, string> = {}) => {
    const headers = { Origin: origin, 'Content-Type': 'multipart/form-data; boundary=x', ...more }
    return (await request.post('/sign-in', { headers, data: 'spoiled' })).status()
  }
  expect(await post('http://evil.example')).toBe(403)
  expect(await post('http://evil.example', { 'Next-Action': 'f'.repeat(42) })).toBe(403)
  expect(await post(baseURL ?? '')).toBe(400)
  expect(await post(baseURL ?? '', { 'Content-Type': 'application/json' })).toBe(405)
  const auth = (url: string) => request.get(`/api/auth/signin?callbackUrl=${encodeURIComponent(url)}`)
  expect((await auth('http://[')).status()).toBe(422)
  expect((await auth('/..//evil.example')).status()).toBe(422)
})

test('headers that claim another IP address never reach the audit log', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    extraHTTPHeaders: {
      'X-Forwarded-For': '6.6.6.6',
      Forwarded: 'for=6.6.6.6',
      'X-Real-IP': '6.6.6.6',
      'X-Action-Forwarded': '1',
      'X-Casebook-Client': '6.6.6.6',
    },
  })
  const page = await context.newPage()
  await register(page)
  await page.goto('/classes/new')
  await page.getByLabel('Name').fill('Forged')
  await page.getByRole('main').getByRole('button').last().click()
  await expect(page.getByRole('heading', { name: 'Assignments' })).toBeVisible()
  await page.goto(`${new URL(page.url()).pathname}/audit-log`)
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: /127\.0\.0\.1|::1/ })
      .first(),
  ).toBeVisible()
  await expect(page.getByText('6.6.6.6')).toHaveCount(0)
  await context.close()
})

test('the icon that browsers request automatically exists', async ({ request }) => {
  const response = await request.get('/favicon.ico')
  expect(response.status()).toBe(200)
  expect(response.headers()['content-type']).toMatch(/^image\//)
})

test('the server reports its version and that it is ready', async ({ request }) => {
  expect(await (await request.get('/api/health')).json()).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  })
  const ready = { status: 'ready', database: 'ok', disk: 'ok' }
  expect(await (await request.get('/api/ready')).json()).toEqual(ready)
  expect((await request.get('/api/metrics')).status()).toBe(404)
})

test('every response has the ID of its request, which clients can’t choose', async ({ request }) => {
  for (const path of ['/', '/progress', '/api/v1/me', '/api/v1/nothing', '/nothing', '/theme.js']) {
    const headers = { 'X-Request-Id': 'chosen-by-a-client' }
    const response = await request.get(path, { headers, maxRedirects: 0 })
    expect(response.headers()['x-request-id'], path).toMatch(/^[\da-f]{16}$/)
  }
})
