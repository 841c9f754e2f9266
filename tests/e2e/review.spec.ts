import type { Page } from '@playwright/test'
import { answerByKeys } from '../support/answer-review'
import { expect, test } from '../support/browser-test'
import { answerPlainly } from '../support/take-quiz'

const stem = (page: Page) => page.locator('form h2').first()

test('a session by keyboard alone: choose, check, rate, go on, take back, finish', async ({ page }) => {
  await page.goto('/review')
  await page.getByRole('link', { name: 'Twenty cards' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible()
  const first = (await stem(page).textContent()) ?? ''
  await answerByKeys(page)
  // The passage of the lesson stands under what came of it.
  await expect(page.locator('form blockquote')).toBeVisible()
  await page.keyboard.press('4')
  await expect(page.getByRole('button', { name: /easy/i })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press(' ')
  await expect(page.getByText(/^2 of \d+$/)).toBeVisible()
  await expect(stem(page)).toBeFocused()

  await page.keyboard.press('u')
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible()
  await expect(stem(page)).toHaveText(first)

  const total = Number((await page.getByText(/^1 of \d+$/).textContent())?.split(' ')[2])
  for (let index = 1; index <= total; index++) {
    await expect(page.getByText(`${index} of ${total}`)).toBeVisible()
    await answerByKeys(page)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { name: 'That is it for now' })).toBeVisible()
  await expect(page.getByText(`${total} answers`)).toBeVisible()
  await page.goto('/review')
  await expect(page.getByText(`Today so far: ${total} answers`)).toBeVisible()
})

test('a blank is not counted, and says so', async ({ page }) => {
  await page.goto('/review/session?cards=3')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Give an answer first' })).toBeVisible()
  await expect(page.getByText('1 of 3')).toBeVisible()
})

test('a card is put aside and taken back; a question is reported', async ({ page }) => {
  await page.goto('/review/session?cards=5')
  const asked = await stem(page).textContent()
  await page.getByText('This card').click()
  await page.getByLabel('I think this question is wrong').fill('Two answers are right.')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Thank you')).toBeVisible()
  await page.getByRole('button', { name: 'Never, until I take it back' }).click()
  await expect(page.getByText('2 of 5')).toBeVisible()
  await page.goto('/review')
  const aside = page.getByRole('region', { name: 'Put aside' })
  await expect(aside.getByRole('listitem')).toHaveCount(1)
  await expect(aside).toContainText('until you take it back')
  await aside.getByRole('button', { name: 'Take it back' }).click()
  await expect(aside).toHaveCount(0)
  expect(asked).not.toBe('')
})

test('settings are kept, and an exam date draws its forecast', async ({ page }) => {
  await page.goto('/review/settings')
  const exam = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Exam date').fill(exam)
  await page.getByLabel('New cards a day').fill('3')
  await page.getByLabel('Time zone').selectOption('Asia/Yerevan')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Your settings are saved.')).toBeVisible()
  await page.goto('/review')
  await expect(page.getByRole('heading', { name: '3 are new' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Your exam' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Expected recall' })).toBeVisible()
  await page.getByText('Show it as a table').click()
  await expect(page.getByRole('columnheader', { name: 'With it' })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a card is answered by a plain form, and the next is asked', async ({ page }) => {
    await page.goto('/review/session?cards=3')
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Check' }) })
    // What is asked first is drawn anew for everybody, and may be of any type.
    await expect(form).toBeVisible()
    await answerPlainly(form)
    await form.getByRole('button', { name: 'Check' }).click()
    await expect(page.getByText(/Asked again/)).toBeVisible()
    await page.getByRole('link', { name: 'Next' }).click()
    await expect(page.getByText('1 of 2')).toBeVisible()
  })
})
