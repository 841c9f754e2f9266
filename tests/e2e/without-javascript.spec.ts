import { expect, test } from '../support/browser-test'
import { answerPlainly, COURSE, questions, readFieldsByMarkup } from '../support/take-quiz'

test.use({ javaScriptEnabled: false })

test('a lesson can be read, and its questions answered on a separate page', async ({ page }) => {
  await page.goto(`${COURSE}/lessons/the-deal`)
  await expect(page.getByRole('heading', { name: 'The terms of the deal' })).toBeVisible()
  const check = page
    .getByRole('complementary')
    .filter({ hasText: 'How many service members does Russia send?' })
  await check.getByRole('textbox').fill('3600')
  await check.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('Incorrect.')).toBeVisible()
  await expect(page.getByText('CSTO’s own peacekeepers')).toBeVisible()
  await page.getByRole('link', { name: 'Try again' }).click()
  await page.getByRole('textbox').fill('1,960')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('Correct.')).toBeVisible()
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByText(/^You answered this on/)).toBeVisible()
  await page.getByRole('link', { name: 'See the result' }).click()
  await expect(page.getByText('Correct.')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the lesson' }).click()
  await expect(page).toHaveURL(/lessons\/the-deal#check/)
})

test('flashcards are a list that a concept limits, and the header has no theme switch', async ({ page }) => {
  await page.goto(`${COURSE}/flashcards`)
  await expect(page.getByRole('button')).toHaveCount(0)
  const card = page.getByText('How large is the CRRF?')
  await card.click()
  await expect(page.getByText('The CRRF is up to 25,000 strong.')).toBeVisible()
  await page.getByRole('link', { name: 'The peacekeeping force (CPF)' }).click()
  await expect(card).toBeHidden()
  await expect(page.getByText('How many servicemen does the CPF have?')).toBeVisible()
  await page.getByRole('link', { name: 'All concepts' }).click()
  await expect(card).toBeVisible()
})

test('a quiz can be taken, flagged, and submitted, and its results viewed', async ({ page }) => {
  await page.goto(`${COURSE}/quizzes/why-it-stayed-out`)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  for (let slot = 1; slot <= 12; slot++) {
    await expect(page.getByText(`Question ${slot} of 12`, { exact: true })).toBeVisible()
    const question = questions(page)
    await answerPlainly(question)
    const before = await readFieldsByMarkup(page)
    await page.getByRole('button', { name: 'Save' }).last().click()
    await expect(page.getByText(`Question ${slot} of 12`, { exact: true })).toBeVisible()
    expect(await readFieldsByMarkup(page)).toEqual(before)
    if (slot < 12) await page.getByRole('button', { name: 'Next' }).click()
  }
  await page.getByRole('button', { name: 'Flag for later' }).click()
  await expect(page.getByRole('button', { name: 'Flag for later' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Finish and submit' }).click()
  await expect(page.getByText('All 12 questions are answered.')).toBeVisible()
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByRole('heading', { name: /% of points/ })).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(12)
  await page.goto('/progress/quizzes')
  await expect(page.getByRole('link', { name: 'Why it stayed out' }).first()).toBeVisible()
})

test.describe('a missing page', () => {
  test.use({ allowedErrors: [/404/] })

  test('has an error message, also on pages rendered on request', async ({ page }) => {
    for (const address of [
      '/nowhere',
      '/attempts/nowhere',
      '/attempts/nowhere/results',
      `${COURSE}/quizzes/nowhere`,
    ]) {
      const response = await page.goto(address)
      expect(response?.status(), address).toBe(404)
      await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    }
  })
})
