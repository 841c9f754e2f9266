import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { COURSE } from '../support/take-quiz'

test('a lesson question is answered in place, with feedback for the choice', async ({ page }) => {
  await page.goto(`${COURSE}/lessons/the-deal`)
  const check = page
    .getByRole('complementary')
    .filter({ hasText: 'As guarantor, Russia has to send more troops' })
  await check.getByRole('radio', { name: 'It lists this duty among the terms' }).check()
  await check.getByRole('button', { name: 'Check' }).click()
  await expect(check.getByText('Incorrect.')).toBeVisible()
  const option = (text: string) => check.getByRole('listitem').filter({ hasText: text })
  await expect(option('It lists this duty among the terms')).toContainText('Your answer, incorrect')
  await expect(option('It names the role but not this duty')).toContainText('Correct answer')
  await expect(check.getByText('It would fit the usual meaning of the word')).toBeVisible()
  await check.getByRole('button', { name: 'Try again' }).click()
  await check.getByRole('radio', { name: 'It names the role but not this duty' }).check()
  await check.getByRole('button', { name: 'Check' }).click()
  await expect(check.getByText('Correct.')).toBeVisible()
})

test.describe('an unanswered question', () => {
  test.use({ allowedErrors: [/422/] })

  test('in a lesson asks for an answer', async ({ page }) => {
    await page.goto(`${COURSE}/lessons/the-deal`)
    const check = page
      .getByRole('complementary')
      .filter({ hasText: 'How many service members does Russia send?' })
    await check.getByRole('button', { name: 'Check' }).click()
    await expect(check.getByText('Enter an answer first')).toBeVisible()
  })
})

test('sections read are marked, and the lesson resumes at the right place', async ({ page }) => {
  const lesson = `${COURSE}/lessons/the-deal`
  await page.goto(lesson)
  const section = page.getByRole('region', { name: 'One brigade from Russia' })
  const saved = page.waitForRequest(
    (request) => request.method() === 'PUT' && request.url().includes('/reading'),
  )
  await section.getByRole('button', { name: 'Check' }).scrollIntoViewIfNeeded()
  await expect(page.getByRole('link', { name: /One brigade from Russia/ })).toHaveAttribute(
    'data-finished',
    'true',
  )
  await saved
  await page.goto(lesson)
  await expect(page.getByRole('link', { name: /One brigade from Russia/ })).toHaveAttribute(
    'data-finished',
    'true',
  )
  await page.getByRole('link', { name: 'Continue where you left off' }).click()
  await expect(section).toBeInViewport()
})

test('reading alone stores no guest', async ({ page }) => {
  await page.goto(`${COURSE}/lessons/the-deal`)
  await page.getByRole('heading', { name: 'Key takeaways' }).scrollIntoViewIfNeeded()
  await page.goto(`${COURSE}/lessons/two-forces`)
  expect(await (await page.request.get('/api/v1/me')).json()).toEqual({ viewer: null, ended: null })
  expect(await page.context().cookies()).toEqual([])
})

test('lessons link to one another', async ({ page }) => {
  await page.goto(`${COURSE}/lessons/the-deal`)
  await page.getByRole('link', { name: 'Win or burden? →' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Win or burden?' })).toBeVisible()
  await page.getByRole('link', { name: '← The terms of the deal' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The terms of the deal' })).toBeVisible()
})

test('every lesson names the article, and every section its paragraphs', async ({ page }) => {
  await page.goto(`${COURSE}/lessons/two-forces`)
  await expect(
    page.getByText(/Janko Šćepanović, .*Missed Opportunity.*Flashpoints.*November 2020/),
  ).toBeVisible()
  const sections = page.getByRole('article').getByRole('region').and(page.locator('[data-section]'))
  for (const section of await sections.all()) {
    await expect(section.getByRole('link', { name: /^Paragraph \d+ of the article$/ }).first()).toBeVisible()
  }
})

test('the coverage page has no gap', async ({ page }) => {
  await page.goto(`${COURSE}/coverage`)
  await expect(
    page.getByText('The article has 16 paragraphs and makes 66 claims. Every claim is taught'),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: /^Paragraph/ })).toHaveCount(16)
})

test('a lesson remembers the answer to a quick check without moving anything', async ({ page }) => {
  const lesson = `${COURSE}/lessons/the-deal`
  await page.goto(lesson)
  const check = page
    .getByRole('complementary')
    .filter({ hasText: 'As guarantor, Russia has to send more troops' })
  const option = check.getByRole('radio', { name: 'It lists this duty among the terms' })
  await option.check()
  await check.getByRole('button', { name: 'Check' }).click()
  await expect(check.getByText('Incorrect.')).toBeVisible()
  await page.reload()
  await expect(check.getByText(/^Answered \w{3} \d+, \d{4}$/)).toBeVisible()
  await expect(option).toBeChecked()
  await expect(option).toBeDisabled()
  await expect(check.getByText('It would fit the usual meaning of the word')).toHaveCount(0)
  expect(await layoutShift(page)).toBe(0)
  await check.getByRole('button', { name: 'Incorrect: see why' }).click()
  await expect(check.getByText('It would fit the usual meaning of the word')).toBeVisible()
  await expect(check.getByRole('button', { name: 'Try again' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(option).toBeEnabled()
  await expect(option).not.toBeChecked()
})

/** The sum of all layout shifts of the page so far. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          resolve(list.getEntries().reduce((sum, entry) => sum + Number(Reflect.get(entry, 'value')), 0))
        }).observe({ type: 'layout-shift', buffered: true })
        // An observer without entries is never called.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)))
      }),
  )
}

test.describe('without a connection', () => {
  test.use({ allowedErrors: [/ERR_FAILED/] })

  test('this browser remembers the answer to a quick check', async ({ page }) => {
    const lesson = `${COURSE}/lessons/the-deal`
    await page.goto(lesson)
    const check = page
      .getByRole('complementary')
      .filter({ hasText: 'How many service members does Russia send?' })
    await check.getByRole('textbox').fill('1,960')
    await check.getByRole('button', { name: 'Check' }).click()
    await expect(check.getByText('Correct.')).toBeVisible()
    await page.route('**/lessons/*/checks', (route) => route.abort())
    await page.reload()
    await expect(check.getByRole('textbox')).toHaveValue('1,960')
    await expect(check.getByRole('button', { name: 'Correct: see why' })).toBeVisible()
  })
})
