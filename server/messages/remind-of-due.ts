import {
  composeFor,
  grantsIn,
  groupLimitsIn,
  QUIZ_COLUMNS,
  sourcesOf,
  toQuiz,
} from '@/server/attempts/quiz-rules'
import type { Db } from '@/server/db'
import { notify } from './notify'

const DAY_MS = 24 * 3_600_000

/**
 * Tells students, once, of an assignment that is due within a day and that they have not handed in. By the date that holds for each: who
 * has longer is told later.
 * @returns how many were told
 */
export async function remindOfDue(client: Db, now: Date): Promise<number> {
  const assignments = await client.assignment.findMany({
    where: { publishedAt: { not: null }, removedAt: null, class: { archivedAt: null } },
    select: { id: true, classId: true, class: { select: { name: true } }, quiz: { select: QUIZ_COLUMNS } },
  })
  let told = 0
  for (const assignment of assignments) told += await remindOf(client, assignment, now)
  return told
}

type AssignmentRow = {
  id: string
  classId: string
  class: { name: string }
  quiz: Parameters<typeof toQuiz>[0]
}

async function remindOf(client: Db, { id, classId, class: ofClass, quiz: stored }: AssignmentRow, now: Date) {
  const quiz = toQuiz(stored)
  const path = `/classes/${classId}/assignments/${id}`
  const students = await client.user.findMany({
    where: {
      memberships: { some: { classId, role: 'STUDENT', leftAt: null } },
      attempts: { none: { quizId: quiz.id, state: { in: ['GRADED', 'SUBMITTED'] } } },
      messages: { none: { kind: 'due-tomorrow', path } },
    },
    select: {
      id: true,
      ...grantsIn(classId),
      limitOverrides: { where: { quizId: quiz.id }, select: { limits: true, isFinal: true } },
      groups: groupLimitsIn(quiz.id),
    },
  })
  const due = students.filter((student) => {
    const { limits } = composeFor(quiz.rules, sourcesOf(student)).composed
    const dueAt = limits.dueAt ?? limits.closesAt
    const leftMs = dueAt === null ? -1 : dueAt.getTime() - now.getTime()
    return leftMs > 0 && leftMs <= DAY_MS
  })
  await client.$transaction((tx) =>
    notify(
      tx,
      due.map((student) => ({
        userId: student.id,
        kind: 'due-tomorrow' as const,
        title: `Due within a day: ${quiz.title}`,
        body: `In ${ofClass.name}. You have not handed it in yet.`,
        path,
      })),
    ),
  )
  return due.length
}
