import type { Page } from '@playwright/test'
import { askForConfidence } from '../support/ask-for-confidence'
import { expect, test } from '../support/browser-test'
import { CANARY_WORD } from '../support/canary-words.mjs'
import { answer, COURSE, questions, startQuiz, submitAll } from '../support/take-quiz'

const quizPage = (slug: string) => `${COURSE}/quizzes/${slug}`
const saved = (page: Page) => page.getByText(/^Saved at/)

test('a sequential quiz shows one question at a time without going back', async ({ page }) => {
  await startQuiz(page, 'rules-sequential')
  await expect(page.getByText('Question 1 of 3', { exact: true })).toBeVisible()
  await answer(questions(page))
  await expect(saved(page)).toBeVisible()
  const first = page.url()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Question 2 of 3', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Previous' })).toHaveCount(0)
  for (const address of [first, `${new URL(first).pathname}?slot=1`, `${new URL(first).pathname}?view=all`]) {
    await page.goto(address)
    await expect(page.getByText('Question 2 of 3', { exact: true })).toBeVisible()
    await expect(questions(page)).toHaveCount(1)
  }
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Question 3 of 3', { exact: true })).toBeVisible()
  await submitAll(page)
  await expect(page.getByText('2 not answered')).toBeVisible()
})

test.describe('an unanswered question', () => {
  test.use({ allowedErrors: [/422/] })

  test('uses no try when it is checked', async ({ page }) => {
    await startQuiz(page, 'rules-interactive')
    await page.getByRole('button', { name: 'Check answer' }).click()
    await expect(page.getByText('Enter an answer first')).toBeVisible()
    await expect(questions(page).getByText('3 tries left')).toBeVisible()
  })
})

test('an answer has several tries, with a hint between, and is then final', async ({ page }) => {
  await startQuiz(page, 'rules-interactive')
  expect(await page.content()).not.toContain(CANARY_WORD)
  const check = page.getByRole('button', { name: /^Check/ })
  const choices = questions(page).getByRole('radio')
  await expect(questions(page).getByText('3 tries left')).toBeVisible()
  for (let turn = 0; turn < 3 && (await check.isVisible()); turn++) {
    await choices.nth(turn).check()
    await expect(saved(page)).toBeVisible()
    await check.click()
    await expect(page.getByText(/^(✓ Correct|✗ Incorrect)/)).toBeVisible()
    const left = ['2 tries left', '1 try left', '· final'][turn] ?? ''
    await expect(page.getByText(left).or(page.getByText('· final'))).toBeVisible()
  }
  await expect(page.getByText('· final')).toBeVisible()
  await expect(choices).toHaveCount(0)
  await expect(page.getByText(/^Your answer, /)).toBeVisible()
  await page.reload()
  await expect(page.getByText('· final')).toBeVisible()
})

test('checking each answer once works without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  const page = await context.newPage()
  await page.goto(quizPage('rules-immediate'))
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.getByRole('button', { name: 'Check answer' }).click()
  await expect(page.getByText('Enter an answer first')).toBeVisible()
  await questions(page).getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Check answer' }).click()
  await expect(page.getByText('· final')).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Question 2 of 3', { exact: true })).toBeVisible()
  await context.close()
})

test('certainty is chosen with the answer and weights its points', async ({ page }) => {
  await startQuiz(page, 'rules-certainty')
  await answer(questions(page))
  await page.getByRole('radio', { name: /^Certain/ }).check()
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('radio', { name: /^Certain/ })).toBeChecked()
  await submitFromAnywhere(page)
  await expect(page.getByText(/Certainty-based scoring: .* of 3 points per question/)).toBeVisible()
  await expect(page.getByText('certainty C3').first()).toBeVisible()
})

test('confidence is off until the learner turns it on, set by keyboard, and shown with the result', async ({
  page,
}) => {
  await startQuiz(page, 'the-deal')
  await expect(page.getByText('How confident are you?')).toHaveCount(0)
  await askForConfidence(page)
  await startQuiz(page, 'the-deal')
  await answer(questions(page))
  const levels = page.getByRole('group', { name: /How confident are you/ })
  await levels.getByRole('radio', { name: 'Skip' }).focus()
  await expect(levels.getByRole('radio', { name: 'Skip' })).toBeChecked()
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
  await expect(levels.getByRole('radio', { name: /^Sure/ })).toBeChecked()
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(levels.getByRole('radio', { name: /^Sure/ })).toBeChecked()
  await submitFromAnywhere(page)
  await expect(page.getByText('your confidence: 95%')).toBeVisible()
})

async function submitFromAnywhere(page: Page): Promise<void> {
  await page.goto(`${new URL(page.url()).pathname}/submit`)
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page).toHaveURL(/\/results$/)
}

test('an exam announces its results date, shows none before, and allows one attempt', async ({ page }) => {
  await startQuiz(page, 'rules-exam')
  await answer(questions(page))
  await expect(saved(page)).toBeVisible()
  await submitFromAnywhere(page)
  await expect(page.getByRole('heading', { name: 'Submitted' })).toBeVisible()
  await expect(page.getByText('Your results will be available when the quiz closes')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Your answers' })).toHaveCount(0)
  const attempt = new URL(page.url()).pathname.replace('/results', '')
  const bodies = [await page.content()]
  for (const address of [
    '/progress',
    quizPage('rules-exam'),
    `/api/v1${attempt}`,
    `/api/v1${attempt}/results`,
  ])
    bodies.push(await (await page.request.get(address)).text())
  for (const body of bodies) expect(body).not.toContain(CANARY_WORD)
  await page.goto(quizPage('rules-exam'))
  await expect(page.getByText('You’ve used your only attempt.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Start|Retake/ })).toHaveCount(0)
})

test('homework shows scores immediately and withholds correct answers', async ({ page }) => {
  await startQuiz(page, 'rules-homework')
  await answer(questions(page))
  await expect(saved(page)).toBeVisible()
  await submitFromAnywhere(page)
  await expect(page.getByText('of points')).toBeVisible()
  await expect(page.getByText('Correct answer', { exact: true })).toHaveCount(0)
  expect(await page.content()).not.toContain(CANARY_WORD)
})

test('when time runs out, saved answers are submitted, even without an open page', async ({ page }) => {
  await startQuiz(page, 'rules-clock')
  await expect(page.getByRole('timer')).toHaveText(/0:\d\d left/)
  await answer(questions(page))
  await expect(saved(page)).toBeVisible()
  await expect(page).toHaveURL(/\/results$/, { timeout: 30_000 })
  await expect(page.getByText('2 not answered')).toBeVisible()
})

test('in the grace period you can only submit, and the attempt is late', async ({ page }) => {
  await startQuiz(page, 'rules-grace')
  await answer(questions(page))
  await expect(saved(page)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Time’s up' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page.getByText('· late')).toBeVisible()
})

test('a quiz that isn’t open, and one with a wait, say when they can be started', async ({ page }) => {
  await page.goto(quizPage('rules-future'))
  await expect(page.getByText(/This quiz opens on/)).toBeVisible()
  await startQuiz(page, 'rules-wait')
  await submitFromAnywhere(page)
  await page.goto(quizPage('rules-wait'))
  await expect(page.getByText(/You have to wait between attempts/)).toBeVisible()
})
