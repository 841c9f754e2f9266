import { expect, test } from '../support/browser-test'
import { COURSE, questions } from '../support/take-quiz'

const QUESTION = `${COURSE}/argue/argue-less-suspicion`
const TEXT = `${'Several nations look fairer than one. '.repeat(9)}\n\nStill, Armenia is a member too.`

test('a learner argues a view, compares it, and checks it by the rubric', async ({ page }) => {
  await page.goto(`${COURSE}/lessons/a-missed-opportunity`)
  await page.getByRole('link', { name: 'Argue your view' }).click()
  await page.getByRole('button', { name: 'Write your answer' }).click()
  await expect(page.locator('form[data-ready]')).toBeAttached()
  const question = questions(page).first()
  await expect(question.getByText('0 words. Aim for 50 to 300.')).toBeVisible()
  await question.getByRole('textbox').fill('Too short.')
  await expect(question.getByText('2 words. Aim for 50 to 300.')).toBeVisible()
  await question.getByRole('textbox').fill(TEXT)
  await expect(question.getByText('60 words. Aim for 50 to 300.')).toBeVisible()
  await expect(question.getByText('Saved')).toBeVisible()
  await page.reload()
  await expect(question.getByRole('textbox')).toHaveValue(TEXT)
  await page.getByRole('button', { name: 'Finish and submit' }).click()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Model answer' })).toBeVisible()
  await expect(page.getByText('Still, Armenia is a member too.', { exact: true })).toBeVisible()
  await expect(page.getByText('This isn’t scored')).toBeVisible()
  await page.getByRole('checkbox', { name: /whether I agree/ }).check()
  await page.getByRole('button', { name: 'Save my check' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('checkbox', { name: /whether I agree/ })).toBeChecked()
  await page.getByRole('link', { name: 'Your earlier answers' }).click()
  await expect(page.getByText('you checked off 1 of 5 criteria')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Write another answer' })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a short answer is noted but accepted, and its check is saved', async ({ page }) => {
    await page.goto(QUESTION)
    await page.getByRole('button', { name: 'Write your answer' }).click()
    await questions(page).first().getByRole('textbox').fill('Less suspicion.\n\nBut Armenia is in it.')
    await page.getByRole('button', { name: 'Finish and submit' }).click()
    await expect(page.getByText('7 words; 50 to 300 are suggested')).toBeVisible()
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await expect(page.getByText('But Armenia is in it.', { exact: true })).toBeVisible()
    await page.getByRole('checkbox', { name: /Armenia also provides/ }).check()
    await page.getByRole('button', { name: 'Save my check' }).click()
    await page.goto(QUESTION)
    await expect(page.getByText('you checked off 1 of 5 criteria')).toBeVisible()
  })
})
