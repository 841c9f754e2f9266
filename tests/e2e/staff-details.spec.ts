import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { register } from '../support/register'
import { answer, questions, submitAll } from '../support/take-quiz'
import {
  createAssignmentByPage,
  createClassByPage,
  joinByPage,
  openOption,
  publishByPage,
  saveSettingsByPage,
  setNameByPage,
} from '../support/teach'

// One class with an assignments-only question: what staff and a student see of it, and the settings of the student.
test.describe.configure({ mode: 'serial', timeout: 120_000 })

let instructor: Page
let student: Page
let home: string
let assignment: string

test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(120_000)
  const open = async () => (await browser.newContext(baseURL ? { baseURL } : {})).newPage()
  instructor = await open()
  student = await open()
  await Promise.all([instructor, student].map(register))
  const created = await createClassByPage(instructor, 'Wednesday')
  home = created.home
  await setNameByPage(student, 'Eva')
  await joinByPage(student, created.joinPath, home)
})
test.afterAll(async () => {
  for (const page of [instructor, student]) await page.context().close()
})

/** Copies a question of the course into the class. */
async function copyQuestion(): Promise<void> {
  await instructor.goto(`${home}/items?whose=course&type=true-false`)
  await instructor
    .getByRole('button', { name: /^Copy and edit/ })
    .first()
    .click()
  await expect(instructor.getByRole('heading', { name: 'True or false' })).toBeVisible()
  await expect(instructor.getByText(/^Published as version 1/)).toBeVisible()
  await instructor.getByRole('button', { name: 'Use in assignments only' }).click()
  await expect(instructor.getByRole('button', { name: 'Allow in practice' })).toBeVisible()
}

test('homework with an assignments-only question warns staff that its results are withheld', async () => {
  await copyQuestion()
  assignment = await createAssignmentByPage(instructor, home, 'Homework')
  await instructor.getByLabel('Source', { exact: true }).selectOption('class')
  await instructor.getByRole('button', { name: 'Search' }).click()
  const found = instructor.getByRole('region', { name: 'Question bank' }).getByRole('checkbox')
  await expect(found).toHaveCount(1)
  await found.check()
  await instructor.getByRole('button', { name: 'Add selected questions' }).click()
  await expect(instructor.getByText('Each student gets 1 question.')).toBeVisible()

  await instructor.getByLabel(/^Closes/).fill('2031-05-01T12:00')
  await openOption(instructor, 'Results visibility')
  await instructor.getByLabel('Preset').selectOption('homework')
  await saveSettingsByPage(instructor)
  await instructor.goto(assignment)
  const note = instructor.getByText(/^1 assignments-only question: students see/)
  await expect(note).toContainText('whatever results visibility says')
  await expect(note).toContainText(/May 1, 2031/)
  // The note is a warning, since homework would show points immediately.
  await expect(note).toHaveClass(/text-warn/)
})

test('a withheld result shows what the question is worth', async () => {
  await publishByPage(instructor, assignment)
  await student.goto(assignment)
  await student.getByRole('button', { name: 'Start the assignment' }).click()
  await answer(questions(student))
  await submitAll(student)
  await expect(student.getByText('Worth 1 point')).toBeVisible()
  await expect(student.getByText(/1 of 1|0 of 1/)).toHaveCount(0)
})

test('of a value and “no limit,” the one that was changed last counts', async () => {
  await instructor.goto(`${assignment}/overrides`)
  await instructor.getByRole('link', { name: /^Eva/ }).click()
  const override = instructor.locator('form').filter({ has: instructor.getByLabel('No time limit') })
  const minutes = override.getByLabel('Time limit (minutes)')
  const noLimit = override.getByLabel('No time limit')
  await noLimit.check()
  await minutes.fill('30')
  await expect(noLimit).not.toBeChecked()
  await noLimit.check()
  await expect(minutes).toHaveValue('')
  const closes = override.getByLabel(/^Closes/)
  const neverCloses = override.getByLabel('No closing date')
  await closes.fill('2031-06-01T12:00')
  await neverCloses.check()
  await expect(closes).toHaveValue('')
  await closes.fill('2031-06-02T12:00')
  await expect(neverCloses).not.toBeChecked()
  await expect(closes).toHaveValue('2031-06-02T12:00')
  // The other fields stay as they were.
  await expect(noLimit).toBeChecked()
})

test('a wide table scrolls in a labeled region with a cue at the cut edge', async () => {
  await instructor.setViewportSize({ width: 400, height: 800 })
  await instructor.goto(`${assignment}/overrides`)
  const region = instructor.getByRole('region', { name: 'Settings of each student' })
  const cue = instructor.locator('.scroll-cue').filter({ has: region })
  await expect(cue).toHaveAttribute('data-cut-end', 'true')
  await expect(cue).not.toHaveAttribute('data-cut-start', 'true')
  await region.focus()
  await expect(region).toBeFocused()
  await region.evaluate((scroller) => scroller.scrollTo({ left: scroller.scrollWidth }))
  await expect(cue).toHaveAttribute('data-cut-start', 'true')
  await expect(cue).not.toHaveAttribute('data-cut-end', 'true')
  // A table that fits is no region, and no stop of the Tab key.
  await instructor.setViewportSize({ width: 1400, height: 800 })
  await expect(region).toHaveCount(0)
  await expect(instructor.getByRole('columnheader', { name: 'Accommodation' })).toBeVisible()
})
