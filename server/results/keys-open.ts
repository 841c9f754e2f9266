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
 * Whether the keys of reserved questions that a quiz asked may be seen: it has closed for everybody, and so has every other assignment of the class
 * that may ask one of them.
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
 * Whether a quiz has closed, whatever was granted to anybody, and nobody has an attempt open. On the safe side: the longest of all limits is taken with
 * the most extra days of anybody in the class.
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

/** The other assignments that the class was given; one that was taken out asks as long as somebody is at it. */
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

/** The reserved questions that a quiz has asked anybody. */
async function listReserved(client: Tx, quizId: string) {
  const rows = await client.item.findMany({
    where: { isReserved: true, versions: { some: { attemptItems: { some: { attempt: { quizId } } } } } },
    select: { slug: true, concept: true, type: true },
  })
  return rows.map(({ slug, concept, type }) => ({ id: slug, concept, type: TypeSchema.parse(type) }))
}
