import 'server-only'
import { gradeResponse } from '@/domain/grading/grade-response'
import type { ItemReview } from '@/domain/grading/review'
import { reviewItem } from '@/domain/grading/review-item'
import type { Item } from '@/domain/items/item'
import { lessonOf } from '@/domain/items/list-sections'
import { getCourse } from '@/server/content/read-course'
import { db } from '@/server/platform/db'

export type LatestCheck = {
  id: string
  item: Item
  response: unknown
  answeredAt: Date
  review: ItemReview
}

/** The maximum number of answers to look through. A lesson has a few checks, and each can be tried again. */
const MAX_ANSWERS = 200

/**
 * Lists a learner's latest answer to each quick check of a lesson, graded with the current version of the question. Leaves out answers that
 * the current version can't read.
 * @throws AppError NOT_FOUND if there is no such course
 */
export async function listLatestChecks(
  learnerId: string,
  courseSlug: string,
  lessonSlug: string,
): Promise<LatestCheck[]> {
  const checks = getCourse(courseSlug).items.filter(
    ({ item, isLessonCheck }) => isLessonCheck && lessonOf(item.section) === lessonSlug,
  )
  const rows = await db().lessonCheck.findMany({
    where: {
      ...{ learnerId, courseSlug },
      itemVersion: { item: { slug: { in: checks.map(({ item }) => item.id) } } },
    },
    orderBy: { answeredAt: 'desc' },
    take: MAX_ANSWERS,
    select: {
      id: true,
      response: true,
      answeredAt: true,
      itemVersion: { select: { item: { select: { slug: true } } } },
    },
  })
  return checks.flatMap(({ item }) => {
    const row = rows.find(({ itemVersion }) => itemVersion.item.slug === item.id)
    if (!row) return []
    const { id, response, answeredAt } = row
    const grade = gradeResponse(item, response)
    if (grade.status !== 'graded') return []
    return [{ id, item, response, answeredAt, review: reviewItem(item, response, grade) }]
  })
}
