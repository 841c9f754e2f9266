import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { answer, answerPlainly, COURSE, questions, startQuiz } from '../support/take-quiz'

/** Submits a quiz with one answer, so that the others are missed. */
async function missQuestions(page: Page): Promise<void> {
  await startQuiz(page, 'the-deal')
  await answer(questions(page))
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await page.getByRole('link', { name: 'Finish the quiz' }).click()
  await page.getByRole('button', { name: 'Submit anyway' }).click()
  await expect(page.getByRole('heading', { name: 'Next', exact: true })).toBeVisible()
}

const check = (page: Page) => page.getByRole('button', { name: 'Check answer' })

/** Answers and checks until a question is missed. */
async function missOne(page: Page, answerIt: (page: Page) => Promise<void>): Promise<void> {
  const missed = page.locator('[id$="-checked"]').getByText(/Incorrect|Partially correct/)
  for (let turn = 0; turn < 8; turn++) {
    await answerIt(page)
    await check(page).click()
    await expect(page.locator('[id$="-checked"]')).toBeVisible()
    if (await missed.isVisible()) return
    await page.getByRole('button', { name: 'Next', exact: true }).click()
    await expect(check(page)).toBeVisible()
  }
  throw new Error('every answer was correct')
}

test('results lead to passages, practice with feedback, and back', async ({ page }) => {
  await missQuestions(page)
  const results = page.url()
  const passages = page.getByRole('group').filter({ hasText: 'The terms of the deal' }).first()
  await passages.locator('summary').first().click()
  await expect(passages.getByRole('blockquote').first()).toBeVisible()
  await expect(page.getByRole('link', { name: /^Read the lesson: / })).toBeVisible()
  await page.getByRole('button', { name: /^Practice 1[12] missed questions$/ }).click()
  await expect(page.getByRole('heading', { name: 'Practice: missed questions' })).toBeVisible()
  await missOne(page, () => answer(questions(page)))
  await expect(page.getByText(/^\d+ of 1[12], 1 comes back$/)).toBeVisible()
  const session = page.url()
  await page.reload()
  expect(page.url()).toBe(session)
  await expect(page.getByText(/^\d+ of 1[12], 1 comes back$/)).toBeVisible()
  await page.getByText('Read the passage').click()
  await expect(page.getByRole('blockquote')).toBeVisible()
  await page.getByRole('button', { name: 'End practice' }).click()
  await expect(page.getByRole('heading', { name: 'Practice complete' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Still to learn' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Practice again' })).toBeVisible()
  await page.getByRole('link', { name: 'Back to the results' }).click()
  await expect(page).toHaveURL(results)
})

test('an answer is marked where it was given', async ({ page }) => {
  await missQuestions(page)
  await page.getByRole('button', { name: /^Practice/ }).click()
  await missOne(page, () => answer(questions(page)))
  const question = questions(page)
  await expect(question.getByText(/^Your answer, |^Correct answer/).first()).toBeAttached()
  await expect(question.getByRole('radio')).toHaveCount(0)
})

test('practice changes no score', async ({ page }) => {
  await missQuestions(page)
  await page.getByRole('button', { name: /^Practice/ }).click()
  await answer(questions(page))
  await check(page).click()
  await page.getByRole('button', { name: 'End practice' }).click()
  await expect(page.getByText('Practice doesn’t change your quiz scores.')).toBeVisible()
  await page.goto(`${COURSE}/quizzes/the-deal`)
  await expect(page.getByRole('link', { name: /^Attempt \d/ })).toHaveCount(1)
  await expect(page.getByRole('link', { name: 'The terms of the deal' })).toBeVisible()
})

test('a concept can be practiced', async ({ page }) => {
  await page.goto('/progress/concepts/deal-force')
  await page.getByRole('button', { name: 'Practice this concept' }).click()
  await expect(page.getByRole('heading', { name: /^Practice: / })).toBeVisible()
  await expect(page.getByText(/^1 of \d$/)).toBeVisible()
  await page.getByRole('button', { name: 'Skip' }).click()
  await expect(page.getByText(/^2 of \d$/)).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a question is answered, explained, and comes back', async ({ page }) => {
    await page.goto('/progress/concepts/deal-force')
    await page.getByRole('button', { name: 'Practice this concept' }).click()
    await missOne(page, () => answerPlainly(questions(page)))
    await expect(page.getByText(/^\d+ of \d, 1 comes back$/)).toBeVisible()
    await page.getByRole('button', { name: 'End practice' }).click()
    await expect(page.getByRole('heading', { name: 'Practice complete' })).toBeVisible()
    await page.getByRole('link', { name: /^Back to / }).click()
    await expect(page).toHaveURL(/\/progress\/concepts\/deal-force$/)
  })
})
