import 'server-only'
import { isHighConfidenceError } from '@/domain/calibration/calibration'
import type { Course } from '@/domain/content/course'
import { gradeResponse } from '@/domain/grading/grade-response'
import { reviewItem } from '@/domain/grading/review-item'
import { type PublicItem, toPublicItem } from '@/domain/items/to-public-item'
import { findMixUps } from '@/domain/scheduling/confusables'
import type { Prisma } from '@/generated/prisma/client'
import { parsedItem } from '@/server/content/parsed-items'
import { findCourse } from '@/server/content/read-course'
import { db } from '@/server/platform/db'
import type { AnsweredReview } from './answer-review'
import { dueReasonOf, getNextDueDates } from './next-due-dates'
import { passageOf } from './passage'

/** Finds a learner's review answers to one course with their results, for browsers without JavaScript. @returns null if there are none */
export async function findAnswered(
  learnerId: string,
  { ids, now }: { ids: readonly string[]; now: Date },
): Promise<{ course: Course; answers: (AnsweredReview & { item: PublicItem })[] } | null> {
  const own = { learnerId, id: { in: [...ids] }, origin: 'review', amendsId: null }
  const first = await db().reviewLog.findFirst({
    where: own,
    orderBy: { id: 'asc' },
    select: { courseSlug: true },
  })
  const course = first && findCourse(first.courseSlug)
  return course && { course, answers: await readAnswers(learnerId, course, { own, now }) }
}

async function readAnswers(
  learnerId: string,
  course: Course,
  { own, now }: { own: Prisma.ReviewLogWhereInput; now: Date },
): Promise<(AnsweredReview & { item: PublicItem })[]> {
  const rows = await db().reviewLog.findMany({
    where: { ...own, courseSlug: course.slug },
    select: {
      id: true,
      rating: true,
      response: true,
      confidence: true,
      fromMemory: true,
      cardId: true,
      itemVersion: { select: { id: true, content: true } },
    },
  })
  const cardIds = rows.map(({ cardId }) => cardId)
  const again = await getNextDueDates(db(), learnerId, course, { cardIds, now })
  return rows.map(({ id, rating, response, confidence, fromMemory, cardId, itemVersion }) => {
    const item = parsedItem(itemVersion)
    const grade = gradeResponse(item, response)
    const review = reviewItem(item, response, grade)
    return {
      id,
      item: toPublicItem(item),
      rating: rating === 1 || rating === 2 || rating === 3 || rating === 4 ? rating : null,
      review,
      passage: passageOf(course, item),
      dueAt: again.get(cardId)?.dueAt ?? null,
      dueReason: dueReasonOf(fromMemory, again.get(cardId)),
      isLeech: again.get(cardId)?.isLeech ?? false,
      isHighConfidenceError: isHighConfidenceError({ ...grade, confidence }),
      mixedUp: findMixUps(review, course.confusables).map(({ title }) => title),
    }
  })
}
