import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { register } from '../support/register'
import { answer, questions } from '../support/take-quiz'
import {
  createAssignmentByPage,
  createClassByPage,
  joinByPage,
  openOption,
  publishByPage,
  saveSettingsByPage,
  setNameByPage,
} from '../support/teach'

// The tests cause these on purpose: the student no longer has access.
test.use({ allowedErrors: [/404/] })

const LOST = 'You no longer have access to this attempt.'

/** Creates a published assignment of two course questions that can be checked one by one. @returns its path */
async function assign(instructor: Page, home: string): Promise<string> {
  const assignment = await createAssignmentByPage(instructor, home, 'Two questions')
  // A text field is saved once more when it loses the focus, which may be after the student was removed.
  await instructor.getByLabel('Type', { exact: true }).selectOption('single-choice')
  await instructor.getByRole('button', { name: 'Search' }).click()
  await expect(instructor).toHaveURL(/type=single-choice/)
  const choices = instructor.getByRole('region', { name: 'Question bank' }).getByRole('checkbox')
  await choices.nth(0).check()
  await choices.nth(1).check()
  await instructor.getByRole('button', { name: 'Add selected questions' }).click()
  await expect(instructor.getByText('Each student gets 2 questions.')).toBeVisible()
  await openOption(instructor, 'Question behavior')
  await instructor.getByLabel('Question behavior', { exact: true }).selectOption('immediate')
  await saveSettingsByPage(instructor)
  await publishByPage(instructor, assignment)
  return assignment
}

test('a student removed during an attempt sees that they lost access, and not that they’re signed out', async ({
  page: student,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const context = await browser.newContext(baseURL ? { baseURL } : {})
  const instructor = await context.newPage()
  await register(instructor)
  await register(student)
  const { home, joinPath } = await createClassByPage(instructor, 'Tuesday')
  await setNameByPage(student, 'Dara')
  await joinByPage(student, joinPath, home)
  const assignment = await assign(instructor, home)
  await student.goto(assignment)
  await student.getByRole('button', { name: 'Start the assignment' }).click()
  await expect(student).toHaveURL(/\/attempts\//)
  await answer(questions(student))
  await expect(student.getByText(/^Saved at/)).toBeVisible()

  await instructor.goto(`${home}/people`)
  await instructor.getByRole('link', { name: 'Dara' }).click()
  await instructor.getByText('Remove Dara…').click()
  await instructor.getByRole('button', { name: 'Remove from class' }).click()
  await expect(instructor.getByText('Dara').first()).toBeVisible()

  const alert = student.getByRole('alert').filter({ hasText: LOST })
  // A check reports it at the question, although nothing is unsent.
  await student.getByRole('button', { name: 'Check answer' }).first().click()
  await expect(alert).toBeVisible()
  await expect(alert.getByRole('link', { name: 'Your classes' })).toHaveAttribute('href', '/classes')
  // So do moving on, an answer, and submitting, and the page keeps the answer.
  await student.getByRole('button', { name: 'Next' }).click()
  await expect(student.getByText('Question 2 of 2', { exact: true })).toBeVisible()
  await expect(alert).toBeVisible()
  await answer(questions(student))
  await expect(alert.getByText('1 answer isn’t sent yet.')).toBeVisible()
  await student.getByRole('button', { name: 'Finish and submit' }).first().click()
  await expect(alert).toBeVisible()
  await expect(student.getByText('You’re signed out')).toHaveCount(0)

  // The page itself is gone, and doesn't ask a signed-in student to sign in.
  student.on('dialog', (dialog) => void dialog.accept())
  await student.reload()
  await expect(student.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  const main = student.getByRole('main')
  await expect(main.getByText(/only while you’re in its class/)).toBeVisible()
  await expect(main.getByRole('link', { name: 'Go to classes' })).toBeVisible()
  await expect(main.getByRole('link', { name: 'Sign in' })).toBeHidden()
  await context.close()
})
