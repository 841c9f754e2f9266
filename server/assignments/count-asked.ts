import 'server-only'
import { type AssignmentOnlyCount, countAssignmentOnly } from '@/domain/attempts/count-assignment-only'
import { countQuestions, type QuestionCount } from '@/domain/attempts/count-questions'
import type { Quiz } from '@/domain/attempts/quiz'
import { listSeenItems } from '@/server/attempts/list-seen-items'
import { readBank } from '@/server/attempts/select-questions'
import { db } from '@/server/platform/db'
import type { AssignmentRow } from '@/server/quizzes/assignment-access'
import type { QuizRow } from '@/server/quizzes/quiz-rules'

type OfClass = { id: string; courseSlug: string }
type Asked = Pick<AssignmentRow, 'quiz'> & { class: OfClass }

/** Counts the questions of assignments, in the same order, for a student who hasn't seen any of them. */
export async function countAsked(
  definitions: readonly Pick<Quiz, 'items' | 'points' | 'pools'>[],
  ofClass: OfClass,
): Promise<QuestionCount[]> {
  const items = definitions.flatMap((definition) => definition.items)
  const bank = await readBank({ courseSlug: ofClass.courseSlug, items, classId: ofClass.id })
  // A question of another class is asked only if it was selected, not by a pool.
  return definitions.map((definition) =>
    countQuestions(
      definition,
      bank.filter(({ id, isLent }) => !isLent || definition.items.includes(id)),
    ),
  )
}

/** Counts the questions that each of these students would get now. @returns in the same order */
export async function countAskedOf(
  { quiz, class: ofClass }: { quiz: Pick<QuizRow, 'id' | 'definition' | 'timeZone'>; class: OfClass },
  learnerIds: readonly string[],
  now: Date,
): Promise<QuestionCount[]> {
  const { definition } = quiz
  const [bank, met] = await Promise.all([
    readBank({ courseSlug: ofClass.courseSlug, items: definition.items, classId: ofClass.id }),
    listSeenItems(learnerIds, quiz, now),
  ])
  const isFilledUp = definition.whenFewUnseen === 'fill-up'
  return learnerIds.map((id) =>
    countQuestions(definition, bank, isFilledUp ? [] : met.get(id)?.seenRecentlyIds),
  )
}

/** Counts the assignment-only questions of an assignment. */
export async function countAssignmentOnlyIn({
  quiz: { definition },
  class: ofClass,
}: Asked): Promise<AssignmentOnlyCount> {
  const bank = await readBank({
    courseSlug: ofClass.courseSlug,
    items: definition.items,
    classId: ofClass.id,
  })
  return countAssignmentOnly(definition, bank)
}

/** The number of questions, as shown to staff. */
export type AskedCount = QuestionCount & {
  /** Students with fewer questions, because they have seen the others recently. */
  short: { students: number; fewest: number } | null
}

/** Counts the questions of an assignment for all students of the class. */
export async function countForStaff(assignment: Asked, now: Date): Promise<AskedCount> {
  const { quiz, class: ofClass } = assignment
  const [count] = await countAsked([quiz.definition], ofClass)
  if (!count) throw new Error('expected one count for one assignment')
  if (quiz.definition.unseenDays === undefined || quiz.definition.pools.length === 0)
    return { ...count, short: null }
  const students = await db().classMember.findMany({
    where: { classId: ofClass.id, role: 'STUDENT', leftAt: null },
    select: { userId: true },
  })
  const ids = students.map(({ userId }) => userId)
  const counts = await countAskedOf(assignment, ids, now)
  const short = counts.filter(({ min }) => min < count.min)
  const fewest = Math.min(count.min, ...counts.map(({ min }) => min))
  return {
    ...{ min: fewest, max: count.max, rules: count.rules },
    points: {
      min: Math.min(count.points.min, ...counts.map(({ points }) => points.min)),
      max: count.points.max,
    },
    short: short.length === 0 ? null : { students: short.length, fewest },
  }
}
