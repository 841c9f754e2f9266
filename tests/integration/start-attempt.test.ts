import { expect, test } from 'vitest'
import { ItemSchema } from '@/domain/items/item'
import { saveResponse } from '@/server/attempts/save-response'
import { startAttempt } from '@/server/attempts/start-attempt'
import { startPractice } from '@/server/attempts/start-practice'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { getDraft } from '@/server/attempts/unsaved-attempt'
import { listCourses } from '@/server/content/read-course'
import { createLearner } from '@/tests/support/sample-attempt'
import { keyOf } from '@/tests/support/sample-items'
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
      itemVersion: { select: { content: true, item: { select: { slug: true, isLessonCheck: true } } } },
    },
  })
  return attemptItems.map(({ itemVersion: { content, item }, ...attemptItem }) => ({
    ...attemptItem,
    ...item,
    content,
  }))
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

/** Answers all but the first `missed` questions correctly, and submits. */
async function take(learnerId: string, missed: number) {
  const attemptId = await start(learnerId)
  const items = await listItems(attemptId)
  for (const { slot, content } of items.slice(missed)) {
    const item = ItemSchema.parse(content)
    await saveResponse({
      learnerId,
      attemptId,
      slot,
      response: item.type === 'cloze' ? clozeKey(item) : keyOf(item),
      clientId: 'tab',
      sequence: slot,
      revision: 0,
    })
  }
  await submitAttempt({ learnerId, attemptId, now: new Date() })
  return { attemptId, items }
}

function clozeKey({ gaps }: Extract<ReturnType<typeof ItemSchema.parse>, { type: 'cloze' }>) {
  const keys = gaps.map((gap) => {
    if (gap.type === 'choice') return [gap.id, gap.options.find(({ key }) => key)?.id]
    if (gap.type === 'numeric') return [gap.id, gap.answers[0]?.value ?? '']
    return [gap.id, gap.answers[0]?.text ?? '']
  })
  return Object.fromEntries(keys)
}

test('practice asks other items on the missed concepts', async () => {
  const learnerId = await createLearner()
  const { attemptId, items } = await take(learnerId, 2)
  const practice = await listItems(await startPractice({ learnerId, attemptId, now: new Date() }))
  const missed = new Set(items.slice(0, 2).map(({ concept }) => concept))
  expect(practice.length).toBeGreaterThan(0)
  expect(practice.every(({ concept }) => missed.has(concept))).toBe(true)
  // Seen items come back only if a concept has no others left.
  const seen = new Set(items.map(({ slug }) => slug))
  const slugs = new Set(practice.map(({ slug }) => slug))
  expect([...slugs].some((slug) => !seen.has(slug))).toBe(true)
  for (const { concept } of practice.filter(({ slug }) => seen.has(slug))) {
    const bank = await database().item.findMany({
      where: { concept, isLessonCheck: false, course: { slug: courseSlug } },
    })
    expect(bank.filter(({ slug }) => !seen.has(slug) && !slugs.has(slug))).toEqual([])
  }
})

test('practice is rejected without missed questions, before submission, and for other users', async () => {
  const learnerId = await createLearner()
  const { attemptId } = await take(learnerId, 0)
  expect(await database().attempt.findUnique({ where: { id: attemptId } })).toSatisfy(
    ({ earned, possible }) => earned === possible,
  )
  await expect(startPractice({ learnerId, attemptId, now: new Date() })).rejects.toMatchObject({
    code: 'CONFLICT',
  })
  const open = await start(learnerId)
  await expect(startPractice({ learnerId, attemptId: open, now: new Date() })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  const stranger = await createLearner()
  await expect(startPractice({ learnerId: stranger, attemptId, now: new Date() })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})
