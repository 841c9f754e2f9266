import { expect, test, vi } from 'vitest'
import { deleteAccount } from '@/server/accounts/delete-account'
import { getItemAnalysis } from '@/server/analysis/get-item-analysis'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { getStudentAttempt } from '@/server/assignments/student-attempt-queries'
import { listArguments } from '@/server/attempts/argument-queries'
import { findResults } from '@/server/attempts/find-results'
import { saveResponse } from '@/server/attempts/save-response'
import { SelfCheckFormSchema, saveSelfCheck } from '@/server/attempts/save-self-check'
import { startArgument } from '@/server/attempts/start-argument'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { loadCourses } from '@/server/content/load-course'
import { getCourse } from '@/server/content/read-course'
import { exportJson } from '@/server/export/write-export'
import { listGraded } from '@/server/progress/queries'
import { previewRegrade } from '@/server/regrading/preview-regrade'
import { syncDueCards } from '@/server/review/sync-cards'
import { createLearner, getAttemptItem } from '@/tests/support/sample-attempt'
import { createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import '@/tests/support/session-secret'
import { useTestDatabase } from '@/tests/support/test-database'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()

const CHOICE = sampleItem('single-choice')
const ESSAY = sampleItem('open-response')
const TEXT = 'First paragraph.\n\nSecond paragraph.'

type Rules = { resultsPolicy: 'practice' | 'homework'; behavior?: 'certainty' | 'interactive' }

/** An attempt at an assignment with a choice, answered correctly, and an open response. */
async function take(rules: Rules, response: string | null = TEXT) {
  const made = await createClass({ items: [CHOICE, ESSAY], rules, students: 1 })
  const { classId, assignmentId, studentIds, instructorId } = made
  const [learnerId = ''] = studentIds
  const now = new Date()
  const { id: attemptId } = await startAssignment(learnerId, { classId, assignmentId }, { password: '', now })
  const save = (slot: number, answer: unknown) =>
    saveResponse({
      learnerId,
      attemptId,
      slot,
      response: answer,
      revision: 0,
      clientId: 'tab',
      sequence: slot,
    })
  await save(1, 'a')
  if (response !== null) await save(2, response)
  await submitAttempt({ learnerId, attemptId, now })
  return { ...made, learnerId, attemptId, instructorId, now }
}

test.each([{ behavior: undefined }, { behavior: 'certainty' }, { behavior: 'interactive' }] as const)(
  'an answer that waits for a person changes no score ($behavior)',
  async ({ behavior }) => {
    const { learnerId, attemptId, now, quizId } = await take({
      resultsPolicy: 'practice',
      ...(behavior && { behavior }),
    })
    expect(await getAttemptItem(attemptId, 2)).toMatchObject({ status: 'ANSWERED', earned: 0, possible: 0 })
    const results = await findResults(learnerId, attemptId, now)
    expect(results).toMatchObject({ waiting: 1, unanswered: 0, possible: behavior === 'certainty' ? 3 : 1 })
    expect(results?.items[1]?.review).toMatchObject({ status: 'waiting', earned: 0, possible: 0 })
    const grade = await database().grade.findFirstOrThrow({ where: { learnerId, quizId } })
    expect(grade.scoreRatio).toBe(behavior === 'certainty' ? 1 / 3 : 1)
  },
)

test('an unanswered question is counted as such and changes no score', async () => {
  const { learnerId, attemptId, now } = await take({ resultsPolicy: 'practice' }, null)
  expect(await findResults(learnerId, attemptId, now)).toMatchObject({
    ...{ earned: 1, possible: 1, waiting: 0, unanswered: 1 },
  })
})

test('a learner saves and changes the check of an answer, of known criteria only', async () => {
  const { learnerId, attemptId, now } = await take({ resultsPolicy: 'practice' })
  const form = SelfCheckFormSchema.parse({
    ...{ attempt: attemptId, slot: '2', 'criterion.three': 'on', 'criterion.one': 'on', 'criterion.x': 'on' },
  })
  await saveSelfCheck(learnerId, form, now)
  expect((await findResults(learnerId, attemptId, now))?.items[1]?.met).toEqual(['one', 'three'])
  await saveSelfCheck(learnerId, { ...form, met: [] }, now)
  expect((await findResults(learnerId, attemptId, now))?.items[1]?.met).toEqual([])
})

test('the rubric and the model answer stay hidden until the results policy shows keys', async () => {
  const { learnerId, attemptId, now } = await take({ resultsPolicy: 'homework' })
  const results = await findResults(learnerId, attemptId, now)
  expect(results?.items[1]?.review).toMatchObject({ criteria: null, status: 'waiting' })
  expect(JSON.stringify(results)).not.toContain('CANARY model answer')
  const check = saveSelfCheck(learnerId, { attempt: attemptId, slot: 2, met: ['one'] }, now)
  await expect(check).rejects.toMatchObject({ code: 'CLOSED' })
})

test('someone else can’t check an answer', async () => {
  const { attemptId, now } = await take({ resultsPolicy: 'practice' })
  const check = saveSelfCheck(await createLearner(), { attempt: attemptId, slot: 2, met: [] }, now)
  await expect(check).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('staff see the text, the rubric with the student’s check, and that it waits', async () => {
  const { learnerId, attemptId, classId, instructorId, now } = await take({ resultsPolicy: 'practice' })
  await saveSelfCheck(learnerId, { attempt: attemptId, slot: 2, met: ['two'] }, now)
  const { questions } = await getStudentAttempt(instructorId, { classId, attemptId })
  expect(questions[0]).toMatchObject({ isWaiting: false, rubric: null })
  expect(questions[1]).toMatchObject({ isWaiting: true, inWords: TEXT })
  expect(questions[1]?.rubric?.criteria.map(({ points, isMet }) => [points, isMet])).toEqual([
    [2, false],
    [2, true],
    [2, false],
  ])
})

test('statistics leave it out and list it as not scored', async () => {
  const { classId, assignmentId, instructorId, itemIds } = await take({ resultsPolicy: 'practice' })
  const { items, unscored, quiz } = await getItemAnalysis(instructorId, { classId, assignmentId }, 'first')
  expect(items.map(({ id }) => id)).toEqual([itemIds[0]])
  expect(quiz.n).toBe(1)
  expect(unscored).toMatchObject([{ id: itemIds[1], asked: 1, answered: 1 }])
})

test('a regrade is rejected with the reason', async () => {
  const { classId, assignmentId, instructorId, itemIds } = await take({ resultsPolicy: 'practice' })
  const regrade = { item: itemIds[1] ?? '', version: '', policy: 'full-credit' } as const
  await expect(previewRegrade(instructorId, { classId, assignmentId }, regrade)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    userMessage: expect.stringContaining('can’t be regraded'),
  })
})

test('an answer adds no review card', async () => {
  const { learnerId, now } = await take({ resultsPolicy: 'practice' })
  await syncDueCards(now)
  const log = await database().reviewLog.findMany({
    where: { learnerId, itemVersion: { item: { type: 'open-response' } } },
  })
  expect(log).toEqual([])
})

test('self-study continues the open answer, lists the submitted one, and exports it with the check', async () => {
  await loadCourses(database(), 'salt')
  const learnerId = await createLearner()
  const course = getCourse('csto-nagorno-karabakh')
  const item = course.items.find((entry) => entry.item.id === 'argue-less-suspicion')?.item
  if (!item) throw new Error('the item is missing')
  const now = new Date()
  const start = () => startArgument({ learnerId, course, item: item.id, now })
  const attemptId = await start()
  expect(await start()).toBe(attemptId)
  await saveResponse({
    ...{ learnerId, attemptId, slot: 1, response: TEXT, revision: 0, clientId: 'tab', sequence: 1 },
  })
  expect(await listArguments(learnerId, course.slug, item)).toEqual({ openId: attemptId, earlier: [] })
  await submitAttempt({ learnerId, attemptId, now })
  await saveSelfCheck(learnerId, { attempt: attemptId, slot: 1, met: ['armenia'] }, now)
  expect(await listArguments(learnerId, course.slug, item)).toMatchObject({
    openId: null,
    earlier: [{ attemptId, text: TEXT, met: 1, criteria: 5 }],
  })
  expect(await findResults(learnerId, attemptId, now)).toMatchObject({ possible: 0, concepts: [] })
  expect(await listGraded(learnerId, course.slug, now)).toEqual([])
  let text = ''
  for await (const part of exportJson(learnerId, now)) text += part
  const [answer] = JSON.parse(text).tables.answers
  expect(answer).toMatchObject({ answer: TEXT, type: 'open-response', earned: 0, possible: 0 })
  expect(answer.selfCheck.met).toEqual(['I consider that Armenia also provides contingents (¶10).'])
})

test('a deleted account leaves neither the text nor the check, but its answer still counts', async () => {
  const { learnerId, attemptId, classId, assignmentId, instructorId, now } = await take({
    resultsPolicy: 'practice',
  })
  await saveSelfCheck(learnerId, { attempt: attemptId, slot: 2, met: [] }, now)
  const analysis = () => getItemAnalysis(instructorId, { classId, assignmentId }, 'first')
  const { unscored } = await analysis()
  expect(unscored).toMatchObject([{ asked: 1, answered: 1 }])
  const { email } = await database().user.findUniqueOrThrow({ where: { id: learnerId } })
  const viewer = { id: learnerId, email, name: 'Student 1', role: 'LEARNER' as const, isGuest: false }
  await deleteAccount({ password: '', confirmation: 'delete' }, viewer)
  const [left] = await database().attemptItem.findMany({
    where: { slot: 2, attempt: { learner: { isAnonymous: true } } },
  })
  expect(left).toMatchObject({ response: '[deleted]', status: 'ANSWERED', selfCheck: null })
  const log = await database().responseLog.findMany({ where: { attemptId: left?.attemptId ?? '', slot: 2 } })
  expect(log.map(({ response }) => response)).toEqual(['[deleted]'])
  expect(await database().attemptItem.count({ where: { response: { equals: TEXT }, learnerId } })).toBe(0)
  expect((await analysis()).unscored).toMatchObject([{ asked: 1, answered: 1 }])
})

test('a question with a key can’t be argued', async () => {
  const course = getCourse('csto-nagorno-karabakh')
  const start = startArgument({
    learnerId: await createLearner(),
    course,
    item: 'cpf-strength',
    now: new Date(),
  })
  await expect(start).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
