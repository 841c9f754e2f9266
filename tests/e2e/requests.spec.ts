import { expect, test } from '../support/browser-test'
import { answer, questions, startQuiz } from '../support/take-quiz'

test('an address with an escape that stands for no text is a bad request, not a fault', async ({
  request,
}) => {
  const response = await request.get('/%E0%A4%A')
  expect(response.status()).toBe(400)
  expect(response.headers()['content-security-policy']).toContain("default-src 'self'")
})

test('a character that no text holds is a bad request wherever it stands', async ({ request, baseURL }) => {
  const headers = { Origin: baseURL ?? '' }
  for (const address of ['/attempts/%00', '/admin/records?who=a%00b', '/api/v1/me?a=%00'])
    expect((await request.get(address)).status(), address).toBe(400)
  const data = { course: 'a\u0000', quiz: 'b' }
  expect((await request.post('/api/v1/attempts', { headers, data })).status()).toBe(422)
})

test('a form that names one question ten thousand times is one question', async ({ page, baseURL }) => {
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

test('what brings more than any form holds is refused in words, before it is read', async ({
  request,
  baseURL,
}) => {
  const headers = { Origin: baseURL ?? '', 'Content-Type': 'multipart/form-data; boundary=x' }
  const data = 'x'.repeat(2_000_000)
  const page = await request.post('/sign-in', { headers, data })
  expect([page.status(), await page.text()]).toEqual([413, expect.stringContaining('1 MB at most')])
  const call = await request.post('/api/v1/attempts', { headers, data })
  expect([call.status(), (await call.json()).status]).toEqual([413, 413])
})

test('the icon that browsers ask for by themselves is there', async ({ request }) => {
  const response = await request.get('/favicon.ico')
  expect(response.status()).toBe(200)
  expect(response.headers()['content-type']).toMatch(/^image\//)
})

test('health tells database and version', async ({ request }) => {
  expect(await (await request.get('/api/health')).json()).toEqual({
    status: 'ok',
    database: 'embedded',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  })
})
