import { expect, test } from 'vitest'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { listAskedItems } from '@/server/attempts/queries'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

/** Due on the last evening of daylight saving time in Berlin, at 23:59; the next day has 25 hours. */
const DUE = '2027-10-30T21:59:00Z'

test('grades lose a share for each calendar day late, also across the end of daylight saving time', async () => {
  const cases = [
    ['2027-10-30T21:58:00Z', 0],
    ['2027-10-31T22:30:00Z', 0.1],
    ['2027-10-31T23:30:00Z', 0.2],
    ['2027-11-02T12:00:00Z', 0.3],
    ['2027-12-31T12:00:00Z', 1],
  ] as const
  const fixture = await createClass({ students: cases.length, rules: { dueAt: DUE, latePenalty: 0.1 } })
  await database().class.update({ where: { id: fixture.classId }, data: { timeZone: 'Europe/Berlin' } })
  const target = { classId: fixture.classId, assignmentId: fixture.assignmentId }
  for (const [index, [submittedAt, share]] of cases.entries()) {
    const learnerId = fixture.studentIds[index] ?? ''
    const now = new Date(submittedAt)
    const { id: attemptId } = await startAssignment(learnerId, target, { password: '', now })
    for (const { slot } of await listAskedItems(learnerId, attemptId, [1, 2, 3]))
      await saveResponse({
        ...{ learnerId, attemptId, slot, response: 'a' },
        ...{ revision: 0, clientId: 'tab', sequence: slot },
      })
    await submitAttempt({ learnerId, attemptId, now })
    const attempt = await database().attempt.findUniqueOrThrow({ where: { id: attemptId } })
    expect([attempt.isLate, attempt.lateShare], submittedAt).toEqual([share > 0, share])
    const grade = await database().grade.findFirstOrThrow({ where: { quizId: fixture.quizId, learnerId } })
    expect(grade.scoreRatio, submittedAt).toBeCloseTo(1 - share, 9)
  }
})
