import { expect, test } from '../support/browser-test'
import { DEVICES } from '../support/devices'
import { register } from '../support/register'
import { COURSE } from '../support/take-quiz'

for (const { device, viewport } of DEVICES) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport })

    test('a lesson that is left right after its last section keeps the mark of that section', async ({
      page,
    }) => {
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

    test('a check inside a lesson keeps the focus', async ({ page }) => {
      await page.goto(`${COURSE}/lessons/the-deal`)
      const check = page
        .getByRole('complementary')
        .filter({ hasText: 'What does Russia take on as guarantor' })
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

test('whoever is signed in never sees “Sign in” in the header', async ({ page }) => {
  await register(page)
  // The server doesn't answer: only the hint is known.
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
  await expect(header.getByRole('link', { name: 'Settings' })).toBeVisible()
  await expect(header.getByRole('link', { name: 'Sign in' })).toBeHidden()
  const before = await header.getByRole('link', { name: 'Settings' }).boundingBox()
  answer()
  await expect(header.getByRole('link', { name: 'Sign in' })).toHaveCount(0)
  expect(await header.getByRole('link', { name: 'Settings' }).boundingBox()).toEqual(before)
  await page.goto('/settings')
  await page
    .getByRole('button', { name: /^Sign out/ })
    .first()
    .click()
  await page.goto(COURSE)
  await expect(header.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect(header.getByRole('link', { name: 'Settings' })).toBeHidden()
})
