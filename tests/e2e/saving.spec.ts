import type { Page } from '@playwright/test'
import { askForConfidence } from '../support/ask-for-confidence'
import { expect, test } from '../support/browser-test'
import { answer, questions, startQuiz } from '../support/take-quiz'

// The tests cause these on purpose: the browser is offline, or the session has ended.
test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED|401/] })

const saved = (page: Page) => page.getByText(/^Saved at/)

test('offline answers outlive the page and are sent when it reopens', async ({ page, context }) => {
  await startQuiz(page, 'rules-homework')
  await page.getByRole('link', { name: 'All on one page' }).click()
  await expect(page).toHaveURL(/view=all/)
  const question = questions(page)
  await answer(question.nth(0))
  await expect(question.nth(0).getByText(/^Saved at/)).toBeVisible()
  const address = page.url()
  await context.setOffline(true)
  await answer(question.nth(1))
  await answer(question.nth(2))
  await expect(page.getByText('2 answers aren’t sent yet')).toBeVisible()
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(address)
  await expect(again.getByText('3 of 3 answered')).toBeVisible({ timeout: 15_000 })
  await again.reload()
  await expect(again.getByText('3 of 3 answered')).toBeVisible()
})

test('two offline tabs don’t overwrite each other’s answers', async ({ page, context }) => {
  await startQuiz(page, 'rules-homework')
  await answer(questions(page))
  await expect(saved(page)).toBeVisible()
  const attempt = new URL(page.url()).pathname
  const other = await context.newPage()
  await page.goto(`${attempt}?slot=2`)
  await other.goto(`${attempt}?slot=3`)
  await context.setOffline(true)
  await answer(questions(page))
  await answer(questions(other))
  for (const tab of [page, other]) await expect(tab.getByText('1 answer isn’t sent yet')).toBeVisible()
  await page.close()
  await other.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(`${attempt}?slot=1`)
  await expect
    .poll(async () => {
      await again.reload()
      return again.locator('[data-progress]').textContent()
    })
    .toBe('3 of 3 answered')
})

test('an answer that replaced another device’s can be undone', async ({ page, browser }) => {
  await startQuiz(page, 'rules-homework')
  const choices = questions(page).getByRole('radio')
  await expect(page.locator('form[data-ready]')).toBeAttached()
  await choices.nth(0).check()
  await expect(saved(page)).toBeVisible()
  const elsewhere = await browser.newContext({ storageState: await page.context().storageState() })
  const other = await elsewhere.newPage()
  await other.goto(page.url())
  await expect(other.locator('form[data-ready]')).toBeAttached()
  await questions(other).getByRole('radio').nth(1).check()
  await expect(saved(other)).toBeVisible()
  await choices.nth(2).check()
  await expect(page.getByText('This answer replaced one from another tab')).toBeVisible()
  await page.getByRole('button', { name: 'Restore the other answer' }).click()
  await expect(choices.nth(1)).toBeChecked()
  await page.reload()
  await expect(choices.nth(1)).toBeChecked()
  await elsewhere.close()
})

test('an answer given after the session ended waits for its owner', async ({ page, context }) => {
  await startQuiz(page, 'rules-homework')
  await answer(questions(page))
  await expect(saved(page)).toBeVisible()
  const cookies = await context.cookies()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Question 2 of 3', { exact: true })).toBeVisible()
  await context.clearCookies()
  await answer(questions(page))
  await expect(page.getByText('You’re signed out.')).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Question 2 of 3', { exact: true })).toBeVisible()
  await context.addCookies(cookies)
  await page.reload()
  await expect(page.getByText('2 of 3 answered')).toBeVisible({ timeout: 15_000 })
})

test('offline in a timed quiz, the page shows until when an answer counts', async ({ page, context }) => {
  await startQuiz(page, 'rules-homework')
  await answer(questions(page))
  await expect(saved(page)).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Question 2 of 3', { exact: true })).toBeVisible()
  await context.setOffline(true)
  await answer(questions(page))
  await expect(page.getByText(/The timer is still running\. Answers received by .* count\./)).toBeVisible()
  await context.setOffline(false)
  await expect(saved(page)).toBeVisible({ timeout: 15_000 })
})

test.describe('a page rendered before the server had an answer', () => {
  // A service worker would load the page instead of the route below.
  test.use({ serviceWorkers: 'block' })

  test('shows the answer after a reload', async ({ page }) => {
    await askForConfidence(page)
    await startQuiz(page, 'the-deal')
    await answer(questions(page))
    await expect(saved(page)).toBeVisible()
    const [drawn, sent] = [withResolver(), withResolver()]
    await page.route(/\/attempts\/[0-9a-f-]{36}/, async (route) => {
      if (!route.request().isNavigationRequest()) return route.continue()
      const response = await route.fetch()
      drawn.resolve()
      await sent.promise
      await route.fulfill({ response })
    })
    const skip = page.getByRole('radio', { name: 'Skip' }).first()
    await skip.focus()
    const reloaded = page.reload()
    await drawn.promise
    const saving = page.waitForResponse((response) => response.url().includes('/responses/'))
    // Backward from the first level is the last one.
    await page.keyboard.press('ArrowLeft')
    // No unsent answer remains when the page is left.
    await (await saving).finished()
    sent.resolve()
    await reloaded
    await expect(page.getByRole('radio', { name: /^Sure/ }).first()).toBeChecked()
  })
})

test('changes made while an attempt starts are saved in order', async ({ page }) => {
  await askForConfidence(page)
  const started = withResolver()
  await page.route('**/api/v1/attempts', async (route) => {
    await started.promise
    await route.continue()
  })
  await startQuiz(page, 'the-deal')
  await answer(questions(page))
  await page.getByRole('radio', { name: 'Skip' }).first().focus()
  for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowRight')
  started.resolve()
  await page.keyboard.press('ArrowRight')
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('radio', { name: /^Sure/ }).first()).toBeChecked()
})

function withResolver() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
