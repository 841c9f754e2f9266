import 'server-only'
import { randomUUID } from 'node:crypto'
import { QuizSchema } from '@/domain/attempts/quiz'
import { listArgued } from '@/domain/content/argued'
import type { Course } from '@/domain/content/course'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { createAttempt } from './start-attempt'

/**
 * Starts an attempt that asks only one of the course’s questions to argue about, or continues the open one. It belongs to no quiz, and it
 * is unscored.
 * @returns the attempt’s ID
 * @throws AppError NOT_FOUND if the course has no such question
 */
export async function startArgument(request: {
  learnerId: string
  course: Course
  item: string
  now: Date
}): Promise<string> {
  const { learnerId, course, item, now } = request
  const argued = listArgued(course).find((entry) => entry.item.id === item)
  if (!argued) throw new AppError('NOT_FOUND')
  const prefix = `argue/${item}/`
  const begun = await db().attempt.findFirst({
    where: {
      learnerId,
      quizId: null,
      courseSlug: course.slug,
      state: 'IN_PROGRESS',
      seed: { startsWith: prefix },
    },
    select: { id: true },
  })
  if (begun) return begun.id
  const title = `Argue your view: ${argued.lesson?.title ?? course.title}`
  return createAttempt({
    ...{ learnerId, courseSlug: course.slug, quiz: null, rules: null, title, number: 1, classId: null, now },
    definition: QuizSchema.parse({ title, kind: 'mixed', description: title, items: [item] }),
    seed: prefix + randomUUID(),
  })
}
