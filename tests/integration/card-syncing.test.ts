import { expect, test } from 'vitest'
import { practiceRules } from '@/domain/attempts/rules'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { setAssignmentRules } from '@/server/assignments/change-assignment'
import { acceptLate } from '@/server/assignments/change-student-attempt'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { answerCheck } from '@/server/checks/answer-check'
import { EXPORT_TABLES } from '@/server/export/export-tables'
import { getCalibration } from '@/server/progress/get-calibration'
import { getEvidence } from '@/server/progress/get-evidence'
import { getForecast } from '@/server/progress/get-forecast'
import { getKnowledge } from '@/server/progress/get-knowledge'
import { getProgress } from '@/server/progress/get-progress'
import { getStudyDays } from '@/server/progress/get-study-days'
import { getGoalSettings } from '@/server/review/goal-settings'
import { makeCalendarFile } from '@/server/review/make-calendar-file'
import { getOfflinePack } from '@/server/review/offline-pack'
import { getFirstReview, getReviewOverview } from '@/server/review/review-overview'
import { getReviewSession } from '@/server/review/review-session'
import { syncDueCards } from '@/server/review/sync-cards'
import { readBundledCourse } from '@/tests/support/bundled-course'
import { listStatements } from '@/tests/support/count-statements'
import { correctResponse } from '@/tests/support/right-response'
import { createAttempt, createLearner } from '@/tests/support/sample-attempt'
import { createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const HOUR = 3_600_000
const inAnHour = () => new Date(Date.now() + HOUR)
const isWrite = (statement: string) => /^\s*(WITH\b.*)?(INSERT|UPDATE|DELETE|MERGE)\b/is.test(statement)

const countAnswers = (learnerId: string) => database().reviewLog.count({ where: { learnerId } })
const findDue = async (id: string) =>
  (await database().attempt.findUniqueOrThrow({ where: { id } })).cardsDueAt

function save(learnerId: string, attemptId: string): Promise<unknown> {
  const answer = { slot: 1, response: 'a', revision: 0, clientId: 'tab', sequence: 1 }
  return saveResponse({ learnerId, attemptId, ...answer })
}

async function take(
  rules: object,
): Promise<{ learnerId: string; attemptId: string; of: Awaited<ReturnType<typeof createClass>> }> {
  const of = await createClass({ rules })
  const learnerId = of.studentIds[0] ?? ''
  const { id: attemptId } = await startAssignment(learnerId, of, { password: '', now: new Date() })
  await save(learnerId, attemptId)
  await submitAttempt({ learnerId, attemptId, now: new Date() })
  return { learnerId, attemptId, of }
}

/** A learner with an attempt and a quick check that an earlier version graded without updating cards. */
async function createWaiting(): Promise<string> {
  const course = readBundledCourse()
  const item = course.items.find((entry) => entry.isLessonCheck)?.item
  const { learnerId, attemptId } = await createAttempt([sampleItem('single-choice')])
  await save(learnerId, attemptId)
  await submitAttempt({ learnerId, attemptId, now: new Date() })
  await answerCheck({
    courseSlug: course.slug,
    itemId: item?.id ?? '',
    response: () => item && correctResponse(item),
    learner: async () => ({ id: learnerId }),
  })
  await database().reviewCard.deleteMany({ where: { learnerId } })
  await database().attempt.update({
    where: { id: attemptId },
    data: { cardsSyncedAt: null, cardsDueAt: new Date(0) },
  })
  await database().lessonCheck.updateMany({ where: { learnerId }, data: { cardsSyncedAt: null } })
  return learnerId
}

test('progress and review pages, exports, and downloads write nothing', async () => {
  const course = readBundledCourse()
  const learnerId = await createWaiting()
  const now = new Date()
  const reads: Record<string, () => Promise<unknown>> = {
    progress: () => getProgress(learnerId, course, now),
    concepts: () => getKnowledge(learnerId, course, now),
    forecast: () => getForecast(learnerId, course, now),
    'study days': () => getStudyDays(learnerId, course, now),
    calibration: () => getCalibration(learnerId, course),
    goal: () =>
      getGoalSettings({ id: learnerId, role: 'LEARNER', isGuest: true, email: null, name: null }, now),
    'calendar file': () => makeCalendarFile(learnerId, '18:30', now),
    evidence: () => getEvidence(learnerId, course, course.concepts[0]?.id ?? '', now),
    review: () => getReviewOverview(learnerId, course, now),
    'first review': () => getFirstReview([course]),
    session: () => getReviewSession(learnerId, [course], { cards: 5 }, now),
    download: () => getOfflinePack(learnerId, course, now),
    export: async () => {
      for (const { read } of EXPORT_TABLES) for await (const _ of read(learnerId, now));
    },
  }
  for (const [name, read] of Object.entries(reads))
    expect((await listStatements(read)).filter(isWrite), name).toEqual([])
  expect(await countAnswers(learnerId)).toBe(0)
})

test('answers of an earlier version reach the cards once, without opening a page', async () => {
  const learnerId = await createWaiting()
  await syncDueCards(new Date())
  expect(await countAnswers(learnerId)).toBe(2)
  await syncDueCards(new Date())
  expect(await countAnswers(learnerId)).toBe(2)
})

test('a submitted practice quiz is on the cards immediately', async () => {
  const { learnerId, attemptId } = await take({ resultsPolicy: 'practice' })
  expect(await countAnswers(learnerId)).toBe(1)
  expect(await findDue(attemptId)).toBe(null)
})

test('a submission whose results are hidden costs no statement for the cards', async () => {
  const submit = async (resultsPolicy: string) => {
    const of = await createClass({ rules: { resultsPolicy, closesAt: inAnHour().toISOString() } })
    const learnerId = of.studentIds[0] ?? ''
    const { id: attemptId } = await startAssignment(learnerId, of, { password: '', now: new Date() })
    await save(learnerId, attemptId)
    return listStatements(() => submitAttempt({ learnerId, attemptId, now: new Date() }))
  }
  const [hidden, shown] = [await submit('exam'), await submit('practice')]
  expect(hidden.filter((statement) => /"Review|"StudyDay"/.test(statement))).toEqual([])
  expect(shown.length - hidden.length).toBe(14)
})

test('results that open at closing reach the cards then', async () => {
  const closesAt = inAnHour()
  const { learnerId, attemptId } = await take({ resultsPolicy: 'exam', closesAt: closesAt.toISOString() })
  expect(await findDue(attemptId)).toEqual(closesAt)
  await syncDueCards(new Date())
  expect(await countAnswers(learnerId)).toBe(0)
  await syncDueCards(closesAt)
  expect(await countAnswers(learnerId)).toBe(1)
})

test('results that a change of rules shows reach the cards', async () => {
  const { learnerId, attemptId, of } = await take({ resultsPolicy: 'exam' })
  expect(await findDue(attemptId)).toBe(null)
  const by = { id: of.instructorId, ipAddress: null }
  await setAssignmentRules(by, of, {
    rules: { ...practiceRules, resultsPolicy: 'homework' },
    now: new Date(),
  })
  await syncDueCards(new Date())
  expect(await countAnswers(learnerId)).toBe(1)
})

test('withheld results are looked at again after closing', async () => {
  const item = { ...sampleItem('single-choice'), id: 'assigned' }
  const closesAt = inAnHour()
  const rules = { resultsPolicy: 'practice', closesAt: closesAt.toISOString() }
  const of = await createClass({ items: [item], rules, students: 2 })
  await database().item.update({ where: { id: of.itemIds[0] ?? '' }, data: { isAssignmentOnly: true } })
  const [learnerId = '', other = ''] = of.studentIds
  const { id: attemptId } = await startAssignment(learnerId, of, { password: '', now: new Date() })
  await save(learnerId, attemptId)
  const open = await startAssignment(other, of, { password: '', now: new Date() })
  await submitAttempt({ learnerId, attemptId, now: new Date() })
  expect(await countAnswers(learnerId)).toBe(0)
  expect(await findDue(attemptId)).toEqual(closesAt)
  // Another student is still working.
  await syncDueCards(closesAt)
  expect(await findDue(attemptId)).toEqual(new Date(closesAt.getTime() + 5 * 60_000))
  await submitAttempt({ learnerId: other, attemptId: open.id, now: new Date() })
  await syncDueCards(new Date(closesAt.getTime() + 5 * 60_000))
  expect(await countAnswers(learnerId)).toBe(1)
})

test('a late answer that staff accepted reaches the cards', async () => {
  const { learnerId, attemptId, of } = await take({ resultsPolicy: 'practice' })
  const late = { learnerId, attemptId, slot: 2, response: 'a', clientId: 'tab', sequence: 2, revision: 0 }
  await saveResponse(late).catch(() => undefined)
  const [before] = await database().reviewLog.findMany({ where: { learnerId } })
  const by = { id: of.instructorId, ipAddress: null }
  await acceptLate(by, { classId: of.classId, attemptId }, { slot: 2, now: new Date() })
  await syncDueCards(new Date())
  const after = await database().reviewLog.findMany({ where: { learnerId }, orderBy: { sourceKey: 'asc' } })
  expect(after).toHaveLength(2)
  expect(after[0]).toEqual(before)
  expect(await findDue(attemptId)).toBe(null)
})

test('attempts of deleted accounts never become due', async () => {
  const { learnerId, attemptId, of } = await take({ resultsPolicy: 'exam' })
  await database().user.update({ where: { id: learnerId }, data: { isAnonymous: true } })
  const by = { id: of.instructorId, ipAddress: null }
  await setAssignmentRules(by, of, { rules: practiceRules, now: new Date() })
  expect(await findDue(attemptId)).toBe(null)
})

test('a learner without answers has no cards', async () => {
  const learnerId = await createLearner()
  await syncDueCards(new Date())
  expect(await countAnswers(learnerId)).toBe(0)
})
