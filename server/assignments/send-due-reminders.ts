import { formatDateTimeInZone } from '@/domain/text/format'
import { addCalendarDays, calendarDayOf } from '@/domain/time/calendar'
import { notify } from '@/server/notifications/notify'
import { lockName } from '@/server/platform/database-statements'
import type { Db, Tx } from '@/server/platform/db'
import {
  composeFor,
  grantsIn,
  groupLimitsIn,
  QUIZ_COLUMNS,
  sourcesOf,
  toQuiz,
} from '@/server/quizzes/quiz-rules'

/**
 * Notifies students, once for each due date, of an assignment that is due within a day and that they haven't submitted: from the same clock
 * time of the calendar day before in the class's time zone. Each student's own date counts; if it moves, there is another reminder.
 * @returns how many were notified
 */
export async function sendDueReminders(client: Db, now: Date): Promise<number> {
  const assignments = await client.assignment.findMany({
    where: { publishedAt: { not: null }, removedAt: null, class: { archivedAt: null } },
    select: { id: true, classId: true, class: { select: { name: true } }, quiz: { select: QUIZ_COLUMNS } },
  })
  let notified = 0
  for (const assignment of assignments) notified += await remindOf(client, assignment, now)
  return notified
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
      grades: { none: { quizId: quiz.id, isExcused: true } },
    },
    select: {
      id: true,
      ...grantsIn(classId),
      studentOverrides: { where: { quizId: quiz.id }, select: { limits: true, isFinal: true } },
      groups: groupLimitsIn(quiz.id),
      notifications: { where: remindersOf(path), select: { createdAt: true } },
    },
  })
  const found = students.flatMap(({ id: userId, notifications, ...student }) => {
    const { limits } = composeFor(quiz, sourcesOf(student)).composed
    const dueAt = limits.dueAt ?? limits.closesAt
    if (dueAt === null || dueAt <= now) return []
    const from = addCalendarDays(dueAt, -1, quiz.timeZone)
    return from > now || notifications.some(({ createdAt }) => createdAt >= from)
      ? []
      : [{ userId, dueAt, from }]
  })
  if (found.length === 0) return 0
  const today = calendarDayOf(now, quiz.timeZone)
  return client.$transaction(async (tx) => {
    const due = await claimReminders(tx, path, found)
    await notify(
      tx,
      due.map(({ userId, dueAt }) => ({
        userId,
        kind: 'due-tomorrow' as const,
        title: `Due ${calendarDayOf(dueAt, quiz.timeZone) === today ? 'today' : 'tomorrow'}: ${quiz.title}`,
        body: `In ${ofClass.name}, due ${formatDateTimeInZone(dueAt, quiz.timeZone)}. You haven’t submitted it yet.`,
        path,
        createdAt: now,
      })),
    )
    return due.length
  })
}

type Due = { userId: string; dueAt: Date; from: Date }

/** Leaves out those whom another process reminded since this one looked. */
async function claimReminders(tx: Tx, path: string, due: readonly Due[]): Promise<Due[]> {
  await lockName(tx, `due reminders of ${path}`)
  const sent = await tx.notification.findMany({
    where: { ...remindersOf(path), userId: { in: due.map(({ userId }) => userId) } },
    select: { userId: true, createdAt: true },
  })
  return due.filter(({ userId, from }) => !sent.some((row) => row.userId === userId && row.createdAt >= from))
}

function remindersOf(path: string) {
  return { kind: 'due-tomorrow', path }
}
