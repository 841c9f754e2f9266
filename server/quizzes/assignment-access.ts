import 'server-only'
import type { ClassPermission } from '@/domain/access/class-permissions'
import { type ClassForMember, requireClassPermission } from '@/server/access/class-access'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { QUIZ_COLUMNS, type QuizRow, toQuiz } from './quiz-rules'

export type AssignmentRow = {
  id: string
  quiz: QuizRow
  points: number
  instructions: string | null
  publishedAt: Date | null
  examAt: Date | null
  removedAt: Date | null
  class: ClassForMember
}

/**
 * Returns an assignment if the viewer has the permission in the class. Only staff see unpublished and removed assignments.
 * @throws AppError NOT_FOUND, FORBIDDEN, CLOSED as `requireClassPermission` does
 */
export async function requireAssignmentPermission(
  viewerId: string,
  target: { classId: string; assignmentId: string },
  ability: ClassPermission,
  options: { evenArchived?: boolean; client?: Tx } = {},
): Promise<AssignmentRow> {
  const ofClass = await requireClassPermission(viewerId, target.classId, ability, options)
  const row = await (options.client ?? db()).assignment.findFirst({
    where: {
      id: target.assignmentId,
      classId: ofClass.id,
      ...(ofClass.role === 'student' && { publishedAt: { not: null }, removedAt: null }),
    },
    select: {
      id: true,
      points: true,
      instructions: true,
      publishedAt: true,
      examAt: true,
      removedAt: true,
      quiz: { select: QUIZ_COLUMNS },
    },
  })
  if (!row) throw new AppError('NOT_FOUND')
  const { quiz, ...rest } = row
  return { ...rest, quiz: toQuiz(quiz), class: ofClass }
}
