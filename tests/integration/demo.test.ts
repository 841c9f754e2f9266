import { expect, test } from 'vitest'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { spreadOverTime } from '@/server/demo/spread-over-time'
import { createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

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
