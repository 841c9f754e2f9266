import 'server-only'
import { drawItems } from '@/domain/attempts/draw-items'
import { readBank } from '@/server/attempts/draw-places'
import { listMet } from '@/server/attempts/list-met'
import { db } from '@/server/db'
import type { AssignmentRow } from './assignment-access'

/** How many questions each of these students would be asked now. */
export async function countDrawn(
  { quiz, class: ofClass }: Pick<AssignmentRow, 'quiz' | 'class'>,
  learnerIds: readonly string[],
  now: Date,
): Promise<number[]> {
  const { definition } = quiz
  const [bank, met] = await Promise.all([
    readBank({ courseSlug: ofClass.courseSlug, definition, classId: ofClass.id }),
    listMet(learnerIds, quiz, now),
  ])
  // How many are drawn does not hang on the seed.
  return learnerIds.map((id) => drawItems(definition, bank, '', met.get(id)).itemIds.length)
}

export type ShortDraws = { students: number; fewest: number; of: number }

/** How many students have met so much lately that fewer questions are left for them than the assignment asks. @returns null where nobody has */
export async function findShortDraws(assignment: AssignmentRow, now: Date): Promise<ShortDraws | null> {
  const { quiz, class: ofClass } = assignment
  if (quiz.definition.unseenDays === undefined || quiz.definition.pools.length === 0) return null
  const students = await db().classMember.findMany({
    where: { classId: ofClass.id, role: 'STUDENT', leftAt: null },
    select: { userId: true },
  })
  // Of somebody who has met nothing.
  const [of = 0, ...counts] = await countDrawn(assignment, ['', ...students.map(({ userId }) => userId)], now)
  const short = counts.filter((count) => count < of)
  return short.length === 0 ? null : { students: short.length, fewest: Math.min(...short), of }
}
