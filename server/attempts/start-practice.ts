import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Quiz, QuizSchema } from '@/domain/attempts/quiz'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { findResults } from './find-results'
import { noAccess } from './no-access'
import { createAttempt } from './start-attempt'

/**
 * Starts a practice set with other items on the concepts that the learner missed in an attempt.
 * @returns the new attempt's ID
 * @throws AppError NOT_FOUND if the attempt isn't this learner's or isn't graded, CLOSED if the quiz hides correctness, CONFLICT if
 * nothing was missed
 */
export async function startPractice(request: {
  learnerId: string
  attemptId: string
  now: Date
}): Promise<string> {
  const { learnerId, attemptId, now } = request
  const review = await findResults(learnerId, attemptId, now)
  if (!review) throw noAccess()
  if (!review.visible.correctness)
    throw new AppError('CLOSED', { userMessage: 'You can practice missed questions after the quiz closes.' })
  // `answered` means that the result is still hidden. Practicing the question would reveal that it was missed.
  const missed = review.items.filter(
    ({ review: { status } }) => status !== 'correct' && status !== 'answered',
  )
  const concepts = [...new Set(missed.map(({ review: item }) => item.concept))]
  if (concepts.length === 0)
    throw new AppError('CONFLICT', {
      userMessage: 'You didn’t miss any questions, so there’s nothing to practice.',
    })
  // After a double click or going back, continues the existing practice set.
  const begun = await db().attempt.findFirst({
    where: { learnerId, quizId: null, state: 'IN_PROGRESS', seed: { startsWith: `${attemptId}/` } },
    select: { id: true },
  })
  if (begun) return begun.id
  const seen = await db().attemptItem.findMany({
    where: { attemptId, learnerId },
    select: { itemVersion: { select: { item: { select: { slug: true } } } } },
  })
  return createAttempt({
    learnerId,
    courseSlug: review.courseSlug,
    quiz: null,
    rules: null,
    title: 'Practice: missed questions',
    number: 1,
    definition: practiceQuiz(concepts),
    classId: null,
    seed: `${attemptId}/${randomUUID()}`,
    met: { seenIds: seen.map(({ itemVersion }) => itemVersion.item.slug) },
    now,
  })
}

const PRACTICE_ITEMS = 10

function practiceQuiz(concepts: string[]): Quiz {
  const count = Math.max(1, Math.round(PRACTICE_ITEMS / concepts.length))
  return QuizSchema.parse({
    title: 'Practice',
    kind: 'mixed',
    description: 'Other questions on the concepts that you missed.',
    pools: concepts.slice(0, PRACTICE_ITEMS).map((concept) => ({ concepts: [concept], count })),
    shuffleItems: true,
  })
}
