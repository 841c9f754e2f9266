import { expect, test, vi } from 'vitest'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { loadCourses } from '@/server/content/load-course'
import { addArguments } from '@/server/demo/demo-arguments'
import { spreadOverTime } from '@/server/demo/spread-over-time'
import { getGradingOverview } from '@/server/grading/grading-overview'
import { acting } from '@/tests/support/class-people'
import { createAccount, createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()

test('a demo attempt ends 20 minutes after its start, with a pause before each answer', async () => {
  const { classId, assignmentId, studentIds } = await createClass({ students: 1 })
  const [learnerId = ''] = studentIds
  const now = new Date()
  const { id: attemptId } = await startAssignment(learnerId, { classId, assignmentId }, { password: '', now })
  for (const slot of [1, 2])
    await saveResponse({
      ...{ learnerId, attemptId, slot, response: 'a', revision: 0, clientId: 'tab', sequence: 1 },
    })
  await submitAttempt({ learnerId, attemptId, now })
  await spreadOverTime(database(), { assignmentId, dueAt: new Date('2027-03-28T12:00:00Z') })
  expect(await database().attempt.findUniqueOrThrow({ where: { id: attemptId } })).toMatchObject({
    startedAt: new Date('2027-03-28T10:00:00Z'),
    submittedAt: new Date('2027-03-28T10:20:00Z'),
    gradedAt: new Date('2027-03-28T10:20:00Z'),
  })
  const items = await database().attemptItem.findMany({ where: { attemptId }, orderBy: { slot: 'asc' } })
  expect(items.map(({ savedAt }) => savedAt)).toEqual([
    new Date('2027-03-28T10:00:32Z'),
    new Date('2027-03-28T10:01:18Z'),
    null,
  ])
  const log = await database().responseLog.findMany({ where: { attemptId }, orderBy: { slot: 'asc' } })
  expect(log.map(({ receivedAt }) => receivedAt)).toEqual(items.slice(0, 2).map(({ savedAt }) => savedAt))
})

test('half of the written answers of the demo are graded, and none is released', async () => {
  await loadCourses(database(), 'salt')
  const { id: courseId } = await database().course.findUniqueOrThrow({
    where: { slug: 'csto-nagorno-karabakh' },
  })
  const instructor = await createAccount('Instructor')
  const students = await Promise.all([1, 2, 3, 4, 5].map((number) => createAccount(`Student ${number}`)))
  const { id: classId } = await database().class.create({
    data: {
      ...{ courseId, name: 'A class' },
      members: {
        create: [
          { userId: instructor, role: 'INSTRUCTOR' },
          ...students.map((userId) => ({ userId, role: 'STUDENT' as const })),
        ],
      },
    },
  })
  await addArguments(
    acting(instructor),
    classId,
    students.map((id) => ({ id })),
    new Date(),
  )
  const assignment = await database().assignment.findFirstOrThrow({ where: { classId } })
  const overview = await getGradingOverview(instructor, { classId, assignmentId: assignment.id })
  expect(overview.questions).toMatchObject([
    { answers: 4, byStatus: { waiting: 2, graded: 2, changed: 0, released: 0 } },
  ])
  expect(await database().commentSnippet.count({ where: { classId } })).toBe(3)
})
