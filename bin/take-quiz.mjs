import { COURSE } from './measure-page.mjs'

/**
 * Takes the 12 questions of a lesson quiz in the browser and submits it.
 * @param shoot is called with `quiz` while it's in progress, and with `results` afterward
 */
export async function takeQuiz(page, shoot = async () => {}) {
  await page.goto(`${COURSE}/quizzes/the-deal`, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/attempts\/new/)
  for (let slot = 1; slot <= 12; slot++) {
    // Every question is on the page, but only one is shown.
    const question = page.locator(`[data-slot="${slot}"]`)
    await question.waitFor()
    await page.locator('form[data-ready]').waitFor()
    const choices = question.getByRole('radio').or(question.getByRole('checkbox'))
    if ((await choices.count()) > 0) await choices.nth(slot % (await choices.count())).check()
    for (const [index, list] of (await question.getByRole('combobox').all()).entries()) {
      const options = await list.locator('option').count()
      await list.selectOption({ index: 1 + (index % (options - 1)) })
    }
    for (const field of await question.getByRole('textbox').all()) await field.fill(slot % 2 ? '90' : '1960')
    await question.getByText(/^Saved/).waitFor()
    if (slot === 5) await shoot('quiz')
    await page.getByRole('button', { name: slot < 12 ? 'Next' : 'Finish and submit' }).click()
  }
  await page.waitForURL(/\/submit/)
  await page.getByRole('button', { name: /^Submit/ }).click()
  await page.getByRole('heading', { name: 'Your answers' }).waitFor()
  await shoot('results')
}
