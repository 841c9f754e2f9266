import type { Page } from '@playwright/test'
import { answerByKeys } from '../support/answer-review'
import { expect, test } from '../support/browser-test'
import { COURSE } from '../support/take-quiz'

// Browsers log an error to the console when they are offline.
test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/] })

/** Downloads the course and the day's review, in the browser of a learner who has started. */
async function takeAlong(page: Page): Promise<void> {
  await page.goto('/review/session?cards=1')
  await answerByKeys(page)
  await keepAll(page)
}

async function keepAll(page: Page): Promise<void> {
  await page.goto('/offline')
  await expect(page.getByText('No downloads yet.')).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.getByRole('button', { name: 'Download course' }).click()
  await expect(page.getByText('Course and today’s review downloaded.')).toBeVisible()
}

test('lessons and the day’s review work offline, and answers count once', async ({ page, context }) => {
  await takeAlong(page)
  await context.setOffline(true)
  await page.goto(`${COURSE}/lessons/two-forces`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await page.goto(`${COURSE}/flashcards#crrf`)
  await page.getByRole('button', { name: 'Show answer' }).click()
  const card = page.getByRole('region', { name: 'Card' })
  await expect(card.getByText('CRRF stands for Collective Rapid Reaction Forces.')).toBeVisible()

  await page.goto('/review')
  await expect(page.getByRole('heading', { name: 'Offline review' })).toBeVisible()
  for (let index = 1; index <= 3; index++) {
    await expect(page.getByText(new RegExp(`^${index} of \\d+$`))).toBeVisible()
    await answerByKeys(page)
    // The last answer is undone and given again.
    if (index === 3) {
      await page.keyboard.press('u')
      await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeVisible()
      await answerByKeys(page)
    }
    await page.keyboard.press('Enter')
  }
  await page.goto('/offline')
  await expect(page.getByRole('heading', { name: 'Offline downloads' })).toBeVisible()
  await expect(page.getByText('3 answers waiting to sync.')).toBeVisible()

  // The open page sends them automatically.
  await context.setOffline(false)
  await expect(page.getByText('3 offline answers synced.')).toBeVisible()
  await page.goto('/review')
  await expect(page.getByText('Today so far: 4 answers')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Today so far: 4 answers')).toBeVisible()
})

type Packed = { versionId: string; item: { id: string; type: string } }

/** Fetches the day's review until it contains such a question: the server selects one of a fact's items at random. */
async function findPacked(page: Page, wanted: (item: Packed['item']) => boolean): Promise<Packed> {
  for (let count = 0; count < 60; count++) {
    const pack = await (await page.request.get(`/api/v1${COURSE}/review/pack`)).json()
    const found = (pack.questions as Packed[]).find(({ item }) => wanted(item))
    if (found) return found
  }
  throw new Error('no such question')
}

test('a comparison works offline and is done once it is sent', async ({ page, context }) => {
  await page.goto('/settings/learning')
  await page.getByLabel('New cards per day').fill('100')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Settings saved.')).toBeVisible()
  // The number of troops that stayed, although the question asks for the number that were sent.
  const { versionId } = await findPacked(page, ({ id }) => id === 'deal-force-number')
  const mixed = { clientId: 'test', sequence: 1, versionId, response: '3600' }
  const answered = await page.evaluate(
    async ([url, answers]) => {
      const headers = { 'Content-Type': 'application/json' }
      return (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ answers }) })).json()
    },
    [`/api/v1${COURSE}/review/answers`, [mixed]] as const,
  )
  expect(answered.answers[0].mixedUp).toHaveLength(1)
  await page.goto('/review')
  await expect(page.getByRole('heading', { name: /1 comparison/ })).toBeVisible()
  await keepAll(page)
  await expect(page.getByRole('link', { name: /cards and 1 comparison to review/ })).toBeVisible()

  await context.setOffline(true)
  await page.goto('/review')
  await expect(page.getByText('Comparison: 1,960 who were sent, 3,600 who were not.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Check: Sure' })).toHaveCount(0)
  for (const field of await page.locator('form input[type=text]').all()) await field.fill('7')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^✗ Incorrect$/)).toHaveCount(2)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^2 of /)).toBeVisible()
  await page.reload()
  await expect(page.getByText('2 answers on this device waiting to sync.')).toBeVisible()
  await expect(page.getByText(/Comparison:/)).toHaveCount(0)

  // The open page sends them automatically.
  await context.setOffline(false)
  await expect(page.getByText('2 offline answers synced.')).toBeVisible()
  await page.goto('/review')
  await expect(page.getByText('Today so far: 3 answers')).toBeVisible()
  await expect(page.getByRole('heading', { name: /comparison/ })).toHaveCount(0)
})

test('a map question is rendered and answered offline, in light and dark', async ({ page, context }) => {
  // The whole review is long: only its first map question is tried.
  await page.route('**/review/pack', async (route) => {
    const response = await route.fetch()
    const pack = await response.json()
    const isMap = ({ item }: Packed) => item.type === 'hotspot'
    await route.fulfill({ response, json: { ...pack, questions: pack.questions.filter(isMap).slice(0, 1) } })
  })
  await page.goto('/settings/learning')
  await page.getByLabel('New cards per day').fill('100')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Settings saved.')).toBeVisible()
  await keepAll(page)
  await expect(page.getByRole('link', { name: '1 card to review' })).toBeVisible()
  await context.setOffline(true)
  await page.goto('/review')
  const land = page.locator('[data-region=armenia] path').first()
  const colors = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(land).toBeVisible()
    colors.push(await land.evaluate((path) => getComputedStyle(path).fill))
  }
  expect(new Set(colors).size).toBe(2)
  await answerByKeys(page)
  await expect(page.locator('form blockquote')).toBeVisible()
})

test('downloads are deleted by one button, after a confirmation', async ({ page, context }) => {
  await takeAlong(page)
  await page.getByText('Delete downloads').click()
  await page.getByRole('button', { name: 'Delete from this device' }).click()
  await expect(page.getByText('No downloads yet.')).toBeVisible()
  const caches = await page.evaluate(() => window.caches.keys())
  expect(caches.filter((name) => /downloads|visited/.test(name))).toEqual([])
  await context.setOffline(true)
  await page.goto(`${COURSE}/lessons/two-forces`)
  await expect(page.getByRole('heading', { name: 'You’re offline' })).toBeVisible()
})

test('the app explains how to install it', async ({ page }) => {
  await page.goto('/')
  const address = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = await (await page.request.get(address ?? '')).json()
  for (const { src } of manifest.icons as { src: string }[])
    expect((await page.request.get(src)).headers()['content-type']).toBe('image/png')
  expect(manifest).toMatchObject({ display: 'standalone', start_url: '/review' })
})
