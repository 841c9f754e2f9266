import { expect, test } from 'vitest'
import { ItemSchema } from '@/domain/items/item'
import { readMigrations } from '@/prisma/migrate'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { getAttempt } from '@/server/attempts/queries'
import { startAttempt } from '@/server/attempts/start-attempt'
import { getDraft } from '@/server/attempts/unsaved-attempt'
import { getCourse } from '@/server/content/read-course'
import { answerReviews } from '@/server/review/answer-review'
import { getReviewSession } from '@/server/review/review-session'
import { correctResponse } from '@/tests/support/right-response'
import { createLearner } from '@/tests/support/sample-attempt'
import { createClass } from '@/tests/support/sample-class'
import { createQuiz } from '@/tests/support/sample-quiz'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const MIGRATION = '_ask-confidence-only-when-turned-on'
const seed = '5f0c8a4e-6f3b-4a7e-9d52-2d1c3b4a5e6f'

/** Two learners: one who turned the question on, and one who didn't. */
async function createBoth() {
  const [on, off] = [await createLearner(), await createLearner()]
  await database().reviewSettings.create({ data: { learnerId: on, asksConfidence: true } })
  return { on, off }
}

async function isAsked(learnerId: string, quiz: { courseSlug: string; quizSlug: string }) {
  const { id } = await startAttempt({ ...quiz, learnerId, now: new Date() })
  const { rules } = await getAttempt(learnerId, id, new Date())
  const draft = await getDraft({ course: quiz.courseSlug, quiz: quiz.quizSlug, seed }, learnerId)
  expect(draft.rules.confidence).toBe(rules.confidence)
  return rules.confidence
}

test('a self-study quiz asks for confidence only if the learner turned it on', async () => {
  const { on, off } = await createBoth()
  const quiz = await createQuiz({})
  expect(await isAsked(on, quiz)).toBe(true)
  expect(await isAsked(off, quiz)).toBe(false)
  expect(
    (await getDraft({ course: quiz.courseSlug, quiz: quiz.quizSlug, seed }, null)).rules.confidence,
  ).toBe(false)
})

test('a quiz whose rules ask for confidence asks everyone', async () => {
  const { off } = await createBoth()
  expect(await isAsked(off, await createQuiz({ rules: { confidence: true } }))).toBe(true)
})

test('in a class, only the rules of the assignment decide', async () => {
  const { classId, assignmentId, studentIds } = await createClass({ students: 1 })
  const [learnerId = ''] = studentIds
  await database().reviewSettings.create({ data: { learnerId, asksConfidence: true } })
  const target = { classId, assignmentId }
  const { id } = await startAssignment(learnerId, target, { password: '', now: new Date() })
  expect((await getAttempt(learnerId, id, new Date())).rules.confidence).toBe(false)
})

/** A learner who reviewed a card, with settings that ask for confidence, or don't. */
async function createReviewer(confidence: number | null, asksConfidence: boolean) {
  const learnerId = await createLearner()
  const course = getCourse('csto-nagorno-karabakh')
  const [question] = (await getReviewSession(learnerId, [course], { cards: 1 }, new Date())).questions
  if (!question) throw new Error('no question')
  const { content } = await database().itemVersion.findUniqueOrThrow({ where: { id: question.versionId } })
  const response = correctResponse(ItemSchema.parse(content))
  const given = { clientId: 'tab', sequence: 1, durationMs: null, rating: null, answeredAt: null, pair: null }
  const answer = { ...given, confidence, versionId: question.versionId, response }
  await answerReviews(learnerId, course.slug, [answer], new Date())
  await database().reviewSettings.create({ data: { learnerId, newPerDay: 7, asksConfidence } })
  return learnerId
}

/** A learner who stated confidence in a quiz, or didn't, and never saved settings. */
async function createQuizTaker(confidence: number | null, isAnonymous = false) {
  const learnerId = await createLearner({ isAnonymous })
  const { id: attemptId } = await startAttempt({ ...(await createQuiz({})), learnerId, now: new Date() })
  await database().attemptItem.updateMany({ where: { attemptId, slot: 1 }, data: { confidence } })
  return learnerId
}

test('a migration keeps the question for learners who used it', async () => {
  const [used, unused, off] = [
    await createReviewer(75, true),
    await createReviewer(null, true),
    await createReviewer(50, false),
  ]
  const [inQuiz, never, anonymous] = [
    await createQuizTaker(85),
    await createQuizTaker(null),
    await createQuizTaker(85, true),
  ]
  const migration = (await readMigrations()).find(({ name }) => name.endsWith(MIGRATION))
  for (const statement of migration?.sql.split(/;\n/) ?? [])
    if (statement.trim()) await database().$executeRawUnsafe(statement)
  const settings = await database().reviewSettings.findMany({
    where: { learnerId: { in: [used, unused, off, inQuiz, never, anonymous] } },
  })
  const found = new Map(settings.map((row) => [row.learnerId, [row.asksConfidence, row.newPerDay]]))
  expect(found).toEqual(
    new Map([
      [used, [true, 7]],
      [unused, [false, 7]],
      [off, [false, 7]],
      [inQuiz, [true, 10]],
    ]),
  )
})
