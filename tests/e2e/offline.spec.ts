import type { Page } from '@playwright/test'
import { answerByKeys } from '../support/answer-review'
import { expect, test } from '../support/browser-test'
import { COURSE } from '../support/take-quiz'

// Without a network a browser says so in its console.
test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/] })

/** Takes the course and the day's review along, in a browser of somebody who has begun. */
async function takeAlong(page: Page): Promise<void> {
  await page.goto('/review/session?cards=1')
  await answerByKeys(page)
  await keepAll(page)
}

async function keepAll(page: Page): Promise<void> {
  await page.goto('/device')
  await expect(page.getByText('Nothing is kept on this device.')).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.getByRole('button', { name: 'Keep the course' }).click()
  await expect(page.getByText('The course and today’s review are on this device.')).toBeVisible()
}

test('lessons and the day’s review go on without a network, and the answers count once', async ({
  page,
  context,
}) => {
  await takeAlong(page)
  await context.setOffline(true)
  await page.goto(`${COURSE}/lessons/two-forces`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await page.goto('/review')
  await expect(page.getByRole('heading', { name: 'Review without a network' })).toBeVisible()
  for (let index = 1; index <= 3; index++) {
    await expect(page.getByText(new RegExp(`^${index} of \\d+$`))).toBeVisible()
    await answerByKeys(page)
    // The last one is taken back, and given again.
    if (index === 3) {
      await page.keyboard.press('u')
      await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeVisible()
      await answerByKeys(page)
    }
    await page.keyboard.press('Enter')
  }
  await page.goto('/device')
  await expect(page.getByRole('heading', { name: 'Kept on this device' })).toBeVisible()
  await expect(page.getByText('3 answers wait for a network.')).toBeVisible()

  // The page that is open sends them by itself.
  await context.setOffline(false)
  await expect(page.getByText('3 answers that you gave without a network have been counted.')).toBeVisible()
  await page.goto('/review')
  await expect(page.getByText('Today so far: 4 answers')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Today so far: 4 answers')).toBeVisible()
})

type Packed = { versionId: string; item: { id: string; type: string } }

/** The day's review as the server gives it, asked for until it holds such a question: which of a fact's items is asked is drawn anew each time. */
async function findPacked(page: Page, wanted: (item: Packed['item']) => boolean): Promise<Packed> {
  for (let count = 0; count < 60; count++) {
    const pack = await (await page.request.get(`/api/v1${COURSE}/recall/pack`)).json()
    const found = (pack.questions as Packed[]).find(({ item }) => wanted(item))
    if (found) return found
  }
  throw new Error('no such question')
}

test('a drill is answered without a network, and is done once it is sent', async ({ page, context }) => {
  await page.goto('/review/settings')
  await page.getByLabel('New cards a day').fill('100')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Your settings are saved.')).toBeVisible()
  // The number of those who stayed, where the number of those who were sent is asked for.
  const { versionId } = await findPacked(page, ({ id }) => id === 'deal-force-number')
  const mixed = { clientId: 'test', sequence: 1, versionId, response: '3600' }
  const answered = await page.evaluate(
    async ([url, answers]) => {
      const headers = { 'Content-Type': 'application/json' }
      return (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ answers }) })).json()
    },
    [`/api/v1${COURSE}/recall/answers`, [mixed]] as const,
  )
  expect(answered.answers[0].mixedUp).toHaveLength(1)
  await page.goto('/review')
  await expect(page.getByRole('heading', { name: /one pair was mixed up/ })).toBeVisible()
  await keepAll(page)
  await expect(page.getByRole('link', { name: /cards and one pair to review/ })).toBeVisible()

  await context.setOffline(true)
  await page.goto('/review')
  await expect(page.getByText('Easily mixed up: 1,960 who were sent, 3,600 who were not.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Check: Sure' })).toHaveCount(0)
  for (const field of await page.locator('form input[type=text]').all()) await field.fill('7')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Not right')).toHaveCount(2)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^2 of /)).toBeVisible()
  await page.reload()
  await expect(page.getByText('2 answers wait on this device for a network.')).toBeVisible()
  await expect(page.getByText(/Easily mixed up/)).toHaveCount(0)

  // The page that is open sends them by itself.
  await context.setOffline(false)
  await expect(page.getByText('2 answers that you gave without a network have been counted.')).toBeVisible()
  await page.goto('/review')
  await expect(page.getByText('Today so far: 3 answers')).toBeVisible()
  await expect(page.getByRole('heading', { name: /mixed up/ })).toHaveCount(0)
})

test('a question on a map is drawn and answered without a network, in light and dark', async ({
  page,
  context,
}) => {
  // The whole review is long: the first question on a map stands for it.
  await page.route('**/recall/pack', async (route) => {
    const response = await route.fetch()
    const pack = await response.json()
    const isMap = ({ item }: Packed) => item.type === 'hotspot'
    await route.fulfill({ response, json: { ...pack, questions: pack.questions.filter(isMap).slice(0, 1) } })
  })
  await page.goto('/review/settings')
  await page.getByLabel('New cards a day').fill('100')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Your settings are saved.')).toBeVisible()
  await keepAll(page)
  await expect(page.getByRole('link', { name: 'One card to review' })).toBeVisible()
  await context.setOffline(true)
  await page.goto('/review')
  const land = page.locator('[data-region=armenia] path').first()
  const colours = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(land).toBeVisible()
    colours.push(await land.evaluate((path) => getComputedStyle(path).fill))
  }
  expect(new Set(colours).size).toBe(2)
  await answerByKeys(page)
  await expect(page.locator('form blockquote')).toBeVisible()
})

test('what is kept is cleared by one button, after a question', async ({ page, context }) => {
  await takeAlong(page)
  await page.getByText('Clear this device').click()
  await page.getByRole('button', { name: 'Yes, clear it' }).click()
  await expect(page.getByText('Nothing is kept on this device.')).toBeVisible()
  const caches = await page.evaluate(() => window.caches.keys())
  expect(caches.filter((name) => /downloads|visited/.test(name))).toEqual([])
  await context.setOffline(true)
  await page.goto(`${COURSE}/lessons/two-forces`)
  await expect(page.getByRole('heading', { name: 'You’re offline' })).toBeVisible()
})

test('the app says how it is installed', async ({ page }) => {
  await page.goto('/')
  const address = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = await (await page.request.get(address ?? '')).json()
  for (const { src } of manifest.icons as { src: string }[])
    expect((await page.request.get(src)).headers()['content-type']).toBe('image/png')
  expect(manifest).toMatchObject({ display: 'standalone', start_url: '/review' })
})
