import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { DEVICES } from '../support/devices'
import { answer, questions, startQuiz } from '../support/take-quiz'

const saved = (page: Page) => page.getByText(/^Saved at/)
const heading = (page: Page) => questions(page).getByRole('heading').first()

for (const { device, viewport } of DEVICES) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport })

    test('Next moves the focus to the next question, which the title names', async ({ page }) => {
      await startQuiz(page, 'parts')
      await expect(page).toHaveTitle('Question 1 of 5 · A quiz of parts · Casebook')
      await expect(page.locator('form[data-ready]')).toBeAttached()
      for (const slot of [2, 3]) {
        await page.getByRole('button', { name: 'Next' }).click()
        await expect(page.getByText(`Question ${slot} of 5`, { exact: true })).toBeVisible()
        await expect(heading(page)).toBeFocused()
        await expect(page).toHaveTitle(`Question ${slot} of 5 · A quiz of parts · Casebook`)
      }
      // The first answer turns the unsaved attempt into a stored one.
      await answer(questions(page))
      await expect(saved(page)).toBeVisible()
      await page.getByRole('button', { name: 'Previous' }).click()
      await expect(page.getByText('Question 2 of 5', { exact: true })).toBeVisible()
      await expect(heading(page)).toBeFocused()
    })

    test('an element keeps the focus to the end of the order and announces its position', async ({
      page,
    }) => {
      await startQuiz(page, 'parts')
      await expect(page.locator('form[data-ready]')).toBeAttached()
      const rows = questions(page).getByRole('listitem')
      const total = await rows.count()
      const down = rows.first().getByRole('button', { name: / down$/ })
      const label = (await down.getAttribute('aria-label')) ?? ''
      const text = label.replace('Move “', '').replace('” down', '')
      await down.focus()
      for (let position = 2; position <= total; position++) {
        await page.keyboard.press('Enter')
        await expect(page.getByText(`${text}, position ${position} of ${total}`)).toBeAttached()
        await expect(page.getByRole('button', { name: label })).toBeFocused()
      }
      await page.keyboard.press('Enter')
      await expect(page.getByRole('button', { name: label })).toBeFocused()
      await expect(rows.last()).toContainText(text)
    })

    test('a partly answered or invalid question doesn’t count as answered', async ({ page }) => {
      await startQuiz(page, 'parts')
      await page.getByRole('button', { name: 'Next' }).click()
      await expect(page.getByText('Question 2 of 5', { exact: true })).toBeVisible()
      await expect(page.locator('form[data-ready]')).toBeAttached()
      const lists = questions(page).getByRole('combobox')
      const stems = await lists.count()
      await lists.nth(0).selectOption({ index: 1 })
      await lists.nth(1).selectOption({ index: 1 })
      await expect(saved(page)).toBeVisible()
      await expect(page.getByText(`Question 2: 2 of ${stems} answered`)).toBeVisible()
      await expect(page.getByText('0 of 5 answered')).toBeVisible()
      await page.getByRole('link', { name: /^Question 4/ }).click()
      await expect(page.getByText('Question 4 of 5', { exact: true })).toBeVisible()
      await page.getByRole('textbox').fill('about ten')
      await expect(page.getByText(/^Saved, but/)).toBeVisible()
      await expect(page.getByText('Question 4: invalid answer')).toBeVisible()
      await page.getByRole('link', { name: 'Finish the quiz' }).click()
      await expect(page.getByText('0 of 5 questions are answered.')).toBeVisible()
      await expect(page.getByText(`Question 2: 2 of ${stems} answered`)).toBeVisible()
      await expect(page.getByText('Question 4: invalid answer')).toBeVisible()
      await expect(page).toHaveTitle('Submit · A quiz of parts · Casebook')
      await page.getByRole('link', { name: 'Question 2', exact: true }).click()
      await expect(page.getByText(`Question 2: 2 of ${stems} answered`)).toBeVisible()
    })

    test('a region has one letter in its name, and its marker’s whole box selects it', async ({ page }) => {
      await startQuiz(page, 'parts')
      await page.goto(`${page.url()}&slot=5`)
      await expect(page.locator('form[data-ready]')).toBeAttached()
      const regions = questions(page).getByRole('radio').or(questions(page).getByRole('checkbox'))
      await expect(regions.first()).toHaveAccessibleName(/^A (?!A )/)
      const box = await page.locator('foreignObject').first().boundingBox()
      if (!box) throw new Error('the map has no markers')
      await page.mouse.click(box.x + 1, box.y + 1)
      await expect(questions(page).locator('input:checked')).toHaveCount(1)
    })

    test('checking an answer moves the focus to the result', async ({ page }) => {
      await startQuiz(page, 'rules-immediate')
      await answer(questions(page))
      await expect(saved(page)).toBeVisible()
      await page.getByRole('button', { name: 'Check answer' }).click()
      await expect(page.getByText('· final')).toBeVisible()
      await expect(page.locator('#s1-checked')).toBeFocused()
    })

    test('after time runs out, the results announce the submission', async ({ page }) => {
      await startQuiz(page, 'rules-clock')
      await answer(questions(page))
      await expect(saved(page)).toBeVisible()
      const attempt = new URL(page.url()).pathname
      // The page is closed when time runs out: the server closes the attempt.
      await page.goto('/privacy')
      await expect
        .poll(async () => (await (await page.request.get(`/api/v1${attempt}`)).json()).state, {
          timeout: 30_000,
        })
        .toBe('graded')
      await page.goto(attempt)
      await expect(page).toHaveURL(/\/results$/)
      await expect(page.getByRole('paragraph').filter({ hasText: TIME_IS_UP })).toBeVisible()
      await expect(page.getByRole('status').filter({ hasText: TIME_IS_UP })).toBeAttached()
      await expect(page).toHaveTitle('Results · A quiz of rules-clock · Casebook')
    })
  })
}

const TIME_IS_UP = 'Time’s up. Your answers were submitted.'

test.describe('offline', () => {
  test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED/] })

  test('after time runs out, the page waits for a connection and then explains', async ({
    page,
    context,
  }) => {
    await startQuiz(page, 'rules-clock')
    await answer(questions(page))
    await expect(saved(page)).toBeVisible()
    await context.setOffline(true)
    await expect(page.getByText(/^Time’s up\. You’re offline\./)).toBeVisible({ timeout: 30_000 })
    await context.setOffline(false)
    await expect(page).toHaveURL(/\/results$/, { timeout: 20_000 })
    await expect(page.getByRole('status').filter({ hasText: TIME_IS_UP })).toBeAttached()
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('Next moves the focus to the next question, which the title names', async ({ page }) => {
    await startQuiz(page, 'parts')
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page).toHaveTitle('Question 2 of 5 · A quiz of parts · Casebook')
    await expect(heading(page)).toBeFocused()
  })
})

test.describe('in forced colors', () => {
  test('answered questions and the progress bar are distinguishable', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' })
    await startQuiz(page, 'rules-homework')
    await answer(questions(page))
    await expect(page.getByText('1 of 3 answered')).toBeVisible()
    const look = (selector: string) =>
      page.locator(selector).evaluate((element) => {
        const { backgroundColor, borderTopWidth } = getComputedStyle(element)
        return { backgroundColor, borderTopWidth }
      })
    const [answered, open] = [await look('[data-question="1"]'), await look('[data-question="2"]')]
    expect(answered.backgroundColor).not.toBe(open.backgroundColor)
    expect(answered.borderTopWidth).not.toBe(open.borderTopWidth)
    const bar = page.getByRole('progressbar')
    await expect(bar).toHaveCSS('forced-color-adjust', 'none')
    await expect(bar).toHaveCSS('border-top-style', 'solid')
  })
})
