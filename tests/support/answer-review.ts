import { expect, type Page } from '@playwright/test'

/** Answers the current question of a review session by keyboard only. */
export async function answerByKeys(page: Page): Promise<void> {
  await chooseByKeys(page)
  await page.keyboard.press('Enter')
  await expectFeedback(page)
}

/** Waits until the result of an answer is shown. */
export async function expectFeedback(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^(Next|Finish)$/ })).toBeVisible()
}

/** Fills in an answer to the current question of a review session, whatever its type, without checking it. */
export async function chooseByKeys(page: Page): Promise<void> {
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Check', exact: true }) })
  await expect(form).toBeVisible()
  if ((await form.locator('input[type=radio], input[type=checkbox]').count()) > 0)
    await page.keyboard.press('1')
  for (const field of await form.locator('input[type=text]:visible').all()) {
    await field.focus()
    await page.keyboard.type('7')
  }
  for (const list of await form.locator('select:visible').all()) {
    await list.focus()
    await page.keyboard.press('ArrowDown')
  }
  const down = form.getByRole('button', { name: /^Move .* down$/ }).first()
  if ((await down.count()) > 0) {
    await down.focus()
    await page.keyboard.press('Enter')
    await form.locator('h2').first().focus()
  }
}
