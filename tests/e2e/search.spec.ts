import { expect, test } from '../support/browser-test'
import { COURSE } from '../support/take-quiz'

test('search finds lessons, terms, and facts while you type, and opens the match', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Search' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Search' })).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('garantor')
  await expect(page.getByText(/results for “garantor”/)).toBeVisible()
  await expect(page).toHaveURL(/\?q=garantor/)
  await expect(page.getByRole('region', { name: 'Glossary' }).getByRole('link').first()).toBeVisible()
  const lesson = page
    .getByRole('region', { name: 'Lessons' })
    .getByRole('listitem')
    .filter({ hasText: 'Three parties and one guarantor' })
  await expect(lesson.getByText('guarantor', { exact: true }).first()).toBeVisible()
  await lesson.getByRole('link').click()
  await expect(page).toHaveURL(/lessons\/the-deal#three-parties/)
  await expect(page.getByRole('heading', { name: 'Three parties and one guarantor' })).toBeVisible()
})

test('search finds the learner’s own notes, but no one else’s', async ({ page, browser }) => {
  await page.goto(`${COURSE}/lessons/the-deal/notes`)
  await page.getByRole('textbox', { name: 'Add a note on this lesson' }).fill('Zebra crossing')
  const sent = page.waitForResponse((response) => response.request().method() === 'PUT')
  await page.getByRole('button', { name: 'Add note' }).click()
  expect((await sent).ok()).toBe(true)
  await page.goto('/search?q=zebra')
  const notes = page.getByRole('region', { name: 'Your notes' })
  await expect(notes.getByText('Zebra')).toBeVisible()
  await notes.getByRole('link', { name: 'The terms of the deal' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Zebra crossing' })).toBeInViewport()
  const stranger = await browser.newPage()
  await stranger.goto('/search?q=zebra')
  await expect(stranger.getByText('No results for “zebra”')).toBeVisible()
  await stranger.close()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('search is a form', async ({ page }) => {
    await page.goto('/search')
    await page.getByRole('searchbox').fill('1960')
    await page.getByRole('button', { name: 'Search' }).click()
    await expect(page.getByText(/results for “1960”/)).toBeVisible()
    await expect(page.getByRole('region', { name: 'Facts' }).getByText('1,960').first()).toBeVisible()
  })
})

test.describe('offline', () => {
  // A visitor has no review to download.
  test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|401 \(Unauthorized\)/] })

  test('search works with a downloaded course', async ({ page, context }) => {
    await page.goto('/offline')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await context.setOffline(true)
    await page.goto('/search?q=brigade')
    await expect(page.getByText('download the course first')).toBeVisible()
    await context.setOffline(false)
    await page.goto('/offline')
    await page.getByRole('button', { name: 'Download course' }).click()
    await expect(page.getByText(/Course( and today’s review)? downloaded/)).toBeVisible()
    await context.setOffline(true)
    await page.goto('/search?q=brigade')
    await expect(page.getByText(/results for “brigade”/)).toBeVisible()
    await page.getByRole('region', { name: 'Lessons' }).getByRole('link').first().click()
    await expect(page.locator('[data-section]').first()).toBeVisible()
  })
})
