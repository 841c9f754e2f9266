import { expect, test } from '../support/browser-test'
import { DEVICES } from '../support/devices'
import { register } from '../support/register'
import { answer, COURSE, questions, startQuiz } from '../support/take-quiz'

for (const { device, viewport } of DEVICES) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport })

    test('leaving a lesson right after its last section keeps that section’s progress', async ({ page }) => {
      const lesson = `${COURSE}/lessons/the-deal`
      await page.goto(lesson)
      const last = page.locator('article [data-section]').last()
      const id = await last.getAttribute('id')
      const mark = page.locator(`[data-contents="${id}"]`)
      await last.locator(':scope > :last-child').scrollIntoViewIfNeeded()
      await expect(mark).toHaveAttribute('data-finished', 'true')
      await page.goto('/privacy')
      await page.goto(lesson)
      await expect(mark).toHaveAttribute('data-finished', 'true')
    })

    test('a checked answer is restored on return, until you try again', async ({ page }) => {
      const lesson = `${COURSE}/lessons/the-deal`
      await page.goto(lesson)
      const check = page
        .getByRole('complementary')
        .filter({ hasText: 'As guarantor, Russia has to send more troops' })
      const choice = check.getByRole('radio', { name: 'It names the role but not this duty' })
      await choice.check()
      await check.getByRole('button', { name: 'Check' }).click()
      await expect(check.getByText('Correct.')).toBeVisible()
      // Through a link of the page, and through a typed URL.
      for (const leave of [
        () => page.getByRole('link', { name: 'All lessons' }).click(),
        () => page.goto('/privacy'),
      ]) {
        await leave()
        await expect(page).not.toHaveURL(new RegExp(lesson))
        await page.goBack()
        await check.getByRole('button', { name: 'Correct: see why' }).click()
        await expect(check.getByText('Correct.')).toBeVisible()
        await expect(check.getByText('Your answer, correct')).toBeVisible()
      }
      await check.getByRole('button', { name: 'Try again' }).click()
      await expect(check.getByRole('button', { name: 'Check answer' })).toBeVisible()
      await expect(choice).not.toBeChecked()
    })

    test('a check inside a lesson keeps the focus', async ({ page }) => {
      await page.goto(`${COURSE}/lessons/the-deal`)
      const check = page
        .getByRole('complementary')
        .filter({ hasText: 'As guarantor, Russia has to send more troops' })
      await check.getByRole('radio').first().focus()
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
      await expect(check.getByRole('button', { name: 'Try again' })).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(check.getByRole('radio').first()).toBeFocused()
      await expect(check.getByRole('radio').first()).not.toBeChecked()
    })
  })
}

test('signed-in users never see “Sign in” in the header', async ({ page }) => {
  await register(page)
  // The server doesn't answer, so the page has only the hint.
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/api/v1/me', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(COURSE)
  const header = page.getByRole('banner')
  await expect(header.getByRole('button', { name: 'Account' })).toBeVisible()
  await expect(header.getByRole('link', { name: 'Sign in' })).toBeHidden()
  const before = await header.getByRole('button', { name: 'Account' }).boundingBox()
  answer()
  await expect(header.getByRole('link', { name: 'Sign in' })).toHaveCount(0)
  expect(await header.getByRole('button', { name: 'Account' }).boundingBox()).toEqual(before)
  await page.goto('/settings')
  await page
    .getByRole('button', { name: /^Sign out/ })
    .first()
    .click()
  await expect(header.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await page.goto(COURSE)
  await expect(header.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect(header.getByRole('button', { name: 'Account' })).toBeHidden()
})

test('printed pages cut nothing off and keep related content together', async ({ page }) => {
  // The width of A4 without margins.
  await page.setViewportSize({ width: 672, height: 970 })
  await startQuiz(page, 'two-forces')
  await page.getByRole('link', { name: 'All on one page' }).click()
  await expect(page).toHaveURL(/view=all/)
  await answer(questions(page).first())
  await expect(page.getByText(/^Saved/).first()).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Flag for later' }).first()).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Your progress' })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: 'Finish and submit' }).click()
  await page.getByRole('button', { name: 'Submit anyway' }).click()
  await expect(page).toHaveURL(/\/results$/)
  const results = new URL(page.url()).pathname
  for (const address of [
    results,
    '/progress',
    COURSE,
    `${COURSE}/glossary`,
    `${COURSE}/lessons/a-frozen-conflict`,
  ]) {
    await page.goto(address)
    await page.emulateMedia({ media: 'print' })
    const cut = await page.locator('main').evaluate((main) =>
      [...main.querySelectorAll('*')].flatMap((element) => {
        const { overflowX, overflowY, position } = getComputedStyle(element)
        const hides = [overflowX, overflowY].some((overflow) => overflow !== 'visible')
        const isCut =
          element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1
        return hides && isCut && position !== 'absolute' ? [element.outerHTML.slice(0, 120)] : []
      }),
    )
    expect(cut, address).toEqual([])
    await expect(page.getByRole('button')).toHaveCount(0)
  }
  await page.goto(`${COURSE}/glossary`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('dt').first()).toHaveCSS('break-after', 'avoid')
  await page.goto(`${COURSE}/lessons/a-frozen-conflict`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.lesson-note').first()).toHaveCSS('break-inside', 'avoid')
})
