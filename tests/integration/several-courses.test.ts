import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { ItemSchema } from '@/domain/items/item'
import { getCourse, listCourses } from '@/server/content/read-course'
import { getCourseHome } from '@/server/progress/get-course-home'
import { getStudyDays } from '@/server/progress/get-study-days'
import { listCourseProgress } from '@/server/progress/list-course-progress'
import { saveReading } from '@/server/progress/save-reading'
import { findShownCourses } from '@/server/progress/shown-course'
import { answerReviews } from '@/server/review/answer-review'
import { CourseExamSchema, setCourseExam } from '@/server/review/change-settings'
import { findAnswered } from '@/server/review/find-answered'
import { getOfflinePack } from '@/server/review/offline-pack'
import { getFirstReview, getReviewOverview, getReviewOverviews } from '@/server/review/review-overview'
import { getReviewSession, type SessionQuestion } from '@/server/review/review-session'
import { correctResponse } from '@/tests/support/right-response'
import { createLearner } from '@/tests/support/sample-attempt'
import { useNewCourses } from '@/tests/support/several-courses'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
useNewCourses('coffee', 'tea')

const now = new Date('2027-03-02T12:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const courses = () => ['coffee', 'tea'].map(getCourse)

async function learnerWith(settings: { combinesCourses?: boolean; newPerDay?: number } = {}) {
  const learnerId = await createLearner()
  await database().reviewSettings.create({ data: { learnerId, timeZone: 'UTC', ...settings } })
  return learnerId
}

let sequence = 0
async function answer(learnerId: string, { course, versionId }: SessionQuestion, at = now) {
  sequence += 1
  // The stored item: the course's file has other IDs.
  const { content } = await database().itemVersion.findUniqueOrThrow({ where: { id: versionId } })
  const response = correctResponse(ItemSchema.parse(content))
  const [answered] = await answerReviews(
    learnerId,
    course,
    [
      {
        ...{ clientId: randomUUID(), sequence, versionId, pair: null },
        ...{ response, confidence: null, durationMs: 8_000, rating: null, answeredAt: null },
      },
    ],
    at,
  )
  if (!answered?.id) throw new Error('the answer was not saved')
  return answered.id
}

async function firstOf(learnerId: string, slug: string, at = now): Promise<SessionQuestion> {
  const [question] = (await getReviewSession(learnerId, [getCourse(slug)], { cards: 20 }, at)).questions
  if (!question) throw new Error(`${slug} asks nothing`)
  return question
}

test('the bundled course and the new ones are listed in the order of their folders', () => {
  expect(listCourses().map(({ slug }) => slug)).toEqual(['coffee', 'csto-nagorno-karabakh', 'tea'])
})

test('courses that are reviewed together share the new cards of a day, and take turns', async () => {
  const learnerId = await learnerWith({ newPerDay: 3 })
  const { questions } = await getReviewSession(learnerId, courses(), { cards: 20 }, now)
  expect(questions.map(({ course }) => course)).toEqual(['coffee', 'tea', 'coffee'])
  const { total, courses: each } = await getReviewOverviews(learnerId, courses(), now)
  expect(total).toMatchObject({ fresh: 3, due: 0 })
  expect(each.map(({ slug, fresh }) => [slug, fresh])).toEqual([
    ['coffee', 2],
    ['tea', 1],
  ])
})

test('a new card of one course uses up the shared limit, but not the limit of another course', async () => {
  const together = await learnerWith({ newPerDay: 1 })
  await answer(together, await firstOf(together, 'coffee'))
  expect(await getReviewOverview(together, getCourse('tea'), later(1))).toMatchObject({ fresh: 0 })
  const single = await learnerWith({ newPerDay: 1, combinesCourses: false })
  await answer(single, await firstOf(single, 'coffee'))
  expect(await getReviewOverview(single, getCourse('tea'), later(1))).toMatchObject({ fresh: 1 })
  expect(await getReviewOverview(single, getCourse('coffee'), later(1))).toMatchObject({ fresh: 0 })
})

test('what was done today counts for all courses together or for one', async () => {
  for (const combinesCourses of [true, false]) {
    const learnerId = await learnerWith({ combinesCourses })
    await answer(learnerId, await firstOf(learnerId, 'coffee'))
    const { today } = await getReviewOverview(learnerId, getCourse('tea'), later(1))
    expect(today).toMatchObject(
      combinesCourses
        ? { answers: 1, correct: 1, durationMs: 8_000 }
        : { answers: 0, correct: 0, durationMs: 0 },
    )
    const own = await getReviewOverview(learnerId, getCourse('coffee'), later(1))
    expect(own.today).toMatchObject({ answers: 1, correct: 1, durationMs: 8_000 })
  }
})

test('items of the same ID in two courses are different questions', async () => {
  const learnerId = await learnerWith({ newPerDay: 20 })
  const coffee = await firstOf(learnerId, 'coffee')
  await answer(learnerId, coffee)
  const coffeeVersion = await database().itemVersion.findUniqueOrThrow({
    where: { id: coffee.versionId },
    select: { item: { select: { slug: true } } },
  })
  const { currentVersionId } = await database().item.findFirstOrThrow({
    where: { slug: coffeeVersion.item.slug, course: { slug: 'tea' } },
  })
  await answer(learnerId, { ...coffee, course: 'tea', versionId: currentVersionId ?? '' }, later(5))
  const log = await database().reviewLog.findMany({ where: { learnerId }, orderBy: { reviewedAt: 'asc' } })
  expect(log.map(({ courseSlug, fromMemory }) => [courseSlug, fromMemory])).toEqual([
    ['coffee', true],
    ['tea', true],
  ])
})

test('a course has its own exam date, or that of all courses', async () => {
  const learnerId = await learnerWith()
  await database().reviewSettings.update({ where: { learnerId }, data: { examOn: '2027-05-20' } })
  const set = (examOn: string) => setCourseExam(learnerId, CourseExamSchema.parse({ course: 'tea', examOn }))
  const days = async () =>
    (await getReviewOverviews(learnerId, courses(), now)).courses.map(({ exam }) => exam?.day)
  expect(await days()).toEqual(['2027-05-20', '2027-05-20'])
  await set('2027-04-01')
  expect(await days()).toEqual(['2027-05-20', '2027-04-01'])
  expect((await getReviewOverviews(learnerId, courses(), now)).total.exam?.day).toBe('2027-04-01')
  await set('')
  expect(await days()).toEqual(['2027-05-20', '2027-05-20'])
  await expect(setCourseExam(learnerId, { course: 'no-such-course', examOn: null })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('pages show all courses together, or the one that was studied last', async () => {
  const together = await learnerWith()
  expect(await findShownCourses(together, undefined)).toMatchObject({ isCombined: true })
  const single = await learnerWith({ combinesCourses: false })
  const shown = async () => {
    const found = await findShownCourses(single, undefined)
    return found?.isCombined ? 'all' : found?.together.map(({ slug }) => slug)
  }
  expect(await shown()).toEqual(['coffee'])
  const reading = { finishedSections: ['claims'], readNow: [], lastSection: 'claims' }
  await saveReading({ learnerId: single, courseSlug: 'tea', lessonSlug: 'first-lesson', ...reading })
  expect(await shown()).toEqual(['tea'])
  expect(await getCourseHome(single, getCourse('tea'), now)).toMatchObject({ isShown: true })
  expect(await getCourseHome(single, getCourse('coffee'), now)).toMatchObject({ isShown: false })
  expect(await getCourseHome(together, getCourse('coffee'), now)).toMatchObject({ isShown: true })
})

test('a page that names a course shows only this one, and no unknown one', async () => {
  const learnerId = await learnerWith()
  expect((await findShownCourses(learnerId, 'tea'))?.together.map(({ slug }) => slug)).toEqual(['tea'])
  await expect(findShownCourses(learnerId, 'milk')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('progress and study days are those of each course', async () => {
  const learnerId = await learnerWith()
  await answer(learnerId, await firstOf(learnerId, 'tea'))
  const progress = await listCourseProgress(learnerId, courses(), later(30))
  expect(progress.map(({ slug, lessons, due }) => [slug, lessons.all, due])).toEqual([
    ['coffee', 1, 0],
    ['tea', 1, 1],
  ])
  expect((await getStudyDays(learnerId, getCourse('tea'), now)).days).toEqual([
    { day: '2027-03-02', answers: 1, correct: 1, durationMs: 8_000 },
  ])
  expect((await getStudyDays(learnerId, getCourse('coffee'), now)).days).toEqual([])
})

test('an answer given without JavaScript is shown with its course', async () => {
  const learnerId = await learnerWith()
  const id = await answer(learnerId, await firstOf(learnerId, 'tea'))
  const found = await findAnswered(learnerId, { ids: [id], now: later(1) })
  expect(found?.course.slug).toBe('tea')
  expect(found?.answers).toHaveLength(1)
  expect(await findAnswered(await createLearner(), { ids: [id], now })).toBeNull()
})

test('the downloads of all courses together have no more new cards than a day allows', async () => {
  const learnerId = await learnerWith({ newPerDay: 4 })
  const packs = await Promise.all(listCourses().map((course) => getOfflinePack(learnerId, course, now)))
  expect(packs.flatMap(({ questions }) => questions)).toHaveLength(4)
  expect(packs.flatMap(({ questions }) => questions.map(({ course }) => course)).sort()).toEqual(
    ['coffee', 'coffee', 'csto-nagorno-karabakh', 'tea'].sort(),
  )
})

test('a visitor starts with new cards of all courses', async () => {
  expect((await getFirstReview(courses())).fresh).toBe(4)
  const { questions } = await getReviewSession(null, courses(), { cards: 4 }, now)
  expect(questions.map(({ course }) => course)).toEqual(['coffee', 'tea', 'coffee', 'tea'])
})
