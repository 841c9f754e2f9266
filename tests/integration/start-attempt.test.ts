import { expect, test } from 'vitest'
import { startAttempt } from '@/server/attempts/start-attempt'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { getDraft } from '@/server/attempts/unsaved-attempt'
import { listCourses } from '@/server/content/read-course'
import { createLearner } from '@/tests/support/sample-attempt'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const [course] = listCourses()
const courseSlug = course?.slug ?? ''
const quizSlugs = course?.quizzes.map(({ slug }) => slug) ?? []
const drawn = course?.quizzes.find(({ quiz }) => quiz.kind === 'final')?.slug ?? ''

async function start(learnerId: string, quizSlug = drawn, seed?: string): Promise<string> {
  const request = { learnerId, courseSlug, quizSlug, now: new Date(), ...(seed ? { seed } : {}) }
  return (await startAttempt(request)).id
}

async function listItems(attemptId: string) {
  const attemptItems = await database().attemptItem.findMany({
    where: { attemptId },
    orderBy: { slot: 'asc' },
    select: {
      slot: true,
      concept: true,
      itemVersionId: true,
      itemVersion: { select: { item: { select: { slug: true, isLessonCheck: true } } } },
    },
  })
  return attemptItems.map(({ itemVersion: { item }, ...attemptItem }) => ({ ...attemptItem, ...item }))
}

const slugsOf = async (attemptId: string) => (await listItems(attemptId)).map(({ slug }) => slug)

test('concurrent starts create one attempt', async () => {
  const learnerId = await createLearner()
  const ids = await Promise.all(Array.from({ length: 10 }, () => start(learnerId)))
  expect(new Set(ids).size).toBe(1)
  expect(await database().attempt.count({ where: { learnerId } })).toBe(1)
})

test('a start resumes the open attempt; after submission it creates the next', async () => {
  const learnerId = await createLearner()
  const first = await start(learnerId)
  expect(await start(learnerId)).toBe(first)
  await submitAttempt({ learnerId, attemptId: first, now: new Date() })
  const second = await start(learnerId)
  expect(second).not.toBe(first)
  expect(await database().attempt.findUnique({ where: { id: second } })).toMatchObject({ number: 2 })
})

test('two learners have separate attempts', async () => {
  const [one, other] = await Promise.all([createLearner(), createLearner()])
  expect(await start(one)).not.toBe(await start(other))
})

test.each(quizSlugs)('the quiz %s repeats no item and asks no lesson question', async (quizSlug) => {
  const items = await listItems(await start(await createLearner(), quizSlug))
  expect(items.length).toBeGreaterThan(0)
  expect(new Set(items.map(({ slug }) => slug)).size).toBe(items.length)
  expect(items.filter(({ isLessonCheck }) => isLessonCheck)).toEqual([])
  expect(items.map(({ slot }) => slot)).toEqual(items.map((_, index) => index + 1))
})

test('the attempt asks exactly what the unsaved attempt with its seed showed', async () => {
  const seed = '5f0c8a4e-6f3b-4a7e-9d52-2d1c3b4a5e6f'
  const { versionIds } = await getDraft({ course: courseSlug, quiz: drawn, seed }, null)
  const items = await listItems(await start(await createLearner(), drawn, seed))
  expect(items.map(({ itemVersionId }) => itemVersionId)).toEqual(versionIds)
})

test('two attempts select different items', async () => {
  const learnerId = await createLearner()
  const first = await start(learnerId)
  await submitAttempt({ learnerId, attemptId: first, now: new Date() })
  expect(await slugsOf(await start(learnerId))).not.toEqual(await slugsOf(first))
})

test('a quiz that doesn’t exist, or is retired, is NOT_FOUND', async () => {
  const learnerId = await createLearner()
  await expect(start(learnerId, 'no-such-quiz')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const retired = { slug: drawn, course: { slug: courseSlug } }
  await database().quiz.updateMany({ where: retired, data: { retiredAt: new Date() } })
  await expect(start(learnerId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await database().quiz.updateMany({ where: retired, data: { retiredAt: null } })
})
