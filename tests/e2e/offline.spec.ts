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
  await page.goto('/progress')
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

test('what is kept is cleared by one button, after a question', async ({ page, context }) => {
  await takeAlong(page)
  await page.getByText('Clear this device').click()
  await page.getByRole('button', { name: 'Yes, clear it' }).click()
  await expect(page.getByText('Nothing is kept on this device.')).toBeVisible()
  expect(await page.evaluate(() => caches.keys())).toEqual([])
  await context.setOffline(true)
  await expect(page.goto(`${COURSE}/lessons/two-forces`)).rejects.toThrow()
})

test('the app says how it is installed', async ({ page }) => {
  await page.goto('/')
  const address = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = await (await page.request.get(address ?? '')).json()
  for (const { src } of manifest.icons as { src: string }[])
    expect((await page.request.get(src)).headers()['content-type']).toBe('image/png')
  expect(manifest).toMatchObject({ display: 'standalone', start_url: '/review' })
})
