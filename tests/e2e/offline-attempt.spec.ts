import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { DEVICES } from '../support/devices'
import { answer, COURSE, questions, readFields, startQuiz } from '../support/take-quiz'

// Browsers log an error to the console when they are offline.
test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/] })

const shown = (page: Page, slot: number, total: number) =>
  expect(page.getByText(`Question ${slot} of ${total}`, { exact: true })).toBeVisible()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Waits until the page's script runs and the browser has stored the page, then cuts the connection. */
async function goOffline(page: Page, context: BrowserContext): Promise<void> {
  await expect(page.locator('form[data-ready]')).toBeAttached()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await expect.poll(() => countKept(page)).toBeGreaterThan(0)
  await context.setOffline(true)
}

/** How many attempts the browser stores. */
async function countKept(page: Page): Promise<number> {
  return page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'casebook-kept')) return 0
    return new Promise<number>((resolve) => {
      const opening = indexedDB.open('casebook-kept')
      opening.onsuccess = () => {
        const database = opening.result
        const reading = database.transaction('kept').objectStore('kept').getAllKeys()
        reading.onsuccess = () => {
          database.close()
          resolve(reading.result.filter((key) => /\/(attempt|draft)\//.test(String(key))).length)
        }
      }
    })
  })
}

async function reloadOffline(page: Page): Promise<void> {
  // With unsent answers, the browser asks before it leaves the page.
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(page.getByText('You can continue here')).toBeVisible()
  await expect(page.locator('form[data-ready]')).toBeAttached()
}

const chosen = (page: Page) => questions(page).locator('input:checked')

for (const { device, viewport } of DEVICES) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport })

    test('a whole quiz works offline, one question at a time, and counts once', async ({ page, context }) => {
      await startQuiz(page, 'rules-homework')
      await goOffline(page, context)
      await answer(questions(page))
      await press(page, 'Next')
      await shown(page, 2, 3)
      await expect(questions(page).getByRole('heading').first()).toBeFocused()
      await expect(page).toHaveTitle(/^Question 2 of 3 · /)
      await answer(questions(page))
      await press(page, 'Flag for later')
      await expect(page.getByText('The flag is saved in this browser')).toBeVisible()
      await page.getByRole('link', { name: /^Question 3/ }).click()
      await shown(page, 3, 3)
      await press(page, 'Previous')
      await shown(page, 2, 3)
      await expect(chosen(page)).toHaveCount(1)
      await page.goBack()
      await shown(page, 3, 3)
      await answer(questions(page))
      await expect(page.getByText('3 answers aren’t sent yet.')).toBeVisible()
      await press(page, 'Finish and submit')
      await expect(page.getByText('the attempt isn’t submitted yet. Reconnect to submit it.')).toBeVisible()

      await reloadOffline(page)
      await shown(page, 3, 3)
      await expect(page.getByText('3 of 3 answered')).toBeVisible()
      await expect(chosen(page)).toHaveCount(1)
      await press(page, 'Previous')
      await shown(page, 2, 3)
      await expect(chosen(page)).toHaveCount(1)
      await expect(page.getByRole('button', { name: 'Flag for later' })).toHaveAttribute(
        'aria-pressed',
        'true',
      )

      await context.setOffline(false)
      await expect(page.getByText('You can continue here')).toBeHidden({ timeout: 20_000 })
      await expect(page.getByText('3 of 3 answered')).toBeVisible()
      await page.getByRole('link', { name: 'Finish the quiz' }).click()
      await expect(page.getByText('All 3 questions are answered.')).toBeVisible()
      await expect(page.getByText('You flagged 1 question for later.')).toBeVisible()
      const attempt = new URL(page.url()).pathname.replace('/submit', '')
      const { items } = await (await page.request.get(`/api/v1${attempt}`)).json()
      expect(items.map(({ revision }: { revision: number }) => revision)).toEqual([1, 1, 1])
    })

    test('an unsaved attempt with all questions on one page works offline from the start', async ({
      page,
      context,
    }) => {
      await startQuiz(page, 'rules-certainty')
      await goOffline(page, context)
      await page.getByRole('link', { name: 'All on one page' }).click()
      await expect(questions(page)).toHaveCount(3)
      await answer(questions(page).nth(0))
      await answer(questions(page).nth(2))
      await expect(page.getByText('2 answers aren’t sent yet.')).toBeVisible()
      const entered = await readFields(page)
      await reloadOffline(page)
      await expect(questions(page)).toHaveCount(3)
      expect(await readFields(page)).toEqual(entered)
      await page.goto('/progress')
      await expect(page.getByText('2 quiz answers. Saved in this browser')).toBeVisible()
      await page.getByRole('link', { name: 'Continue quiz: A quiz of rules-certainty' }).click()
      // The first question without an answer.
      await shown(page, 2, 3)
      await context.setOffline(false)
      await expect(page.getByText('You can continue here')).toBeHidden({ timeout: 20_000 })
      await expect(page).toHaveURL(/\/attempts\/[0-9a-f-]{36}/)
      await expect(page.getByText('2 of 3 answered')).toBeVisible()
      await page.getByRole('link', { name: 'All on one page' }).click()
      expect(await readFields(page)).toEqual(entered)
    })
  })
}

test('submitting offline says that it waits for a connection', async ({ page, context }) => {
  await startQuiz(page, 'rules-homework')
  await answer(questions(page))
  await expect(page.getByText(/^Saved at/)).toBeVisible()
  await page.getByRole('link', { name: 'Finish the quiz' }).click()
  await expect(page).toHaveURL(/\/submit$/)
  await context.setOffline(true)
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page.getByText('isn’t submitted yet. Reconnect and submit it again.')).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page).toHaveURL(/\/results$/)
})

test('continuing works from the first question before anything is stored', async ({ page, context }) => {
  await startQuiz(page, 'the-deal')
  await goOffline(page, context)
  for (let slot = 2; slot <= 12; slot++) {
    await press(page, 'Next')
    await shown(page, slot, 12)
  }
  await expect(page.getByRole('button', { name: 'Finish and submit' })).toBeVisible()
  await context.setOffline(false)
  expect((await (await page.request.get('/api/v1/me')).json()).viewer).toBeNull()
})

test('an answer saved before the connection was lost survives a reload', async ({ page, context }) => {
  await startQuiz(page, 'rules-homework')
  await answer(questions(page))
  await expect(page.getByText(/^Saved at/)).toBeVisible()
  await press(page, 'Next')
  await shown(page, 2, 3)
  await goOffline(page, context)
  await page.reload()
  await expect(page.getByText('1 of 3 answered')).toBeVisible()
  await press(page, 'Previous')
  await shown(page, 1, 3)
  await expect(chosen(page)).toHaveCount(1)
})

test('a sequential quiz stays at its question offline and never stores the next', async ({
  page,
  context,
}) => {
  await startQuiz(page, 'rules-sequential')
  await goOffline(page, context)
  await expect(page.locator('[data-slot]')).toHaveCount(1)
  await answer(questions(page))
  await press(page, 'Next')
  await expect(page.getByText('Reconnect to go to the next question.')).toBeVisible()
  await reloadOffline(page)
  await shown(page, 1, 3)
  await expect(page.locator('[data-slot]')).toHaveCount(1)
  await context.setOffline(false)
  await expect(page.getByText('You can continue here')).toBeHidden({ timeout: 20_000 })
  await press(page, 'Next')
  await shown(page, 2, 3)
  await expect(page.getByText('1 of 3 answered')).toBeVisible()
})

test('an answer can’t be checked offline, and what a check revealed isn’t kept', async ({
  page,
  context,
}) => {
  await startQuiz(page, 'rules-immediate')
  await answer(questions(page))
  await press(page, 'Check answer')
  await expect(page.getByText('· final')).toBeVisible()
  await goOffline(page, context)
  await press(page, 'Next')
  await shown(page, 2, 3)
  await answer(questions(page))
  await press(page, 'Check answer')
  await expect(page.getByText('Reconnect to check this answer.')).toBeVisible()
  await reloadOffline(page)
  await press(page, 'Previous')
  await shown(page, 1, 3)
  await expect(questions(page).getByRole('radio').first()).toBeDisabled()
  await expect(page.getByText('· final')).toBeHidden()
})

test('two offline tabs don’t overwrite each other’s answers', async ({ page, context }) => {
  await startQuiz(page, 'rules-homework')
  await expect(page.locator('form[data-ready]')).toBeAttached()
  const other = await context.newPage()
  await other.goto(page.url().replace('slot=1', 'slot=2'))
  await goOffline(other, context)
  await answer(questions(page))
  await answer(questions(other))
  await press(other, 'Next')
  await shown(other, 3, 3)
  for (const tab of [page, other]) await expect(tab.getByText('1 answer isn’t sent yet')).toBeVisible()
  await context.setOffline(false)
  const attempt = new URL(page.url()).pathname
  await expect
    .poll(async () => {
      const { questions } = await (await page.request.get(`/api/v1${attempt}`)).json()
      return questions.map(({ state, answered }: { state?: string; answered?: unknown }) => state ?? answered)
    })
    .toEqual(['answered', 'answered', 'unanswered'])
})

test('an open attempt with other questions never takes an unsaved attempt’s answers', async ({ page }) => {
  await startQuiz(page, 'the-deal')
  await answer(questions(page))
  await expect(page.getByText(/^Saved at/)).toBeVisible()
  const attempt = new URL(page.url()).pathname
  const seed = crypto.randomUUID()
  await page.goto(`/attempts/new?course=${COURSE.split('/')[2]}&quiz=the-deal&seed=${seed}`)
  await press(page, 'Next')
  await shown(page, 2, 12)
  // The first field that is filled opens the other attempt, possibly before the next field is filled.
  page.setDefaultTimeout(3_000)
  await answer(questions(page)).catch(() => {})
  await expect(page).toHaveURL(new RegExp(attempt))
  await expect(page.getByText('1 of 12 answered')).toBeVisible()
})
