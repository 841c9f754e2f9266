import { z } from 'zod'
import { type ClassRole, canInClass } from '@/domain/access/class-permissions'
import { canIncludeItem } from '@/domain/attempts/can-include-item'
import { OwnLimitsSchema } from '@/domain/attempts/effective-limits'
import { ITEM_TYPES } from '@/domain/items/item'
import { addCalendarDays } from '@/domain/time/calendar'
import { MINUTE_MS } from '@/domain/time/durations'
import type { Prisma } from '@/generated/prisma/client'
import { db, type Tx } from '@/server/platform/db'
import { QUIZ_COLUMNS, toQuiz } from '@/server/quizzes/quiz-rules'

/**
 * Whether the keys of a quiz's assignment-only questions can be shown: the quiz has closed for everyone, and so has every other assignment of the class
 * that can include one of them.
 */
export async function canShowAssignmentOnlyKeys(
  quizId: string,
  now: Date,
  client: Tx = db(),
): Promise<boolean> {
  const own = await client.quiz.findUniqueOrThrow({ where: { id: quizId }, select: CLOSING })
  const classId = own.assignment?.classId
  if (!classId) return false
  const extraDays = await mostExtraDays(client, classId)
  if (!isClosed(own, extraDays, now)) return false
  const [assignmentOnly, others] = await Promise.all([
    listAssignmentOnly(client, quizId),
    listOthers(client, classId, quizId),
  ])
  return sharing(others, assignmentOnly).every((other) => isClosed(other, extraDays, now))
}

/** Whether the keys of a quiz's assignment-only questions are hidden from staff with this role: from observers, until they can be shown. */
export async function areKeysHiddenFrom(role: ClassRole, quizId: string, now: Date): Promise<boolean> {
  if (canInClass({ role, isArchived: false }, 'teach').allowed) return false
  return !(await canShowAssignmentOnlyKeys(quizId, now))
}

type AssignmentOnlyItems = { id: string; concept: string | null; type: (typeof ITEM_TYPES)[number] }

/** The quizzes that can include one of these questions. */
function sharing(
  quizzes: readonly ClosingRow[],
  assignmentOnly: readonly AssignmentOnlyItems[],
): ClosingRow[] {
  return quizzes.filter((quiz) => {
    const { definition } = toQuiz(quiz)
    return assignmentOnly.some((item) => canIncludeItem(definition, item))
  })
}

export type AssignmentOnlyOpening = {
  /** When the last of the assignments closes for everyone; null while one has no closing date. Attempts in progress can delay it. */
  at: Date | null
  /** The titles of other assignments that can include the same questions and that aren't closed before this one. */
  waitsFor: string[]
}

/**
 * Finds when the results of an assignment's assignment-only questions can be shown, for staff. Counts the questions that the assignment can include now
 * and those of its attempts.
 */
export async function findAssignmentOnlyOpening(
  quizId: string,
  classId: string,
): Promise<AssignmentOnlyOpening> {
  const client = db()
  const own = await client.quiz.findUniqueOrThrow({ where: { id: quizId }, select: CLOSING })
  const { definition } = toQuiz(own)
  const [extraDays, asked, ofClass, others] = await Promise.all([
    mostExtraDays(client, classId),
    listAssignmentOnly(client, quizId),
    client.item.findMany({ where: { classId, isAssignmentOnly: true }, select: ASSIGNMENT_ONLY }),
    listOthers(client, classId, quizId),
  ])
  const assignmentOnly = [
    ...asked,
    ...ofClass.map(toAssignmentOnly).filter((item) => canIncludeItem(definition, item)),
  ]
  const ownAt = closingOf(own, extraDays)
  const later = sharing(others, assignmentOnly).filter((other) => {
    const at = closingOf(other, extraDays)
    return at === null || (ownAt !== null && at > ownAt)
  })
  const closings = [ownAt, ...later.map((other) => closingOf(other, extraDays))]
  const dated = closings.filter((at) => at !== null)
  const at = dated.length < closings.length ? null : new Date(Math.max(...dated.map(Number)))
  return { at, waitsFor: later.map(({ title }) => title) }
}

const IS_OPEN = { state: { in: ['IN_PROGRESS', 'OVERDUE'] } } satisfies Prisma.AttemptWhereInput

const CLOSING = {
  ...QUIZ_COLUMNS,
  overrides: { select: { limits: true } },
  groupOverrides: { select: { limits: true } },
  _count: { select: { attempts: { where: IS_OPEN } } },
} satisfies Prisma.QuizSelect

type ClosingRow = Prisma.QuizGetPayload<{ select: typeof CLOSING }>

/** Whether a quiz has closed for everyone and has no open attempts. */
function isClosed(row: ClosingRow, extraDays: number, now: Date): boolean {
  const at = closingOf(row, extraDays)
  return row._count.attempts === 0 && at !== null && now >= at
}

/**
 * When a quiz closes for everyone, with all overrides and accommodations. To be safe, combines the latest date of all limits with the most extra days
 * of any member.
 * @returns null if it doesn't close for everyone
 */
function closingOf(row: ClosingRow, extraDays: number): Date | null {
  const { rules, timeZone } = toQuiz(row)
  const { closesAt } = rules
  if (closesAt === null) return null
  const layers = [...row.overrides, ...row.groupOverrides].map(({ limits }) => OwnLimitsSchema.parse(limits))
  const others = layers.flatMap((layer) => (layer.closesAt === undefined ? [] : [layer.closesAt]))
  if (others.includes(null)) return null
  const extraMinutes = Math.max(0, ...layers.map((layer) => layer.extraMinutes ?? 0))
  const latest = new Date(Math.max(closesAt.getTime(), ...others.map(Number)))
  return new Date(addCalendarDays(latest, extraDays, timeZone).getTime() + extraMinutes * MINUTE_MS)
}

async function mostExtraDays(client: Tx, classId: string): Promise<number> {
  const [everywhere, inClass] = await Promise.all([
    client.accommodation.aggregate({
      where: { learner: { memberships: { some: { classId } } } },
      _max: { extraDays: true },
    }),
    client.classAccommodation.aggregate({ where: { classId }, _max: { extraDays: true } }),
  ])
  return Math.max(everywhere._max.extraDays ?? 0, inClass._max.extraDays ?? 0)
}

/** Lists the other published assignments of the class. A removed assignment counts while it has open attempts. */
function listOthers(client: Tx, classId: string, quizId: string): Promise<ClosingRow[]> {
  return client.quiz.findMany({
    where: {
      id: { not: quizId },
      assignment: { classId, publishedAt: { not: null } },
      OR: [{ assignment: { removedAt: null } }, { attempts: { some: IS_OPEN } }],
    },
    orderBy: [{ assignment: { createdAt: 'asc' } }, { id: 'asc' }],
    select: CLOSING,
  })
}

const TypeSchema = z.enum(ITEM_TYPES)

/** Lists the assignment-only questions that any attempt at a quiz contains. */
async function listAssignmentOnly(client: Tx, quizId: string): Promise<AssignmentOnlyItems[]> {
  const rows = await client.item.findMany({
    where: {
      isAssignmentOnly: true,
      versions: { some: { attemptItems: { some: { attempt: { quizId } } } } },
    },
    select: ASSIGNMENT_ONLY,
  })
  return rows.map(toAssignmentOnly)
}

const ASSIGNMENT_ONLY = { slug: true, concept: true, type: true } as const

function toAssignmentOnly({
  slug,
  concept,
  type,
}: {
  slug: string
  concept: string | null
  type: string
}): AssignmentOnlyItems {
  return { id: slug, concept, type: TypeSchema.parse(type) }
}
