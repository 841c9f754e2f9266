import { expect, test } from 'vitest'
import { practiceRules } from '@/domain/attempts/rules'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { listAssignmentsForStudent } from '@/server/assignments/assignment-queries'
import { setAssignmentRules } from '@/server/assignments/change-assignment'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { applyRegrade } from '@/server/regrading/apply-regrade'
import { previewRegrade } from '@/server/regrading/preview-regrade'
import { undoRegrade } from '@/server/regrading/undo-regrade'
import { createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const now = () => new Date()

type Class = Awaited<ReturnType<typeof createClass>>

async function take(ofClass: Class, learnerId: string, answers: string[]): Promise<void> {
  const { id: attemptId } = await startAssignment(learnerId, ofClass, { password: '', now: now() })
  for (const [index, response] of answers.entries()) {
    const save = { slot: index + 1, response, revision: 0, clientId: 'tab', sequence: 1 }
    await saveResponse({ learnerId, attemptId, ...save })
  }
  await submitAttempt({ learnerId, attemptId, now: now() })
}

/**
 * The highest attempt counts until a student deleted the account. Then the last one does. The deleted account’s attempt keeps its rules
 * and is the first in a regrade. The other student earned 3 and then 1 of 3 points.
 */
async function createStale() {
  const ofClass = await createClass({ students: 2, rules: { counting: 'highest' } })
  const [deleted = '', student = ''] = [...ofClass.studentIds].sort()
  await take(ofClass, deleted, ['b', 'b', 'b'])
  await take(ofClass, student, ['a', 'a', 'a'])
  await take(ofClass, student, ['a', 'b', 'b'])
  await database().user.update({ where: { id: deleted }, data: { isAnonymous: true } })
  const by = { id: ofClass.instructorId, ipAddress: null }
  await setAssignmentRules(by, ofClass, { rules: { ...practiceRules, counting: 'last' }, now: now() })
  const gradeNow = async () =>
    (
      await database().grade.findUniqueOrThrow({
        where: { quizId_learnerId: { quizId: ofClass.quizId, learnerId: student } },
      })
    ).scoreRatio
  const request = {
    item: ofClass.itemIds[1] ?? '',
    version: '',
    policy: 'full-credit',
    reason: 'Unclear.',
  } as const
  return { ofClass, by, gradeNow, request }
}

test('a regrade and its undoing use the quiz’s rule for the attempt that counts', async () => {
  const { ofClass, by, gradeNow, request } = await createStale()
  expect(await gradeNow()).toBeCloseTo(1 / 3, 12)
  const runId = await applyRegrade(by, ofClass, { ...request, now: now() })
  expect(await gradeNow()).toBeCloseTo(2 / 3, 12)
  await undoRegrade(by, ofClass, runId, now())
  expect(await gradeNow()).toBeCloseTo(1 / 3, 12)
})

test('the preview of a regrade uses the quiz’s rule for the attempt that counts', async () => {
  const { ofClass, by, request } = await createStale()
  const { movers } = await previewRegrade(by.id, ofClass, request)
  expect(movers.map(({ score }) => [score.before, score.after])).toContainEqual([
    expect.closeTo(10 / 3, 12),
    expect.closeTo(20 / 3, 12),
  ])
})

test('a student’s list hides the score until their kept time is over', async () => {
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000)
  const rules = { ...practiceRules, resultsPolicy: 'exam', closesAt: at(60) } as const
  const ofClass = await createClass({ students: 1, rules })
  const [student = ''] = ofClass.studentIds
  await take(ofClass, student, ['a', 'a', 'a'])
  await startAssignment(student, ofClass, { password: '', now: now() })
  const by = { id: ofClass.instructorId, ipAddress: null }
  const changes = await setAssignmentRules(by, ofClass, { rules: { ...rules, closesAt: at(1) }, now: now() })
  expect(changes.kept).toBe(1)
  const scoreAt = async (when: Date) =>
    (await listAssignmentsForStudent(student, { ...ofClass, id: ofClass.classId }, when))[0]?.scoreRatio
  expect(await scoreAt(at(5))).toBe(null)
  expect(await scoreAt(at(61))).toBe(1)
})
