import { expect, test } from 'vitest'
import { gradeResponse } from '@/domain/grading/grade-response'
import { type Item, ItemSchema } from '@/domain/items/item'
import { simulateResponse } from '@/domain/simulation/response-model'
import { checkResponse } from '@/server/attempts/check-response'
import { findResults } from '@/server/attempts/find-results'
import { goToNextQuestion } from '@/server/attempts/go-to-next-question'
import { listNextSteps } from '@/server/attempts/list-next-steps'
import { getAttempt } from '@/server/attempts/queries'
import { saveResponse } from '@/server/attempts/save-response'
import { startAttempt } from '@/server/attempts/start-attempt'
import { startConceptPractice, startPractice } from '@/server/attempts/start-practice'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { listCourses } from '@/server/content/read-course'
import { getProgress } from '@/server/progress/get-progress'
import { correctResponse } from '@/tests/support/right-response'
import { createLearner } from '@/tests/support/sample-attempt'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const [course] = listCourses()
if (!course) throw new Error('no course')
const courseSlug = course.slug
const lessonQuiz = course.quizzes.find(({ quiz }) => quiz.kind === 'lesson')
if (lessonQuiz?.quiz.kind !== 'lesson') throw new Error('no lesson quiz')
const { slug: quizSlug, quiz } = lessonQuiz
const now = () => new Date()

async function listItems(attemptId: string) {
  const rows = await database().attemptItem.findMany({
    where: { attemptId },
    orderBy: { slot: 'asc' },
    select: {
      slot: true,
      concept: true,
      itemVersion: { select: { content: true, item: { select: { slug: true, isLessonCheck: true } } } },
    },
  })
  return rows.map(({ itemVersion: { content, item }, ...row }) => ({
    ...{ ...row, ...item },
    item: ItemSchema.parse(content),
  }))
}

type Slot = { learnerId: string; attemptId: string; slot: number }

async function save(slot: Slot, response: unknown): Promise<void> {
  await saveResponse({ ...slot, response, clientId: 'tab', sequence: slot.slot, revision: 0 })
}

/** Takes the quiz without answers to the first questions, and with correct answers to the others. */
async function take(learnerId: string, missed: number) {
  const { id: attemptId } = await startAttempt({ learnerId, courseSlug, quizSlug, now: now() })
  const items = await listItems(attemptId)
  for (const { slot, item } of items.slice(missed))
    await save({ learnerId, attemptId, slot }, correctResponse(item))
  await submitAttempt({ learnerId, attemptId, now: now() })
  return { attemptId, items }
}

/** An answer that doesn’t earn all points. */
function imperfectResponse(item: Item): unknown {
  for (let seed = 0; seed < 500; seed++) {
    const response = simulateResponse(item, -6, String(seed))
    const { status, earned } = gradeResponse(item, response)
    if (status === 'graded' && earned < 1) return response
  }
  throw new Error(`no imperfect answer to ${item.id}`)
}

/** Answers and checks the current question of a session, then moves on. */
async function practice(learnerId: string, attemptId: string, isCorrect: boolean): Promise<void> {
  const { currentSlot } = await getAttempt(learnerId, attemptId, now())
  const item = (await listItems(attemptId))[currentSlot - 1]?.item
  if (!item) throw new Error('no question')
  const slot = { learnerId, attemptId, slot: currentSlot }
  await save(slot, isCorrect ? correctResponse(item) : imperfectResponse(item))
  await checkResponse({ ...slot, now: now() })
  await goToNextQuestion({ learnerId, attemptId, from: currentSlot })
}

const stepOf = async (learnerId: string, attemptId: string) =>
  (await getAttempt(learnerId, attemptId, now())).practice

test('practice asks the missed questions', async () => {
  const learnerId = await createLearner()
  const { attemptId, items } = await take(learnerId, 3)
  const sessionId = await startPractice({ learnerId, attemptId, now: now() })
  const asked = await listItems(sessionId)
  expect(asked.map(({ slug }) => slug).sort()).toEqual(
    items
      .slice(0, 3)
      .map(({ slug }) => slug)
      .sort(),
  )
  expect(await startPractice({ learnerId, attemptId, now: now() })).toBe(sessionId)
})

test('practice asks other questions on the same concepts while correct answers are hidden', async () => {
  const learnerId = await createLearner()
  const { attemptId, items } = await take(learnerId, 2)
  const { rules } = await database().attempt.findUniqueOrThrow({ where: { id: attemptId } })
  await database().attempt.update({
    where: { id: attemptId },
    data: { rules: { ...Object(rules), resultsPolicy: 'homework' } },
  })
  const asked = await listItems(await startPractice({ learnerId, attemptId, now: now() }))
  const missed = items.slice(0, 2)
  expect(asked.map(({ concept }) => concept).sort()).toEqual(missed.map(({ concept }) => concept).sort())
  expect(asked.filter(({ slug }) => missed.some((item) => item.slug === slug))).toEqual([])
  expect(asked.some(({ isLessonCheck }) => isLessonCheck)).toBe(false)
})

test('practice is rejected without missed questions, before submission, and for other users', async () => {
  const learnerId = await createLearner()
  const { attemptId } = await take(learnerId, 0)
  await expect(startPractice({ learnerId, attemptId, now: now() })).rejects.toMatchObject({
    code: 'CONFLICT',
  })
  const { id: open } = await startAttempt({ learnerId, courseSlug, quizSlug, now: now() })
  const notFound = { code: 'NOT_FOUND' }
  await expect(startPractice({ learnerId, attemptId: open, now: now() })).rejects.toMatchObject(notFound)
  const stranger = await createLearner()
  await expect(startPractice({ learnerId: stranger, attemptId, now: now() })).rejects.toMatchObject(notFound)
})

test('a missed question comes back after the others, twice at most', async () => {
  const learnerId = await createLearner()
  const { attemptId } = await take(learnerId, 2)
  const sessionId = await startPractice({ learnerId, attemptId, now: now() })
  await practice(learnerId, sessionId, false)
  expect(await stepOf(learnerId, sessionId)).toMatchObject({ position: 2, total: 2, comingBack: 1 })
  await practice(learnerId, sessionId, true)
  expect(await stepOf(learnerId, sessionId)).toMatchObject({ cameBack: 1, comingBack: 0, isLast: true })
  await practice(learnerId, sessionId, false)
  await practice(learnerId, sessionId, false)
  const slugs = (await listItems(sessionId)).map(({ slug }) => slug)
  expect(slugs).toEqual([slugs[0], slugs[1], slugs[0], slugs[0]])
})

test('checking the same answer twice adds the question once', async () => {
  const learnerId = await createLearner()
  const { attemptId } = await take(learnerId, 2)
  const sessionId = await startPractice({ learnerId, attemptId, now: now() })
  const [first] = await listItems(sessionId)
  if (!first) throw new Error('no question')
  const slot = { learnerId, attemptId: sessionId, slot: 1 }
  await save(slot, imperfectResponse(first.item))
  await Promise.all([1, 2, 3].map(() => checkResponse({ ...slot, now: now() })))
  expect(await listItems(sessionId)).toHaveLength(3)
})

test('practice updates review cards, but no score, grade, or trend', async () => {
  const learnerId = await createLearner()
  const { attemptId } = await take(learnerId, 1)
  const before = await getProgress(learnerId, course, now())
  const sessionId = await startPractice({ learnerId, attemptId, now: now() })
  await practice(learnerId, sessionId, false)
  await practice(learnerId, sessionId, true)
  await submitAttempt({ learnerId, attemptId: sessionId, now: now() })
  expect((await getProgress(learnerId, course, now())).results).toEqual(before.results)
  const where = { learnerId, origin: 'practice' }
  expect(await database().reviewLog.count({ where })).toBe(2)
})

test('practice of a concept asks only its questions, unseen ones first, and continues', async () => {
  const learnerId = await createLearner()
  const { items } = await take(learnerId, 0)
  const conceptId = items[0]?.concept ?? ''
  const start = () => startConceptPractice({ learnerId, courseSlug, conceptId, now: now() })
  const sessionId = await start()
  const asked = await listItems(sessionId)
  expect(new Set(asked.map(({ concept }) => concept))).toEqual(new Set([conceptId]))
  const seen = new Set(items.map(({ slug }) => slug))
  const unseen = await database().item.count({
    where: {
      ...{ concept: conceptId, isLessonCheck: false, course: { slug: courseSlug }, retiredAt: null },
      ...{ classId: null, slug: { notIn: [...seen] } },
    },
  })
  expect(asked.filter(({ slug }) => !seen.has(slug))).toHaveLength(Math.min(unseen, asked.length))
  expect(await start()).toBe(sessionId)
})

test('practice of an unknown concept is rejected', async () => {
  const learnerId = await createLearner()
  const request = { learnerId, courseSlug, conceptId: 'nothing', now: now() }
  await expect(startConceptPractice(request)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('results lead to the passages of missed questions and the lesson', async () => {
  const learnerId = await createLearner()
  const { attemptId, items } = await take(learnerId, 2)
  const results = await findResults(learnerId, attemptId, now())
  if (!results) throw new Error('no results')
  const steps = await listNextSteps(learnerId, course, results)
  expect(steps).toMatchObject({ missed: 2, isSame: true, next: { isOwn: true } })
  expect(steps.lesson?.path).toBe(`/courses/${courseSlug}/lessons/${quiz.lesson}`)
  const missed = new Set(
    items.slice(0, 2).map(({ item }) => `/courses/${courseSlug}/lessons/${item.section}`),
  )
  expect(new Set(steps.readAgain.map(({ path }) => path))).toEqual(missed)
  expect(steps.readAgain.every(({ passages }) => passages.length > 0)).toBe(true)
})

test('hidden results lead to no passage and no practice', async () => {
  const learnerId = await createLearner()
  const { attemptId } = await take(learnerId, 2)
  const { rules } = await database().attempt.findUniqueOrThrow({ where: { id: attemptId } })
  await database().attempt.update({
    where: { id: attemptId },
    data: { rules: { ...Object(rules), resultsPolicy: 'exam' } },
  })
  const results = await findResults(learnerId, attemptId, now())
  if (!results) throw new Error('no results')
  expect(await listNextSteps(learnerId, course, results)).toMatchObject({ readAgain: [], missed: 0 })
})
