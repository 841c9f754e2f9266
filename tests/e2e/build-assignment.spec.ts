import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { register } from '../support/register'
import {
  createAssignmentByPage,
  createClassByPage,
  publishByPage,
  saveSettingsByPage,
} from '../support/teach'

/** The most clicks that a first assignment may take after its class exists. */
const MAX_CLICKS = 25

/** Counts the clicks of a person. Choosing in a select is one to open it and one to choose. */
function countClicks() {
  let clicks = 0
  return {
    count: () => clicks,
    click: async (target: ReturnType<Page['getByRole']>) => {
      clicks += 1
      await target.click()
    },
    fill: async (target: ReturnType<Page['getByRole']>, text: string) => {
      clicks += 1
      await target.fill(text)
    },
    select: async (target: ReturnType<Page['getByRole']>, option: string) => {
      clicks += 2
      await target.selectOption(option)
    },
  }
}

test('a new instructor publishes an assignment of selected and random questions', async ({ page }) => {
  test.setTimeout(120_000)
  const startedAt = Date.now()
  await register(page)
  const { home } = await createClassByPage(page, 'First class')
  const classExistsAt = Date.now()
  const { click, fill, select, count } = countClicks()

  await click(page.getByRole('link', { name: 'New assignment' }))
  await fill(page.getByLabel('Title', { exact: true }), 'Week 1')
  await click(page.getByRole('button', { name: 'Continue' }))
  await expect(page).toHaveURL(/\/edit$/)
  const summary = page.getByRole('complementary', { name: 'Summary' })

  // Selections persist across searches.
  const bank = page.getByRole('region', { name: 'Question bank' })
  await select(bank.getByLabel('Type', { exact: true }), 'single-choice')
  await click(bank.getByRole('button', { name: 'Search' }))
  await expect(page).toHaveURL(/type=single-choice/)
  await expect(bank.getByText('Key:').first()).toBeVisible()
  await click(bank.getByRole('checkbox').nth(0))
  await click(bank.getByRole('checkbox').nth(1))
  await select(bank.getByLabel('Type', { exact: true }), 'numeric')
  await click(bank.getByRole('button', { name: 'Search' }))
  await expect(page).toHaveURL(/type=numeric/)
  await expect(bank.getByText('2 questions selected')).toBeVisible()
  await click(bank.getByRole('button', { name: 'Add selected questions' }))
  await expect(summary).toContainText('Each student gets 2 questions.')

  await click(page.locator('summary').filter({ hasText: 'Add random questions' }))
  await fill(page.getByLabel('Number of questions'), '3')
  await click(page.getByRole('button', { name: 'Add random questions' }))
  await expect(summary).toContainText('Each student gets 5 questions.')

  // A question is worth more, which the summary shows immediately.
  await fill(page.getByRole('spinbutton', { name: /^Points:/ }).first(), '3')
  await expect(summary).toContainText('7 points for the questions')
  await fill(page.getByLabel(/^Due/), '2031-05-01T12:00')
  await expect(summary).toContainText('May 1, 2031')
  await expect(summary).toContainText('Unsaved changes')
  await click(summary.getByRole('button', { name: 'Publish…' }))
  const question = page.getByRole('region', { name: 'Publish “Week 1”?' })
  await expect(question).toContainText('Each gets 5 questions, worth 7 points in the gradebook.')
  await click(question.getByRole('button', { name: /^Publish/ }))
  await expect(page.getByText('Open ·')).toBeVisible()

  const seconds = (at: number) => Math.round((Date.now() - at) / 1000)
  console.log(
    `First assignment: ${count()} clicks and ${seconds(classExistsAt)} s after the class exists, ${seconds(startedAt)} s from sign-up`,
  )
  expect(count()).toBeLessThanOrEqual(MAX_CLICKS)

  await click(page.getByRole('button', { name: 'Undo' }))
  await expect(page.getByText('Students don’t see it until you publish it.')).toBeVisible()
  await page.goto(home)
  await expect(page.getByRole('row').filter({ hasText: 'Week 1' })).toContainText('Draft')
})

test('the page asks before unsaved settings are lost, and one save keeps everything', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Unsaved')
  const assignment = await createAssignmentByPage(page, home, 'Week 2')
  const summary = page.getByRole('complementary', { name: 'Summary' })
  await page.locator('summary').filter({ hasText: 'Add random questions' }).click()
  await page.getByRole('button', { name: 'Add random questions' }).click()
  await expect(summary).toContainText('Each student gets 5 questions.')
  const points = page.getByRole('spinbutton', { name: /^Points:/ }).first()
  const classes = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Classes' })
  const questions: string[] = []
  let isAccepted = false
  page.on('dialog', async (dialog) => {
    questions.push(dialog.message())
    await (isAccepted ? dialog.accept() : dialog.dismiss())
  })

  await page.getByLabel('Time limit (minutes)').fill('20')
  await points.fill('2')
  await expect(summary).toContainText('Unsaved changes')
  await classes.click()
  expect(questions).toEqual(['You have unsaved changes. Leave this page without saving them?'])
  await expect(page).toHaveURL(new RegExp(`${assignment}/edit`))
  await expect(page.getByLabel('Time limit (minutes)')).toHaveValue('20')

  await saveSettingsByPage(page)
  await expect(summary).not.toContainText('Unsaved changes')
  await expect(summary).toContainText('10 points for the questions; 10 in the gradebook')
  await page.reload()
  await expect(points).toHaveValue('2')
  await expect(page.getByLabel('Time limit (minutes)')).toHaveValue('20')
  expect(questions).toHaveLength(1)

  await page.getByLabel('Time limit (minutes)').fill('30')
  isAccepted = true
  await classes.click()
  await expect(page).toHaveURL(/\/classes$/)
  expect(questions).toHaveLength(2)
})

test('removing a question of a published assignment asks first and can be undone', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Removing')
  const assignment = await createAssignmentByPage(page, home, 'Week 3')
  const bank = page.getByRole('region', { name: 'Question bank' })
  await bank.getByRole('checkbox').nth(0).check()
  await bank.getByRole('checkbox').nth(1).check()
  await bank.getByRole('button', { name: 'Add selected questions' }).click()
  const selected = page.getByRole('region', { name: 'Selected questions' })
  await expect(selected.getByRole('listitem')).toHaveCount(2)
  const stems = await selected.getByRole('listitem').allInnerTexts()

  // A draft needs no confirmation.
  await selected
    .getByRole('button', { name: /^Remove:/ })
    .first()
    .click()
  await expect(selected.getByRole('listitem')).toHaveCount(1)
  await page.getByRole('button', { name: /^Undo: restore/ }).click()
  await expect(selected.getByRole('listitem')).toHaveCount(2)
  expect(await selected.getByRole('listitem').allInnerTexts()).toEqual(stems)

  await page.getByRole('button', { name: 'Publish…' }).click()
  await expect(page.getByRole('region', { name: 'Publish “Week 3”?' })).toBeFocused()
  await publishByPage(page, assignment)
  await expect(page.getByText('Published. No students can see it yet.')).toBeVisible()
  await expect(page.getByText('No due date · 1 attempt per student')).toBeVisible()
  await page.goto(`${assignment}/edit`)
  const row = selected.getByRole('listitem').first()
  await expect(row.getByRole('button', { name: 'Remove question' })).toBeHidden()
  await row.locator('summary').filter({ hasText: 'Remove…' }).press('Enter')
  await expect(row).toContainText('No student has started it. New attempts won’t have it.')
  await row.getByRole('button', { name: 'Remove question' }).press('Enter')
  await expect(selected.getByRole('listitem')).toHaveCount(1)
  await page.getByRole('button', { name: /^Undo: restore/ }).press('Enter')
  await expect(selected.getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('button', { name: /^Undo: restore/ })).toHaveCount(0)
})
