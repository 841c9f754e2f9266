import type { Page } from '@playwright/test'
import { answerByKeys } from '../support/answer-review'
import { expect, test } from '../support/browser-test'
import { COURSE } from '../support/take-quiz'

// Browsers log an error to the console when they are offline.
test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/] })

const DEVICES = [
  ['a desktop', { width: 1280, height: 800 }],
  ['a phone', { width: 375, height: 740 }],
] as const

/** Opens a page for the first time and waits until the fallback is installed. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
}

const offlineHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'You’re offline' })

for (const [device, viewport] of DEVICES) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport })

    test('after one visit, any page opens a fallback offline', async ({ page, context }) => {
      await visit(page, '/privacy')
      await context.setOffline(true)
      for (const path of [
        '/',
        '/progress',
        '/classes',
        `${COURSE}/lessons/the-deal`,
        `${COURSE}/quizzes/the-deal`,
      ]) {
        await page.goto(path)
        await expect(offlineHeading(page)).toBeVisible()
        await expect(page.getByText('No downloads yet.')).toBeVisible()
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await page.getByRole('button', { name: 'Try again' }).click()
      await expect(page.getByText('Still offline.')).toBeVisible()
      await page.goto('/review')
      await expect(page.getByRole('heading', { name: 'Offline review' })).toBeVisible()
      await page.goto('/privacy')
      await context.setOffline(false)
      await expect(page.getByRole('heading', { name: 'Privacy' })).toBeVisible()
    })

    test('the fallback lists downloads and unsent answers, and sends them on reconnecting', async ({
      page,
      context,
    }) => {
      await page.goto('/review/session?cards=1')
      await answerByKeys(page)
      await visit(page, '/offline')
      await page.getByRole('button', { name: 'Download course' }).click()
      await expect(page.getByText('Course and today’s review downloaded.')).toBeVisible()
      await context.setOffline(true)
      await page.goto('/review')
      await answerByKeys(page)
      await page.keyboard.press('Enter')
      await page.goto('/progress')
      await expect(offlineHeading(page)).toBeVisible()
      await expect(page.getByText('1 review answer. Saved in this browser')).toBeVisible()
      await expect(page.getByRole('link', { name: /^Review: \d+ cards$/ })).toBeVisible()
      await page.getByRole('listitem').getByRole('link').nth(2).click()
      await expect(page.locator('[data-section]').first()).toBeVisible()
      await page.goto('/progress')
      await expect(offlineHeading(page)).toBeVisible()
      await context.setOffline(false)
      await expect(page.getByRole('heading', { level: 1, name: 'Progress' })).toBeVisible()
      await page.goto('/review')
      await expect(page.getByText('Today so far: 2 answers')).toBeVisible()
    })
  })
}

test('a plain form sent offline opens the fallback', async ({ page, context }) => {
  await visit(page, `${COURSE}/quizzes/the-deal`)
  await context.setOffline(true)
  await page.evaluate(() => {
    const form = document.createElement('form')
    Object.assign(form, { method: 'post', action: '/attempts/new/save' })
    document.body.append(form)
    form.submit()
  })
  await expect(offlineHeading(page)).toBeVisible()
})

test('a new build’s worker replaces old caches and renews downloads', async ({ page, context }) => {
  await page.goto('/privacy')
  const lesson = `${COURSE}/lessons/the-deal`
  await page.evaluate(async (path) => {
    for (const registration of await navigator.serviceWorker.getRegistrations())
      await registration.unregister()
    const html = () =>
      new Response('<h1>Of the build before</h1>', { headers: { 'Content-Type': 'text/html' } })
    for (const name of await caches.keys()) await caches.delete(name)
    for (const name of [
      'casebook-shell/before',
      'casebook-static/before',
      'casebook-visited',
      'casebook-downloads/visitor',
    ])
      await (await caches.open(name)).put(path, html())
    await (await caches.open('casebook-downloads/visitor')).put('/courses/removed', html())
  }, lesson)
  await visit(page, '/privacy')
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).some((name) => /before|visited/.test(name))))
    .toBe(false)
  await context.setOffline(true)
  await page.goto(lesson)
  await expect(page.locator('[data-section]').first()).toBeVisible()
  await page.goto('/courses/removed')
  await expect(offlineHeading(page)).toBeVisible()
})

test('no cache contains personal data', async ({ page }) => {
  await page.goto('/review/session?cards=1')
  await answerByKeys(page)
  await visit(page, '/progress')
  for (const path of ['/settings', '/review', '/progress', `${COURSE}/quizzes/the-deal`])
    await page.goto(path)
  const cached = await page.evaluate(async () => {
    const names = await caches.keys()
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return lists.flat().map(({ url }) => new URL(url).pathname)
  })
  const pages = cached.filter((path) => !path.startsWith('/_next/static/'))
  expect(pages.sort()).toEqual([
    '/offline',
    '/offline/attempt',
    '/offline/fallback',
    '/offline/review',
    '/offline/search',
  ])
})
