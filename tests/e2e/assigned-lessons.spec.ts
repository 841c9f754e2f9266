import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { register } from '../support/register'
import { COURSE } from '../support/take-quiz'
import { createClassByPage, joinByPage, setNameByPage } from '../support/teach'

const LESSON = 'The terms of the deal'
const PATH = `${COURSE}/lessons/the-deal`

/** Reads every section to its end. */
async function readLesson(page: Page): Promise<void> {
  await page.goto(PATH)
  const sections = page.locator('[data-section]')
  for (let index = 0; index < (await sections.count()); index++) {
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT')
    await sections.nth(index).locator('> :last-child').scrollIntoViewIfNeeded()
    await saved
  }
}

test('an instructor assigns a lesson, and sees how far each student is', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  await register(page)
  const { home, joinPath } = await createClassByPage(page, 'Readers')
  const context = await browser.newContext(baseURL ? { baseURL } : {})
  const student = await context.newPage()
  await register(student)
  await setNameByPage(student, 'Ada')
  await joinByPage(student, joinPath, home)

  await page.goto(home)
  await page.getByRole('link', { name: 'Assign lessons' }).click()
  await page.getByRole('checkbox', { name: LESSON }).check()
  await page.getByLabel(/^Due/).fill('2099-03-10T12:00')
  await page.getByRole('button', { name: 'Assign' }).click()
  await expect(page.getByRole('row', { name: new RegExp(LESSON) })).toContainText('0 of 1')

  await student.goto('/classes')
  const due = student.getByRole('region', { name: 'What’s due' })
  await expect(due.getByRole('link', { name: `Lesson: ${LESSON}` })).toHaveAttribute('href', PATH)
  await readLesson(student)
  await student.goto(home)
  const own = student.getByRole('region', { name: 'Lessons' })
  await expect(own.getByText(/^(\d+) of \1 sections read, 0 of \d+ quick checks answered$/)).toBeVisible()

  await page.getByRole('link', { name: LESSON }).click()
  await expect(page.getByRole('row', { name: /Ada/ })).toContainText('sections read')
  await page.getByRole('link', { name: 'Ada' }).click()
  await expect(page.getByRole('region', { name: 'Lessons' })).toContainText(LESSON)

  await page.goto(`${home}/lessons/the-deal`)
  await page.getByRole('button', { name: 'Remove from class' }).click()
  await expect(page.getByText('No lessons assigned.')).toBeVisible()
  await student.goto('/classes')
  await expect(due).toContainText('Nothing is due.')
  await context.close()
})
