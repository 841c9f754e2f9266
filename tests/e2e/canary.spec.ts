import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import { parseFolder, readCourseFolders } from '../../server/content/read-course'
import { expect, test } from '../support/browser-test'
import { CANARY_WORD } from '../support/canary-words.mjs'
import { createLeakCheck } from '../support/leak-check'
import { answer, COURSE, QUIZZES_OF_ALL_TYPES, questions, startQuiz, submitAll } from '../support/take-quiz'

// Nothing that a learner can't see before submission reaches the browser in any form. In the courses of this test
// server, every hint, reason, feedback, and explanation contains a canary.

const folders = readCourseFolders()
const items = folders.flatMap((folder) => parseFolder(folder).items.map(({ item }) => item))
const lessons = folders
  .flatMap(({ files }) => files)
  .filter((file) => file.path.startsWith('lessons/'))
  .map(({ text }) => text)
  .join('\n')
const newCheck = () => createLeakCheck(items, lessons)
type LeakCheck = ReturnType<typeof createLeakCheck>

/** Fetches a page as HTML, as the data of a click, and as the data of a prefetch. */
const FORMS: Record<string, string>[] = [
  {},
  { RSC: '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
]

async function lookAt(request: APIRequestContext, address: string, check: LeakCheck): Promise<string> {
  const bodies: string[] = []
  for (const headers of FORMS) {
    const response = await request.get(address, { headers })
    const body = await response.text()
    // The API description names the fields of everything but contains no data.
    const isData = address !== '/api/v1/openapi.json'
    check.look(`${address} ${JSON.stringify(headers)}`, body, isData)
    bodies.push(body)
  }
  return bodies[0] ?? ''
}

/** Checks everything that the browser receives. @returns waits for requests in progress */
function lookAtTraffic(page: Page, check: LeakCheck): () => Promise<void> {
  const pending: Promise<void>[] = []
  page.on('response', (response) => {
    // The browser hangs if the API's responses are read here: separate requests below read them.
    if (response.url().includes('/api/')) return
    const isScript = /\.(js|css|woff2)(\?|$)/.test(response.url())
    // A redirect has no body.
    const look = response.text().then(
      (body) => check.look(response.url(), body, !isScript),
      () => undefined,
    )
    pending.push(look)
  })
  return async () => {
    await Promise.all(pending)
  }
}

function linksOf(html: string): string[] {
  const hrefs = [...html.matchAll(/(?:href|action)="(\/[^"#]*)/g)].map((match) => match[1] ?? '')
  // Each page links to a sign-in that returns to it.
  return hrefs
    .map((href) => href.replaceAll('&amp;', '&'))
    .filter((href) => !/^\/(_next\/|sign-(in|up)\?)/.test(href))
}

test('no page that a visitor can reach through links contains a key, hint, or feedback', async ({
  request,
}) => {
  test.setTimeout(180_000)
  const check = newCheck()
  const toSee = ['/', `${COURSE}/search.json`]
  const known = new Set(toSee)
  for (let address = toSee.shift(); address !== undefined; address = toSee.shift()) {
    for (const link of linksOf(await lookAt(request, address, check))) {
      if (!known.has(link)) toSee.push(link)
      known.add(link)
    }
  }
  expect(check.leaks()).toEqual([])
  for (const place of ['/glossary', '/coverage', '/lessons/', '/check/', '/quizzes/'])
    expect([...known].some((address) => address.includes(place))).toBe(true)
})

test('no build file for browsers contains a key, hint, or feedback', async () => {
  const check = newCheck()
  const root = path.resolve('.next/static')
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    check.look(file, await readFile(file, 'utf8'), false)
  }
  expect(check.listSeen().size).toBeGreaterThan(5)
  expect(check.leaks()).toEqual([])
})

for (const quiz of QUIZZES_OF_ALL_TYPES) {
  test(`${quiz} reveals nothing until its results`, async ({ page }) => {
    const before = newCheck()
    const settled = lookAtTraffic(page, before)
    await startQuiz(page, quiz)
    await lookAt(page.request, page.url(), before)
    await answer(questions(page))
    await expect(page.getByText(/^Saved/)).toBeVisible()
    await page.getByRole('link', { name: 'All on one page' }).click()
    await expect(page).toHaveURL(/view=all/)
    for (const question of (await questions(page).all()).slice(1)) {
      await answer(question)
      await expect(question.getByText(/^Saved/)).toBeVisible()
    }
    const attempt = new URL(page.url()).pathname
    const views = [
      '?slot=1',
      '?slot=2',
      '?view=all',
      '/submit',
      '/review',
      '/practice',
      '/submission',
      '/save',
      '/responses/1',
    ]
    for (const view of views) await lookAt(page.request, `${attempt}${view}`, before)
    for (const address of [
      '/progress',
      `${COURSE}/quizzes/${quiz}`,
      `/api/v1${attempt}/responses/1`,
      `/api/v1${attempt}`,
      '/api/v1/me',
    ])
      await lookAt(page.request, address, before)
    await page.getByRole('button', { name: 'Finish and submit' }).click()
    await expect(page).toHaveURL(/\/submit$/)
    await expect(page.getByRole('button', { name: /^Submit/ })).toBeVisible()
    await settled()
    expect(before.leaks()).toEqual([])

    page.removeAllListeners('response')

    await page.goBack()
    await submitAll(page)
    await expect(page.getByRole('heading', { name: /% of points/ })).toBeVisible()
    const after = newCheck()
    await lookAt(page.request, `${attempt}/results`, after)
    // Proves that the check sees the planted word.
    expect(after.leaks().map(({ what }) => what)).toContain(CANARY_WORD)
  })
}

test('the check detects a leak in every encoding', async ({ page }) => {
  const [item] = items.filter(({ explanation }) => explanation.length > 40)
  const forms = [
    `<p>${CANARY_WORD}</p>`,
    `self.__next_f.push([1,"{\\"explanation\\":\\"x\\"}"])`,
    JSON.stringify({ item }),
    `<p>${item?.explanation.replaceAll("'", '&#x27;').replaceAll('"', '&quot;')}</p>`,
  ]
  await page.goto('/privacy')
  for (const body of forms) {
    const check = newCheck()
    const settled = lookAtTraffic(page, check)
    await page.route('**/planted', (route) => route.fulfill({ contentType: 'text/html', body }))
    await page.evaluate(() => fetch('/planted').then((response) => response.text()))
    await settled()
    expect(check.leaks().length).toBeGreaterThan(0)
    page.removeAllListeners('response')
    await page.unroute('**/planted')
  }
})
