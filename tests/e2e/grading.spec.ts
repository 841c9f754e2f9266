import path from 'node:path'
import type { Page } from '@playwright/test'
import { encodeSession } from '@/server/http/next-auth/encode-session'
import { openDatabase } from '@/server/platform/db'
import { withInstallation } from '../bench/bench-server'
import { expect, test } from '../support/browser-test'
import { fillEssays } from '../support/essay-data'

// Needs a separate server, because it uses a class that has already worked.
const STUDENTS = 30

test('an instructor grades 30 answers by keyboard, and students see the grades once they are released', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  await withInstallation(
    {
      env: { CONTENT_DIR: path.resolve('test-results-data/content') },
      fill: async (where) => {
        const database = await openDatabase(where)
        const filled = await fillEssays(database.client, { students: STUDENTS })
        await database.close()
        return filled
      },
    },
    async ({ server, secret }, { classId, assignmentId, instructorId, learnerId, attemptId }) => {
      const openAs = async (id: string) => {
        const context = await browser.newContext({ baseURL: server.origin })
        await context.addCookies([{ ...(await encodeSession({ id }, secret)), url: server.origin }])
        return context.newPage()
      }
      const [instructor, student] = [await openAs(instructorId), await openAs(learnerId)]
      const grading = `/classes/${classId}/assignments/${assignmentId}/grading`
      await hidesNames(instructor, grading)
      await gradeAll(instructor, grading)

      await student.goto(`/attempts/${attemptId}/results`)
      await expect(student.getByText('Waiting to be graded')).toBeVisible()
      await expect(student.getByText('Name the paragraph.')).toBeHidden()
      await instructor.getByRole('button', { name: 'Release grades' }).click()
      await expect(instructor.getByText(`${STUDENTS} released`)).toBeVisible()
      await student.reload()
      await expect(student.getByRole('article').getByText('4 of 6', { exact: true })).toBeVisible()
      await expect(student.getByText('Name the paragraph.')).toBeVisible()
      await expect(student.getByRole('list', { name: 'Points by criterion' })).toBeVisible()

      await changePoints(instructor, `/classes/${classId}/attempts/${attemptId}`)
      await student.reload()
      await expect(student.getByText(/changed the points of this question: Agreed in class\./)).toBeVisible()
      for (const page of [instructor, student]) await page.context().close()
    },
  )
})

async function hidesNames(instructor: Page, grading: string): Promise<void> {
  await instructor.goto(`${grading}/answer`)
  await expect(instructor.getByText('Student Name 1 ·')).toBeVisible()
  await instructor.getByRole('link', { name: 'Hide names' }).click()
  await expect(instructor.getByText('Student 1 ·')).toBeVisible()
  await instructor.keyboard.press('j')
  await expect(instructor.getByText('Student 2 ·')).toBeVisible()
  // Without what earlier pages sent.
  await instructor.reload()
  expect(await instructor.content()).not.toContain('Student Name')
}

/** Gives the points of the first two criteria to each answer. */
async function gradeAll(instructor: Page, grading: string): Promise<void> {
  await instructor.goto(grading)
  await instructor.getByRole('link', { name: 'Grade by question' }).click()
  const comment = instructor.getByLabel('Comment to the student')
  for (let number = 1; number <= STUDENTS; number++) {
    await expect(instructor.getByRole('heading', { name: `Answer ${number} of ${STUDENTS}` })).toBeVisible()
    await instructor.keyboard.press('1')
    await instructor.keyboard.press('2')
    if (number === 1) {
      await instructor.keyboard.press('c')
      await instructor.keyboard.type('Name the paragraph.')
      await instructor.getByRole('button', { name: 'Save comment as snippet' }).press('Enter')
      await expect(instructor.getByText('Snippet saved.')).toBeVisible()
      await comment.press('ControlOrMeta+Enter')
    } else if (number === 2) {
      await instructor.keyboard.press('s')
      await instructor.keyboard.press('Enter')
      await expect(comment).toHaveValue('Name the paragraph.')
      await instructor.keyboard.press('Escape')
      await instructor.keyboard.press('Enter')
    } else await instructor.keyboard.press('Enter')
  }
  await expect(instructor.getByText(`${STUDENTS} of ${STUDENTS} answers graded`)).toBeVisible()
}

async function changePoints(instructor: Page, attempt: string): Promise<void> {
  await instructor.goto(attempt)
  await instructor.getByText('Change points').click()
  await instructor.getByLabel('Points for question 1').fill('5')
  await instructor.getByLabel('Reason (the student sees it)').fill('Agreed in class.')
  await instructor.getByRole('button', { name: 'Save points' }).click()
  await expect(instructor.getByText('Points saved.')).toBeVisible()
}
