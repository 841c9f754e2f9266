import 'server-only'
import { canIncludeItem } from '@/domain/attempts/can-include-item'
import type { Course } from '@/domain/content/course'
import type { Prisma } from '@/generated/prisma/client'
import { db } from '@/server/platform/db'
import { QUIZ_COLUMNS, rulesFor, toQuiz } from '@/server/quizzes/quiz-rules'
import { listOrigins } from './review-statements'

/**
 * Lists the IDs of all items that a learner's open and upcoming assignments can include: selected items, all items that match a pool, and the course items
 * from which a class's own items were copied.
 */
export async function listUpcomingItems(learnerId: string, course: Course, now: Date): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const stored of await listQuizzes(learnerId, course.slug)) {
    const { definition, ...quiz } = toQuiz(stored)
    if (stored._count.attempts === 0 && (await isOver(learnerId, quiz, now))) continue
    for (const id of definition.items) ids.add(id)
    for (const { item } of course.items) if (canIncludeItem(definition, item)) ids.add(item.id)
  }
  for (const id of await listOrigins([...ids])) ids.add(id)
  return ids
}

/** Lists the assignments of the learner's classes. For left or archived classes and removed assignments, only those with an open attempt. */
function listQuizzes(learnerId: string, courseSlug: string) {
  const own: Prisma.AttemptWhereInput = { learnerId, state: { in: ['IN_PROGRESS', 'OVERDUE'] } }
  const assignment: Prisma.AssignmentWhereInput = {
    removedAt: null,
    class: { archivedAt: null, members: { some: { userId: learnerId, role: 'STUDENT', leftAt: null } } },
  }
  return db().quiz.findMany({
    where: {
      course: { slug: courseSlug },
      OR: [{ assignment }, { assignment: { isNot: null }, attempts: { some: own } }],
    },
    select: { ...QUIZ_COLUMNS, _count: { select: { attempts: { where: own } } } },
  })
}

/** Whether an assignment has closed for the learner. Reads overrides and accommodations only if it has closed for the class. */
async function isOver(learnerId: string, quiz: Parameters<typeof rulesFor>[0], now: Date): Promise<boolean> {
  const { closesAt } = quiz.rules
  if (closesAt === null || closesAt > now) return false
  const own = (await rulesFor(quiz, learnerId)).composed.limits.closesAt
  return own !== null && own <= now
}
