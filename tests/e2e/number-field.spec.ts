import type { Locator } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { COURSE, questions, startQuiz } from '../support/take-quiz'

const QUESTION = 'Did you mean 1,960 or 1.96?'

/** Types a number with two possible readings and expects a question which one is meant. */
async function typeAmbiguous(around: Locator): Promise<void> {
  await around.getByRole('textbox').fill('1.960')
  // In an attempt, the state of saving repeats it.
  await expect(around.getByRole('status').filter({ hasText: QUESTION }).first()).toBeVisible()
  await expect(around.getByRole('textbox')).toHaveAccessibleDescription(
    new RegExp(`^${QUESTION.slice(0, 12)}`),
  )
}

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 375, height: 667 },
]) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport })

    test('a quick check asks which number was meant before it counts', async ({ page }) => {
      await page.goto(`${COURSE}/lessons/the-deal`)
      const check = page
        .getByRole('complementary')
        .filter({ hasText: 'How many service members does Russia send?' })
      await typeAmbiguous(check)
      await check.getByRole('button', { name: 'Check' }).click()
      await expect(check.getByRole('button', { name: 'Use 1,960' })).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(check.getByRole('textbox')).toHaveValue('1,960')
      await expect(check.getByRole('textbox')).toBeFocused()
      await expect(check.getByText(QUESTION)).toHaveCount(0)
      await page.keyboard.press('Enter')
      await expect(check.getByText('Correct.')).toBeVisible()
    })

    test.describe('offline', () => {
      test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED/] })

      test('an attempt keeps the answer and asks', async ({ page, context }) => {
        await startQuiz(page, 'the-deal')
        await page.getByRole('link', { name: 'All on one page' }).click()
        await expect(page).toHaveURL(/view=all/)
        const number = questions(page).filter({ hasText: 'How many armored personnel carriers' })
        await typeAmbiguous(number)
        await expect(number.getByText(/^Saved at/)).toBeVisible()
        await page.reload()
        await expect(number.getByRole('textbox')).toHaveValue('1.960')
        await expect(number.getByText(QUESTION)).toBeVisible()

        await context.setOffline(true)
        await number.getByRole('button', { name: 'Use 1.96' }).click()
        await expect(number.getByRole('textbox')).toHaveValue('1.96')
        await expect(number.getByText(QUESTION)).toHaveCount(0)
        await expect(number.getByText(/Offline/)).toBeVisible()
        await context.setOffline(false)
        await expect(number.getByText(/^Saved at/)).toBeVisible()
        await page.reload()
        await expect(number.getByRole('textbox')).toHaveValue('1.96')
      })
    })
  })
}

test.describe('an offline review', () => {
  test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED/] })

  test('asks which number was meant', async ({ page, context }) => {
    // The whole review is long: only the question about the size of the force is tried.
    await page.route('**/review/pack', async (route) => {
      const response = await route.fetch()
      const pack = await response.json()
      const isNumber = ({ item }: { item: { type: string; isYear?: boolean } }) =>
        item.type === 'numeric' && !item.isYear
      await route.fulfill({
        response,
        json: { ...pack, questions: pack.questions.filter(isNumber).slice(0, 1) },
      })
    })
    await page.goto('/settings/learning')
    await page.getByLabel('New cards per day').fill('100')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Settings saved.')).toBeVisible()
    await page.goto('/offline')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.getByRole('button', { name: 'Download course' }).click()
    await expect(page.getByText('Course and today’s review downloaded.')).toBeVisible()
    await context.setOffline(true)
    await page.goto('/review')
    const form = page
      .locator('form')
      .filter({ has: page.getByRole('button', { name: 'Check', exact: true }) })
    await typeAmbiguous(form)
    await page.keyboard.press('Enter')
    await expect(form.getByRole('button', { name: 'Use 1,960' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(form.getByRole('textbox')).toHaveValue('1,960')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /^(Next|Finish)$/ })).toBeVisible()
  })
})

test('the hint of a number field says whether it expects a year', async ({ page }) => {
  await page.goto(`${COURSE}/lessons/a-frozen-conflict`)
  const year = page.getByRole('complementary').filter({ hasText: 'In which year' })
  await expect(year.getByRole('textbox')).toBeVisible()
  await expect(year.getByText('A year.', { exact: true })).toBeVisible()
  await page.goto(`${COURSE}/lessons/the-deal`)
  const size = page.getByRole('complementary').filter({ hasText: 'How many service members' })
  await expect(size.getByText('A number.', { exact: true })).toBeVisible()
})

test('an answer with a typo is correct and shows the spelling', async ({ page }) => {
  await page.goto(`${COURSE}/lessons/two-forces`)
  const check = page.getByRole('complementary').filter({ hasText: 'Which of the alliance’s two forces' })
  await check.getByRole('textbox').fill('Colective Peacekeeping Forces')
  await check.getByRole('button', { name: 'Check' }).click()
  await expect(check.getByText('Correct.')).toBeVisible()
  await expect(check.getByText('Check the spelling: Collective Peacekeeping Forces.')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page asks which number was meant', async ({ page }) => {
    await page.goto(`${COURSE}/lessons/the-deal`)
    const check = page
      .getByRole('complementary')
      .filter({ hasText: 'How many service members does Russia send?' })
    await check.getByRole('textbox').fill('1.960')
    await check.getByRole('button', { name: 'Check' }).click()
    await expect(page.getByRole('alert')).toHaveText(QUESTION)
    await expect(page.getByRole('textbox')).toHaveValue('1.960')
    await expect(page.getByRole('button', { name: /^Use/ })).toHaveCount(0)
    await page.getByRole('textbox').fill('1,960')
    await page.getByRole('button', { name: 'Check' }).click()
    await expect(page.getByText('Correct.')).toBeVisible()
  })
})
