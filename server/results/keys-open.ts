import { z } from 'zod'
import { OwnLimitsSchema } from '@/domain/attempts/effective-limits'
import { mayAsk } from '@/domain/attempts/may-ask'
import { ITEM_TYPES } from '@/domain/items/item'
import { addCalendarDays } from '@/domain/time/calendar'
import type { Prisma } from '@/generated/prisma/client'
import { db, type Tx } from '@/server/platform/db'
import { QUIZ_COLUMNS, toQuiz } from '@/server/quizzes/quiz-rules'

const MINUTE_MS = 60_000

/**
 * Whether the keys of a quiz's assignment-only questions can be shown: the quiz has closed for everyone, and so has every other assignment of the class
 * that can include one of them.
 */
export async function areReservedKeysOpen(quizId: string, now: Date, client: Tx = db()): Promise<boolean> {
  const own = await client.quiz.findUniqueOrThrow({ where: { id: quizId }, select: CLOSING })
  const classId = own.assignment?.classId
  if (!classId) return false
  const extraDays = await mostExtraDays(client, classId)
  if (!isClosed(own, extraDays, now)) return false
  const [reserved, others] = await Promise.all([
    listReserved(client, quizId),
    listOthers(client, classId, quizId),
  ])
  return others.every((other) => {
    const { definition } = toQuiz(other)
    return isClosed(other, extraDays, now) || !reserved.some((item) => mayAsk(definition, item))
  })
}

const IS_OPEN = { state: { in: ['IN_PROGRESS', 'OVERDUE'] } } satisfies Prisma.AttemptWhereInput

const CLOSING = {
  ...QUIZ_COLUMNS,
  overrides: { select: { limits: true } },
  groupOverrides: { select: { limits: true } },
  _count: { select: { attempts: { where: IS_OPEN } } },
} satisfies Prisma.QuizSelect

type ClosingRow = Prisma.QuizGetPayload<{ select: typeof CLOSING }>

/**
 * Whether a quiz has closed for everyone, with all overrides and accommodations, and has no open attempts. To be safe, combines the latest date of all
 * limits with the most extra days of any member.
 */
function isClosed(row: ClosingRow, extraDays: number, now: Date): boolean {
  const { rules, timeZone } = toQuiz(row)
  const { closesAt } = rules
  if (row._count.attempts > 0 || closesAt === null) return false
  const layers = [...row.overrides, ...row.groupOverrides].map(({ limits }) => OwnLimitsSchema.parse(limits))
  const others = layers.flatMap((layer) => (layer.closesAt === undefined ? [] : [layer.closesAt]))
  if (others.includes(null)) return false
  const extraMinutes = Math.max(0, ...layers.map((layer) => layer.extraMinutes ?? 0))
  const latest = new Date(Math.max(Date.parse(closesAt), ...others.map(Number)))
  return now.getTime() >= addCalendarDays(latest, extraDays, timeZone).getTime() + extraMinutes * MINUTE_MS
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
    select: CLOSING,
  })
}

const TypeSchema = z.enum(ITEM_TYPES)

/** Lists the assignment-only questions that any attempt at a quiz contains. */
async function listReserved(client: Tx, quizId: string) {
  const rows = await client.item.findMany({
    where: { isReserved: true, versions: { some: { attemptItems: { some: { attempt: { quizId } } } } } },
    select: { slug: true, concept: true, type: true },
  })
  return rows.map(({ slug, concept, type }) => ({ id: slug, concept, type: TypeSchema.parse(type) }))
}
