import 'server-only'
import type { Course } from '@/domain/content/course'
import { ITEM_TYPES } from '@/domain/items/item'
import { QUIZ_COLUMNS, type QuizRow, rulesFor, toQuiz } from '@/server/attempts/quiz-rules'
import { db } from '@/server/db'

/** Of the assignments of a learner that are open or coming: the ids of all items that may be asked there. A pool may ask any that fits it. */
export async function comingItems(learnerId: string, course: Course, now: Date): Promise<Set<string>> {
  const assignments = await db().assignment.findMany({
    where: {
      removedAt: null,
      class: {
        archivedAt: null,
        course: { slug: course.slug },
        members: { some: { userId: learnerId, role: 'STUDENT', leftAt: null } },
      },
    },
    select: { quiz: { select: QUIZ_COLUMNS } },
  })
  const ids = new Set<string>()
  for (const { quiz: stored } of assignments) {
    const quiz = toQuiz(stored)
    if (await isOver(learnerId, quiz, now)) continue
    const { definition } = quiz
    for (const id of definition.items) ids.add(id)
    for (const { concepts, types } of definition.pools)
      for (const { item } of course.items)
        if (concepts.includes(item.concept) && (types ?? ITEM_TYPES).includes(item.type)) ids.add(item.id)
  }
  return ids
}

/** Asked of the database only where it is over for most: somebody may have more days. */
async function isOver(learnerId: string, quiz: QuizRow, now: Date): Promise<boolean> {
  const { closesAt } = quiz.rules
  if (closesAt === null || new Date(closesAt) > now) return false
  const own = (await rulesFor(quiz, learnerId)).composed.limits.closesAt
  return own !== null && own <= now
}
