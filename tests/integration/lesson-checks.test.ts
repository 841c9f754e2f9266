import { beforeAll, expect, test } from 'vitest'
import { type Item, ItemSchema } from '@/domain/items/item'
import { DAY_MS } from '@/domain/time/durations'
import { answerCheck } from '@/server/checks/answer-check'
import { listLatestChecks } from '@/server/checks/check-queries'
import { getCourse } from '@/server/content/read-course'
import { saveReading } from '@/server/progress/save-reading'
import { answerReviews } from '@/server/review/answer-review'
import { getReviewOverview } from '@/server/review/review-overview'
import { getReviewSession, type SessionQuestion } from '@/server/review/review-session'
import { correctResponse, incorrectResponse } from '@/tests/support/right-response'
import { createLearner } from '@/tests/support/sample-attempt'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const SLUG = 'csto-nagorno-karabakh'
const LESSON = 'the-deal'

let course: ReturnType<typeof getCourse>
beforeAll(() => {
  course = getCourse(SLUG)
})

/** A quick check of the lesson. */
function findCheck() {
  const found = course.items.find(
    ({ item, isLessonCheck }) =>
      isLessonCheck && item.type === 'single-choice' && item.section.startsWith(`${LESSON}#`),
  )
  if (!found) throw new Error('no check')
  return found.item
}

async function answer(learnerId: string, isCorrect: boolean) {
  const check = findCheck()
  await answerCheck({
    courseSlug: SLUG,
    itemId: check.id,
    response: () => (isCorrect ? correctResponse(check) : incorrectResponse(check)),
    learner: async () => ({ id: learnerId }),
  })
}

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)
const ask = async (learnerId: string, now: Date) =>
  (await getReviewSession(learnerId, [course], { cards: 100 }, now)).questions
const aboutCheck = ({ concept, fact }: SessionQuestion) =>
  concept === findCheck().concept && fact === findCheck().claims[0]

/** The ID of the item that asks for the check's fact; null if nothing does. */
async function askedFor(learnerId: string, now: Date) {
  const question = (await ask(learnerId, now)).find(aboutCheck)
  if (!question) return null
  const { item } = await database().itemVersion.findUniqueOrThrow({
    where: { id: question.versionId },
    select: { item: { select: { slug: true } } },
  })
  return { slug: item.slug, versionId: question.versionId }
}

/** Answers a question in a review. @returns whether it was correct */
async function review(learnerId: string, versionId: string, respond: (item: Item) => unknown, now: Date) {
  const { content } = await database().itemVersion.findUniqueOrThrow({ where: { id: versionId } })
  const given = { clientId: 'tab', sequence: 1, confidence: null, durationMs: null, rating: null, pair: null }
  const answer = { ...given, versionId, response: respond(ItemSchema.parse(content)), answeredAt: null }
  const [answered] = await answerReviews(learnerId, SLUG, [answer], now)
  return answered?.review.status
}

test('a lesson’s latest answers are listed with their results, for their own learner only', async () => {
  const [learnerId, other] = [await createLearner(), await createLearner()]
  await answer(learnerId, true)
  await answer(learnerId, false)
  expect(await listLatestChecks(learnerId, SLUG, LESSON)).toMatchObject([
    {
      item: { id: findCheck().id },
      response: incorrectResponse(findCheck()),
      review: { status: 'incorrect' },
    },
  ])
  expect(await listLatestChecks(learnerId, SLUG, 'two-forces')).toEqual([])
  expect(await listLatestChecks(other, SLUG, LESSON)).toEqual([])
})

test('a missed check comes back in review on a later day, until it is answered correctly', async () => {
  const learnerId = await createLearner()
  await answer(learnerId, false)
  const check = findCheck()
  // On the same day, the feedback would only be repeated.
  expect((await askedFor(learnerId, inDays(0)))?.slug).not.toBe(check.id)
  const asked = await askedFor(learnerId, inDays(1))
  expect(asked?.slug).toBe(check.id)
  const { versionId = '' } = asked ?? {}
  expect(await review(learnerId, versionId, correctResponse, inDays(1))).toBe('correct')
  const later = await askedFor(learnerId, inDays(60))
  expect(later).not.toBeNull()
  expect(later?.slug).not.toBe(check.id)
})

test('review asks for the fact of a correct check with other questions', async () => {
  const learnerId = await createLearner()
  await answer(learnerId, true)
  const asked = await askedFor(learnerId, inDays(60))
  expect(asked).not.toBeNull()
  expect(asked?.slug).not.toBe(findCheck().id)
})

/** The sections that ask for a question's fact. */
function sectionsOf({ concept, fact }: SessionQuestion): string[] {
  return course.items.flatMap(({ item }) =>
    item.concept === concept && item.claims[0] === fact ? [item.section] : [],
  )
}

test('new cards come from sections that were read to the end, not from others of the lesson', async () => {
  const learnerId = await createLearner()
  const [, , , section] = course.lessons.find(({ slug }) => slug === LESSON)?.sections ?? []
  if (!section) throw new Error('too few sections')
  const reading = { learnerId, courseSlug: SLUG, lessonSlug: LESSON, readNow: [], lastSection: null }
  await saveReading({ ...reading, finishedSections: [] })
  const before = (await getReviewSession(learnerId, [course], { cards: 1 }, inDays(0))).questions
  await saveReading({ ...reading, finishedSections: [section.id] })
  const after = (await getReviewSession(learnerId, [course], { cards: 1 }, inDays(0))).questions
  expect(before.flatMap(sectionsOf)).not.toContain(`${LESSON}#${section.id}`)
  expect(after.flatMap(sectionsOf)).toContain(`${LESSON}#${section.id}`)
})

test('new cards come from sections whose questions were answered', async () => {
  const learnerId = await createLearner()
  await answer(learnerId, true)
  const fresh = (await ask(learnerId, inDays(0))).filter(({ isNew }) => isNew)
  const [first] = (await getReviewSession(learnerId, [course], { cards: 1 }, inDays(0))).questions
  const isLeft = course.items.some(
    ({ item, isLessonCheck }) =>
      !isLessonCheck && item.section === findCheck().section && item.claims[0] !== findCheck().claims[0],
  )
  expect(isLeft).toBe(true)
  expect(fresh.flatMap(sectionsOf)).toContain(findCheck().section)
  expect(first && sectionsOf(first)).toContain(findCheck().section)
})

test('cards in short-term steps aren’t due right after their session', async () => {
  const learnerId = await createLearner()
  await database().reviewSettings.create({ data: { learnerId, newPerDay: 1, timeZone: 'UTC' } })
  const now = new Date('2026-03-02T12:00:00Z')
  const [question] = (await getReviewSession(learnerId, [course], { cards: 20 }, now)).questions
  if (!question) throw new Error('no question')
  expect(await review(learnerId, question.versionId, incorrectResponse, now)).toBe('incorrect')
  const overview = await getReviewOverview(learnerId, course, now)
  expect(overview).toMatchObject({ due: 0, fresh: 0, soon: 1 })
  expect(overview.soonAt?.getTime()).toBeGreaterThan(now.getTime())
  // It can still be reviewed, and it becomes due on its own.
  expect((await getReviewSession(learnerId, [course], { cards: 20 }, now)).questions).toHaveLength(1)
  const later = new Date(now.getTime() + 20 * 60_000)
  expect(await getReviewOverview(learnerId, course, later)).toMatchObject({ due: 1, soon: 0, soonAt: null })
})
