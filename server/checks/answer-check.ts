import 'server-only'
import type { TaughtItem } from '@/domain/content/course'
import { gradeResponse } from '@/domain/grading/grade-response'
import type { ItemReview } from '@/domain/grading/review'
import { reviewItem } from '@/domain/grading/review-item'
import type { Item } from '@/domain/items/item'
import { type PublicItem, toPublicItem } from '@/domain/items/to-public-item'
import { getCourse } from '@/server/content/read-course'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { syncGraded } from '@/server/review/sync-cards'

/**
 * Grades and saves the answer to a quick check.
 * @param response reads the answer to the item as shown
 * @param learner called only when the answer will be saved, because it can create a guest
 * @throws AppError NOT_FOUND, INVALID_INPUT if the answer is empty or invalid
 */
export async function answerCheck(request: {
  courseSlug: string
  itemId: string
  response: (item: PublicItem) => unknown
  learner: () => Promise<{ id: string }>
}): Promise<{ answerId: string; item: Item; review: ItemReview }> {
  const { courseSlug, itemId, learner } = request
  const item = getCheckItem(courseSlug, itemId)
  const response = request.response(toPublicItem(item))
  const grade = gradeResponse(item, response)
  if (grade.status === 'unanswered')
    throw new AppError('INVALID_INPUT', { userMessage: 'Enter an answer first. Even a guess helps.' })
  if (grade.status === 'ungradable') throw new AppError('INVALID_INPUT', { userMessage: grade.reason })
  const answerId = await keepAnswer({ courseSlug, itemId, concept: item.concept, response, grade, learner })
  return { answerId, item, review: reviewItem(item, response, grade) }
}

async function keepAnswer(answer: {
  courseSlug: string
  itemId: string
  concept: string
  response: unknown
  grade: { earned: number; possible: number }
  learner: () => Promise<{ id: string }>
}): Promise<string> {
  const { courseSlug, itemId, concept, response, grade, learner } = answer
  const stored = await db().item.findFirst({
    where: { slug: itemId, course: { slug: courseSlug } },
    select: { currentVersionId: true },
  })
  if (!stored?.currentVersionId) throw new AppError('NOT_FOUND')
  const { id: learnerId } = await learner()
  const created = await db().lessonCheck.create({
    data: {
      learnerId,
      courseSlug,
      itemVersionId: stored.currentVersionId,
      concept,
      response: toJson(response),
      earned: grade.earned,
      possible: grade.possible,
    },
    select: { id: true },
  })
  await syncGraded(learnerId, new Date())
  return created.id
}

/** @throws AppError NOT_FOUND if it isn't a quick check */
export function getCheckItem(courseSlug: string, itemId: string): TaughtItem {
  const entry = getCourse(courseSlug).items.find(
    ({ item, isLessonCheck }) => isLessonCheck && item.id === itemId,
  )
  if (!entry) throw new AppError('NOT_FOUND')
  return entry.item
}

/**
 * Returns the result of a saved answer, graded with the current version of the question.
 * @throws AppError NOT_FOUND if the answer isn't this learner's
 */
export async function getCheckReview(
  learnerId: string,
  courseSlug: string,
  itemId: string,
  answerId: string,
): Promise<ItemReview> {
  const answer = await db().lessonCheck.findFirst({
    where: { id: answerId, learnerId, courseSlug, itemVersion: { item: { slug: itemId } } },
    select: { response: true },
  })
  if (!answer) throw new AppError('NOT_FOUND')
  const item = getCheckItem(courseSlug, itemId)
  return reviewItem(item, answer.response, gradeResponse(item, answer.response))
}
